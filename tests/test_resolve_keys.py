"""Keys: what pages agree on that mean the same."""

import pytest
from examples import COURT, DEZHOU, DISTRICT, FUZHOU_GULOU, LI, NANJING_GULOU, UNION, one_article
from hypothesis import given
from hypothesis import strategies as st

from kg.model import PERSON, Thing
from kg.resolve import key_of, resolve
from kg.resolve.keys import organization_key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("德州市总工会", "德州市总工会"),
        ("“鲁工惠”App", "鲁工惠APP"),
        ("鲁工惠ＡＰＰ", "鲁工惠APP"),
        ("德州 市\u3000总\n工会", "德州市总工会"),
        ("满帮(集团)公司", "满帮（集团）公司"),
        ("阿卜杜拉•买买提", "阿卜杜拉·买买提"),
        ("A/B", "A\uff0fB"),
        ("德州市總工會", "德州市总工会"),
        ("乾安县毕昇杯大赛", "乾安县毕昇杯大赛"),
    ],
)
def test_key_of(name: str, key: str) -> None:
    """A key is readable, without white space, quotation marks or what would have to be escaped in an IRI."""
    assert key_of(name) == key


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_key_is_stable(name: str) -> None:
    """The key of a key is that key."""
    assert key_of(key_of(name)) == key_of(name)


@pytest.mark.parametrize(
    ("name", "adcode", "key"),
    [
        ("德州市总工会", DEZHOU, "德州市总工会"),
        ("山东省德州市总工会", DEZHOU, "德州市总工会"),
        ("山東省德州市總工會", DEZHOU, "德州市总工会"),
        ("鼓楼区总工会", FUZHOU_GULOU, "福建省福州市鼓楼区总工会"),
        ("福州市鼓楼区总工会", FUZHOU_GULOU, "福建省福州市鼓楼区总工会"),
        ("鼓楼区总工会", NANJING_GULOU, "江苏省南京市鼓楼区总工会"),
        ("鼓楼区总工会", "", "鼓楼区总工会"),
        ("光明机械公司", DEZHOU, "光明机械公司"),
        ("东华门街道总工会", "110101001", "北京市东城区东华门街道总工会"),
    ],
)
def test_organization_key(name: str, adcode: str, key: str) -> None:
    """A key has as much of the place as makes it unique in the country, and no more."""
    assert organization_key(name, adcode) == key


@pytest.mark.parametrize(
    ("relations", "anchor"),
    [
        ([(LI, "worksFor", UNION), (LI, "comesFrom", DISTRICT)], "德州市总工会"),
        ([(LI, "comesFrom", DISTRICT)], "福建省福州市鼓楼区"),
        ([(LI, "cooperatesWith", UNION)], None),
    ],
)
def test_anchor_of_a_person(relations: list[tuple[Thing, str, Thing]], anchor: str | None) -> None:
    """A person is told apart by the employer, else the place, else the article."""
    mentions = [("李明", LI, ""), ("德州市总工会", UNION, DEZHOU), ("鼓楼区", DISTRICT, FUZHOU_GULOU)]
    page = one_article("李明在鼓楼区，德州市总工会。", mentions, relations)
    people = [found for found in resolve([page]).entities if found.kind == PERSON]
    assert [found.id for found in people] == [f"person/李明（{anchor or page.articles[0].id}）"]


@pytest.mark.parametrize(("employers", "people"), [((UNION, UNION), 1), ((UNION, COURT), 2)])
def test_people_of_one_name(employers: tuple[Thing, Thing], people: int) -> None:
    """People of one name on two pages are one where their anchors agree, and two where they do not."""
    pages = [
        one_article(
            f"{number}：{employer.name}李明。",
            [("李明", LI, ""), (employer.name, employer, "")],
            [(LI, "worksFor", employer)],
            source=f"{number}.txt",
        )
        for number, employer in enumerate(employers)
    ]
    assert len([found for found in resolve(pages).entities if found.kind == PERSON]) == people
