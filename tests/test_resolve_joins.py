"""What joins the names of several pages, and what keeps them apart."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from examples import bodies, one_article, person_at
from hypothesis import given
from hypothesis import strategies as st

from kg.model import ORGANIZATION, PERSON, PLACE, PROGRAM, Thing, World
from kg.model.identity import Decision, Join, Post, Profile
from kg.resolve import profiled, resolve
from kg.resolve.clusters import kept_ids
from kg.resolve.joins import find_joins, joins_under
from kg.resolve.official import is_telling, leading_place, may_be_called, public_body, shorter_names
from kg.resolve.profiles import series_of

FULL, SHORT, OTHER = "曙光重工集团有限公司", "曙光重工集团", "曙光重工集团股份有限公司"


def ids(world: World) -> list[str]:
    return [entity.id for entity in world.entities]


@pytest.mark.parametrize(
    ("name", "shorter", "called"),
    [
        (FULL, SHORT, True),
        (FULL, "曙光重工公司", False),
        ("青禾食品股份有限公司", "青禾食品公司", True),
        ("山东威高集团有限公司", "威高集团", True),
        (FULL + "工会", SHORT + "工会", True),
        ("南岭钢铁有限公司", "南岭钢铁股份有限公司", False),
        ("恒远纺织集团有限公司德州分公司", "恒远纺织集团有限公司", False),
        ("德州市总工会", "总工会", False),
        ("德州市服务有限公司", "服务公司", False),
    ],
)
def test_what_a_firm_may_be_called(name: str, shorter: str, called: bool) -> None:
    """A firm goes without its place or legal form, where something of its own is left."""
    assert (shorter in shorter_names(name)) is called
    assert may_be_called(name, shorter) is may_be_called(shorter, name) is called


@pytest.mark.parametrize(
    ("rest", "official"),
    [
        ("人社局", "人力资源和社会保障局"),
        ("发改委", "发展和改革委员会"),
        ("妇联", "妇女联合会"),
        ("总工会", "总工会"),
        ("光明机械公司", ""),
        ("", ""),
    ],
)
def test_public_bodies(rest: str, official: str) -> None:
    """What any place may have is called officially; anything else is not."""
    assert public_body(rest) == official


def test_leading_places() -> None:
    """The divisions that a name begins with are all taken, and no other word."""
    assert leading_place("山东省威海市总工会") == "山东省威海市"
    assert leading_place("曙光重工") == ""


def test_telling_names() -> None:
    """What every town has tells nothing by its name alone."""
    assert is_telling("曙光重工")
    assert not is_telling("职工服务中心")
    assert not is_telling("市总工会")


@pytest.mark.parametrize(
    ("name", "series"),
    [
        ("第四届全国职工职业技能大赛", "全国职工职业技能大赛"),
        ("2025年全国行业职业技能竞赛", "全国行业职业技能竞赛"),
        ("全国职工职业技能大赛", ""),
    ],
)
def test_series(name: str, series: str) -> None:
    """An edition is told by its number or year."""
    assert series_of(name) == series


def test_short_and_full_name_are_one() -> None:
    """A firm's short name on one page and its full one on another are one; the short IRI is retired."""
    world = resolve(bodies(SHORT, FULL))
    assert ids(world) == [f"org/{FULL}"]
    assert world.retired == {f"org/{SHORT}": f"org/{FULL}"}
    (entity,) = world.entities
    assert (entity.name, entity.aliases) == (FULL, (SHORT,))


def test_a_short_name_of_two_joins_none() -> None:
    """Where two firms may have the short name, it is neither's."""
    assert len(ids(resolve(bodies(SHORT, FULL, OTHER)))) == 3


def test_what_one_page_defines_holds_on_another() -> None:
    """A form that a page prints for a body joins a page that knows no other name of it."""
    firm = Thing(ORGANIZATION, "北京三快在线科技有限公司")
    defined = one_article("三快在线成立工会。", [("三快在线", firm, "")], source="1.txt")
    world = resolve([defined, *bodies("三快在线")])
    assert [join.rule for join in world.joins] == ["printed-so"]
    assert ids(world) == ["org/北京三快在线科技有限公司"]


@pytest.mark.parametrize(
    ("first", "second", "people"),
    [
        (("甲机械厂", "焊工"), ("甲机械厂", "班长"), 1),
        ((FULL, "焊工"), (SHORT, "班长"), 1),
        (("宁波市总工会", "副主席"), ("市总工会", "副主席"), 1),
        (("宁波市总工会", "副主席"), ("市总工会", "主席"), 2),
        (("甲机械厂", "厂长"), ("乙机械厂", "厂长"), 2),
    ],
)
def test_people_by_employer_and_post(first: tuple[str, str], second: tuple[str, str], people: int) -> None:
    """People of one name are one where the employer, or the post in what may be one employer, agrees."""
    world = resolve([person_at(*first, "1.txt"), person_at(*second, "2.txt")])
    assert len([entity for entity in world.entities if entity.kind == PERSON]) == people


def test_a_post_of_two_joins_none() -> None:
    """Where the vague employer is the end of two names, neither person is meant for sure."""
    pages = [
        person_at(employer, "副主席", f"{employer}.txt")
        for employer in ("宁波市总工会", "青岛市总工会", "市总工会")
    ]
    assert len([entity for entity in resolve(pages).entities if entity.kind == PERSON]) == 3


def test_two_of_one_name_on_a_page() -> None:
    """Articles of a page that give a name different employers speak of two people."""
    one, other = person_at("甲机械厂", "焊工", "1.txt"), person_at("乙食品厂", "厂长", "2.txt")
    moved = replace(other.articles[0], page=one.page.digest, number=2)
    page = replace(
        one,
        articles=(*one.articles, moved),
        mentions=(*one.mentions, *(replace(found, article=moved.id) for found in other.mentions)),
        relations=(*one.relations, *(replace(told, article=moved.id) for told in other.relations)),
    )
    people = [entity.id for entity in resolve([page]).entities if entity.kind == PERSON]
    assert people == ["person/陈伟（乙食品厂）", "person/陈伟（甲机械厂）"]


def test_a_province_is_no_anchor() -> None:
    """That two pages have someone of one name from a province does not make them one."""
    man, home = Thing(PERSON, "王磊"), Thing(PLACE, "山东省")
    pages = [
        one_article(
            f"{at}山东省王磊。",
            [("王磊", man, ""), ("山东省", home, "370000")],
            [(man, "comesFrom", home)],
            f"{at}",
        )
        for at in "12"
    ]
    assert len([entity for entity in resolve(pages).entities if entity.kind == PERSON]) == 2


def test_an_edition_is_part_of_its_series() -> None:
    """Where pages speak of a series and an edition, the edition is part of it, and they stay two."""
    names = ("第四届全国职工职业技能大赛", "全国职工职业技能大赛")
    pages = [one_article(f"{name}。", [(name, Thing(PROGRAM, name), "")], source=name) for name in names]
    (said,) = resolve(pages).statements
    assert (said.subject, said.relation.predicate, said.object) == (
        f"program/{names[0]}",
        "partOf",
        f"program/{names[1]}",
    )
    assert not resolve(pages[:1]).statements


def test_a_village_lies_where_it_is_said_to() -> None:
    """Villages of one name in two counties are two, each in its county and up to its province."""
    pages = [
        one_article(
            f"{county}义合村。",
            [(county, Thing(PLACE, county), code), ("义合村", Thing(PLACE, "义合村"), "")],
            source=county,
        )
        for county, code in (("兴义市", "522301"), ("覃塘区", "450804"))
    ]
    villages = {entity.id: entity.parent for entity in resolve(pages).entities if entity.name == "义合村"}
    assert villages == {
        "place/贵州省黔西南布依族苗族自治州兴义市义合村": "place/贵州省黔西南布依族苗族自治州兴义市",
        "place/广西壮族自治区贵港市覃塘区义合村": "place/广西壮族自治区贵港市覃塘区",
    }
    assert {"place/贵州省", "place/广西壮族自治区"} <= set(ids(resolve(pages)))


# ---- In any order

_names = st.sampled_from(
    [FULL, SHORT, OTHER, "曙光重工", "曙光重工公司", "山东曙光重工集团", "德州市总工会", "市总工会"]
)
_posts = st.builds(
    lambda name, role: Post(f"org/{name}", name, role), _names, st.sampled_from(["", "主席", "焊工"])
)
_profiles = st.one_of(
    st.builds(lambda name: Profile(f"org/{name}", ORGANIZATION, name), _names),
    st.builds(
        lambda at, posts: Profile(f"person/陈伟（{at}）", PERSON, "陈伟", (), tuple(sorted(posts))),
        st.integers(0, 4),
        st.frozensets(_posts, max_size=2),
    ),
)


@given(st.lists(_profiles, max_size=9), st.randoms(use_true_random=False))
def test_joins_do_not_depend_on_order(profiles: Sequence[Profile], random: object) -> None:
    """The same profiles give the same joins and kept ids, however they come and however often."""
    joins = find_joins(profiles)
    mixed = [*profiles, *profiles]
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert find_joins(mixed) == joins
    again = list(joins)
    random.shuffle(again)  # type: ignore[attr-defined]
    assert kept_ids(again, ()) == kept_ids(joins, ())


@given(st.lists(_profiles, max_size=9))
def test_each_token_joins_by_itself(profiles: Sequence[Profile]) -> None:
    """Joins are those under each token, so that a page only touches its own; a join is of two ids."""
    assert all(join.first != join.second for join in find_joins(profiles))
    kept = kept_ids(find_joins(profiles), ())
    assert not {*kept} & {*kept.values()}
    assert joins_under("org/无", []) == frozenset()


@given(st.frozensets(st.tuples(st.integers(0, 6), st.integers(0, 6)).filter(lambda pair: pair[0] != pair[1])))
def test_a_split_always_holds(pairs: frozenset[tuple[int, int]]) -> None:
    """Whatever pages would join, what people call different is never one."""
    joins = [Join(f"org/{one}", f"org/{other}", "printed-so", ("", "")) for one, other in pairs]
    kept = kept_ids(joins, [Decision("different", "org/0", "org/1")])
    assert kept.get("org/0", "org/0") != kept.get("org/1", "org/1")


def test_profiles_are_sorted_under_their_tokens() -> None:
    """What a page's profiles are looked for under comes in one order."""
    found = profiled(person_at("甲机械厂", "焊工", "1.txt"))
    assert list(found) == sorted(found)
    assert {token for token, _ in found} >= {"org/甲机械厂", "person/陈伟@甲机械厂", "person/陈伟#焊工"}
