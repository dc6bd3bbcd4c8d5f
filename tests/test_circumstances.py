"""What is planned or denied is marked, and what happened at a time is dated by it."""

import pytest

from kg.graph import build_graph, stated_only
from kg.measures import find_measures
from kg.model import DENIED, PLANNED, STATED, Page, Record, Relation
from kg.relations import Story, find_relations
from kg.relations.examples import read_marked
from kg.resolve import resolve

ISSUE = "2024-11-22"


UNION, OTHER = "〔Organization:洛阳市总工会〕", "〔Organization:开封市总工会〕"
CLOUD, SERVICE = "〔Program:“云上工友”平台〕", "〔Program:“工会通”平台〕"


def story_of(*paragraphs: str) -> Story:
    """Read the paragraphs as the linkers do, names marked."""
    marked = "\n".join(paragraphs)
    for name in (UNION, OTHER, CLOUD, SERVICE):
        marked = marked.replace(name.partition(":")[2][:-1], name)
    return read_marked(marked, ISSUE)


def found(*paragraphs: str, predicate: str = "runs") -> list[Relation]:
    """Give the relations of one kind that an article of the issue says."""
    relations = find_relations([story_of(*paragraphs)])
    return [relation for relation in relations if relation.predicate == predicate]


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("洛阳市总工会推出“云上工友”平台。", STATED),
        ("洛阳市总工会将推出“云上工友”平台。", PLANNED),
        ("洛阳市总工会还将推出“云上工友”平台。", PLANNED),
        ("洛阳市总工会计划于明年推出“云上工友”平台。", PLANNED),
        ("洛阳市总工会拟推出“云上工友”平台。", PLANNED),
        ("下一步，洛阳市总工会继续推出“云上工友”平台。", PLANNED),
        ("洛阳市总工会力争年内建成“云上工友”平台。", PLANNED),
        ("洛阳市总工会将加大投入，推出“云上工友”平台。", PLANNED),
        ("洛阳市总工会尚未推出“云上工友”平台。", DENIED),
        ("洛阳市总工会没有推出“云上工友”平台。", DENIED),
        ("洛阳市总工会不再运营“云上工友”平台。", DENIED),
        ("洛阳市总工会将全市驿站升级，推出“云上工友”平台。", STATED),
        ("洛阳市总工会不断创新，推出“云上工友”平台。", STATED),
        ("洛阳市总工会还将服务辐射至郊区，推出“云上工友”平台。", STATED),
        ("原计划明年完成，洛阳市总工会已推出“云上工友”平台。", STATED),
        ("洛阳市总工会主要领导带队，推出“云上工友”平台。", STATED),
    ],
)
def test_a_relation_says_whether_it_was_done(sentence: str, modality: str) -> None:
    """The words between who acts and what is done decide; 将 before an object says nothing."""
    assert {relation.modality for relation in found(sentence)} == {modality}


def test_who_acts_next_is_not_bound_by_a_plan_before() -> None:
    """A plan of one body leaves what another did as done."""
    relations = found("洛阳市总工会将推出“云上工友”平台，开封市总工会推出“工会通”平台。")
    assert {(r.subject.name, r.modality) for r in relations} == {
        ("洛阳市总工会", PLANNED),
        ("开封市总工会", STATED),
    }


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [("洛阳市总工会建成驿站312个。", STATED), ("洛阳市总工会计划到2026年建成驿站312个。", PLANNED)],
)
def test_a_number_says_whether_it_was_reached(sentence: str, modality: str) -> None:
    """A target is a planned number."""
    (measure,) = find_measures([story_of(sentence)])
    assert measure.modality == modality


@pytest.mark.parametrize(
    ("paragraphs", "when"),
    [
        (("2023年9月，洛阳市总工会推出“云上工友”平台。",), ("2023年9月", "2023-09-01/2023-09-30")),
        (("洛阳市总工会于去年推出“云上工友”平台。",), ("去年", "2023-01-01/2023-12-31")),
        (("洛阳市总工会推出“云上工友”平台。",), ("", "")),
        (
            ("今年5月，洛阳市总工会开会部署。随后，推出“云上工友”平台。",),
            ("今年5月", "2024-05-01/2024-05-31"),
        ),
        (("今年5月，洛阳市总工会开会部署。", "洛阳市总工会推出“云上工友”平台。"), ("", "")),
        (("记者11月20日获悉，洛阳市总工会推出“云上工友”平台。",), ("", "")),
        (("11月20日，记者从河南省总工会获悉，洛阳市总工会推出“云上工友”平台。",), ("", "")),
        (
            ("2021年，洛阳市总工会建驿站；2023年，推出“云上工友”平台。",),
            ("2023年", "2023-01-01/2023-12-31"),
        ),
    ],
)
def test_an_event_has_its_time(paragraphs: tuple[str, ...], when: tuple[str, str]) -> None:
    """The last time before it in its sentence, else that with which its paragraph goes on; no reporter's."""
    (relation,) = {(r.when.printed, r.when.interval) for r in found(*paragraphs)}
    assert relation == when


def test_what_lasts_is_not_dated_by_what_happened() -> None:
    """A post is not of the day on which its holder spoke, nor an honour before a name."""
    sentence = "2023年9月，洛阳市总工会主席〔Person:何勇〕、〔Honour:全国劳模〕〔Person:赵立新〕来到现场。"
    for predicate in ("worksFor", "awarded"):
        assert {r.when.printed for r in found(sentence, predicate=predicate)} == {""}


@pytest.mark.parametrize(
    ("sentence", "when"),
    [
        ("〔Person:何勇〕荣获2023年〔Honour:河北省科学技术奖〕。", "2023年"),
        ("2022年〔Honour:全国劳动模范〕〔Person:何勇〕来了。", "2022年"),
        ("2024年9月，〔Honour:全国劳动模范〕〔Person:何勇〕来了。", ""),
    ],
)
def test_an_honour_is_of_its_own_year(sentence: str, when: str) -> None:
    """The year beside the honour is the honour's, not that of what its holder did."""
    assert {r.when.printed for r in found(sentence, predicate="awarded")} == {when}


def test_a_dateline_is_the_day_from_which_its_article_reckons() -> None:
    """Words are printed as on the page, in its width."""
    (relation,) = found("今年８月，洛阳市总工会推出“云上工友”平台。")
    assert (relation.when.printed, relation.when.begins) == ("今年８月", "2024-08-01")


def test_plans_and_denials_can_be_left_out() -> None:
    """The graph of what is stated has neither, and still all entities."""
    story = story_of("洛阳市总工会推出“云上工友”平台。该会将推出“工会通”平台。洛阳市总工会拟新建驿站312个。")
    article = story.article
    page = Page("p.txt", article.page, article.text)
    said = (find_relations([story]), find_measures([story]))
    record = Record(page, (article,), tuple(story.mentions), *said)
    graph = build_graph(resolve([record]))
    stated = stated_only(graph)
    assert set(stated) == set(graph)
    assert {said["modality"] for *_, said in stated.edges(data=True)} == {STATED}
    assert stated.number_of_edges() < graph.number_of_edges()
    assert graph.graph["figures"]
    assert not stated.graph["figures"]
