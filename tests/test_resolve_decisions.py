"""What people decide about who is who holds in the world, and contradictions are refused."""

import pytest
from examples import bodies, one_article, person_at

from kg.errors import DecisionError
from kg.model import ORGANIZATION, PERSON, Thing, World
from kg.model.identity import Decision
from kg.resolve import resolve

FULL, SHORT = "曙光重工集团有限公司", "曙光重工集团"


def ids(world: World) -> list[str]:
    return [entity.id for entity in world.entities]


def same(first: str, second: str, line: int = 1) -> Decision:
    return Decision("same", first, second, line=line)


def different(first: str, second: str, line: int = 2) -> Decision:
    return Decision("different", first, second, line=line)


def test_people_merge_and_split() -> None:
    """A merge makes one of two and keeps the first's IRI; a split keeps apart what pages would join."""
    merged = resolve(bodies("甲厂总部", "乙厂总部"), [same("org/乙厂总部", "org/甲厂总部")])
    assert (ids(merged), merged.retired) == (["org/乙厂总部"], {"org/甲厂总部": "org/乙厂总部"})
    assert merged.entities[0].name == "乙厂总部"
    assert len(ids(resolve(bodies(SHORT, FULL), [different(f"org/{FULL}", f"org/{SHORT}")]))) == 2


def test_an_article_can_be_split_off() -> None:
    """What a name means in one article can be another thing, and then be merged with a third."""
    pages = bodies("光明机械公司", "乙厂总部")
    again = one_article(
        "光明机械公司休息。", [("光明机械公司", Thing(ORGANIZATION, "光明机械公司"), "")], source="9"
    )
    article = again.articles[0].id
    apart = different("org/光明机械公司", f"article/{article}")
    own = f"org/光明机械公司（{article}）"
    assert ids(resolve([*pages, again], [apart])) == ["org/乙厂总部", "org/光明机械公司", own]
    both = [apart, same("org/乙厂总部", own, 3)]
    assert ids(resolve([*pages, again], both)) == ["org/乙厂总部", "org/光明机械公司"]


def test_names_and_statements_are_corrected() -> None:
    """A renamed entity keeps its old name as another; a wrong statement is gone on that page only."""
    pages = [person_at("甲机械厂", "焊工", "1.txt"), person_at("甲机械厂", "班长", "2.txt")]
    man, body = "person/陈伟（甲机械厂）", "org/甲机械厂"
    wrong = Decision("wrong", man, body, predicate="worksFor", page=pages[0].page.digest[:16])
    world = resolve(pages, [Decision("rename", man, "陈炜"), wrong])
    (person,) = (entity for entity in world.entities if entity.kind == PERSON)
    assert (person.id, person.name, person.aliases) == (man, "陈炜", ("陈伟",))
    assert [told.relation.role for told in world.statements] == ["班长"]


def test_decisions_on_what_is_gone_do_nothing() -> None:
    """A decision about pages that were taken out is kept for their return and changes nothing else."""
    pages = bodies(FULL)
    told = [same("org/甲", "org/乙"), different("org/丙", "article/0.1"), Decision("rename", "org/丁", "戊")]
    assert resolve(pages, told).entities == resolve(pages).entities


@pytest.mark.parametrize(
    ("decisions", "clue"),
    [
        ([same("org/甲", "org/乙", 4), different("org/乙", "org/甲", 7)], "Line 7 .* line 4"),
        (
            [same("org/甲", "org/乙", 4), same("org/乙", "org/丙", 5), different("org/甲", "org/丙", 7)],
            "Line 7 .* line 4, 5",
        ),
        (
            [Decision("rename", "org/甲", "一", line=4), Decision("rename", "org/甲", "二", line=5)],
            "Lines 4 and 5",
        ),
        (
            [
                same("org/甲", "org/乙", 3),
                Decision("rename", "org/甲", "一", line=4),
                Decision("rename", "org/乙", "二", line=5),
            ],
            "Lines 4 and 5",
        ),
        ([same("org/甲", "person/甲", 4)], "Line 4 .* two kinds"),
    ],
)
def test_conflicts_name_their_lines(decisions: list[Decision], clue: str) -> None:
    """Decisions that contradict each other are refused with the lines of both."""
    with pytest.raises(DecisionError, match=clue):
        resolve(bodies(FULL), decisions)
