"""Makes graphs to test with: a small one by hand, and a large one of the annotated pages where they are."""

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import networkx as nx

from kg.model import (
    KINDS,
    PLANNED,
    STATED,
    Article,
    Byline,
    Dateline,
    Figure,
    Headline,
    Measure,
    Page,
    Thing,
    When,
)

GOLD = Path(__file__).parents[2] / "shared" / "gold"
SEEDS = Path(__file__).parents[1] / "seeds"
_PREFIXES = ("org", "program", "person", "place", "honour", "group")
_SOUTH, _EAST, _DISTRICT = "place/南省", "place/南省东市", "place/南省东市西区"
_UNION, _UPPER, _COURT = "org/东市总工会", "org/南省总工会", "org/东市人民法院"
_SYSTEM, _MODULE, _RIDERS = "program/工会通", "program/工会通·投诉“直办”", "group/外卖骑手"
_PERSON, _HONOUR = "person/李“小”明", "honour/劳动奖章"


def hand_made() -> nx.MultiDiGraph:
    """Two articles of one issue, with every kind and every relation, in sentences made up for it."""
    graph = _empty_graph()
    paragraphs = (
        "11月5日，东市总工会副主席（兼职）李“小”明说：",
        "东市总工会联合东市人民法院推出“工会通”，服务外卖骑手3万名。",
        "南省总工会指导东市总工会；C:\\路径 与 \t 制表。",
    )
    page = Page("d1.txt", "d1" * 32, "", "南方工人报", "2025-11-05", "2")
    byline = (Byline("王芳", "记者"),)
    headlines = (Headline("“工会通”上线"), Headline("东市", "kicker"))
    dateline = Dateline("本报讯", "本报", "东市", "2025-11-05")
    article = Article(page.digest, 1, "report", headlines, paragraphs, byline, dateline)
    other = Article(page.digest, 2, "brief", (Headline("简讯一则"),), ("钱进获劳动奖章。",), continued=True)
    _read(graph, page, [article, other])
    graph.add_node(_SOUTH, **entity("Place", "南省", "Province", adcode="990000"))
    graph.add_node(_EAST, **entity("Place", "东市", "City", adcode="990100", parent=_SOUTH))
    graph.add_node(_DISTRICT, **entity("Place", "西区", "County", adcode="990102", parent=_EAST))
    for node, kind, subtype in (
        (_UNION, "Organization", "TradeUnion"),
        (_UPPER, "Organization", "TradeUnion"),
        (_COURT, "Organization", "Government"),
        (_SYSTEM, "Program", "DigitalSystem"),
        (_MODULE, "Program", "DigitalSystem"),
        (_PERSON, "Person", ""),
        (_HONOUR, "Honour", ""),
        (_RIDERS, "Group", ""),
    ):
        name = node.rpartition("/")[2]
        graph.add_node(node, **entity(kind, name, subtype, (article.id, other.id), ("市总", name)))
    _link_by_hand(graph, article)
    graph.graph["figures"] = tuple(_figure_by_hand(of, article) for of in (_SYSTEM, _UNION))
    graph.graph["retired"] = {"org/东市总": _UNION}
    return graph


def _link_by_hand(graph: nx.MultiDiGraph, article: Article) -> None:
    speaks, launches, guides = article.paragraphs
    for subject, predicate, target, role, sentence in (
        (_PERSON, "worksFor", _UNION, "副主席（兼职）", speaks),
        (_PERSON, "memberOf", _UPPER, "", speaks),
        (_PERSON, "comesFrom", _DISTRICT, "", speaks),
        (_PERSON, "awarded", _HONOUR, "2024", speaks),
        (_UNION, "runs", _SYSTEM, "推出", launches),
        (_UPPER, "runs", _SYSTEM, "指导", guides),
        (_COURT, "takesPartIn", _SYSTEM, "", launches),
        (_UPPER, "established", _UNION, "", guides),
        (_UNION, "cooperatesWith", _COURT, "联合", launches),
        (_UNION, "partOf", _UPPER, "", guides),
        (_MODULE, "partOf", _SYSTEM, "", launches),
        (_UNION, "locatedIn", _EAST, "", launches),
        (_SYSTEM, "locatedIn", _DISTRICT, "", launches),
        (_SYSTEM, "serves", _RIDERS, "", launches),
        (_UNION, "assists", _PERSON, "", speaks),
    ):
        modality = PLANNED if predicate == "established" else STATED
        link(graph, (subject, predicate, target), role, _place(article, sentence), modality)


def _figure_by_hand(of: str, article: Article) -> Figure:
    _, start, end = _place(article, article.paragraphs[1])
    measure = Measure(article.id, start, end, Thing("", of), "服务骑手", 3e4, "名", "hand", 0.5)
    return Figure(_digest(of), of, replace(measure, when=When("2025", "2025-01-01", "2025-12-31")))


def annotated() -> nx.MultiDiGraph:
    """Give what careful readers found on the annotated pages; an article's text is its page, squeezed."""
    graph = _empty_graph()
    for path in sorted(GOLD.glob("0*.json")):
        _add_annotation(graph, json.loads(path.read_text("utf-8")))
    return graph


def _add_annotation(graph: nx.MultiDiGraph, gold: dict[str, Any]) -> None:
    raw = (SEEDS / gold["page"]).read_bytes()
    page = Page(gold["page"], hashlib.sha256(raw).hexdigest(), raw.decode("utf-8"), "工人日报")
    squeezed = re.sub(r"\s+", "", page.text)
    articles = {
        said["id"]: Article(
            page.digest,
            number,
            said["kind"],
            tuple(
                Headline(line, "subtitle" if at else "main")
                for at, line in enumerate(said["title"].split("\u3000"))
            ),
            (squeezed,),
            tuple(Byline(byline["name"], byline["role"]) for byline in said["bylines"]),
            continued=said["continued"],
        )
        for number, said in enumerate(gold["articles"], 1)
    }
    _read(graph, page, articles.values())
    nodes = {said["id"]: _add_annotated_entity(graph, said, articles) for said in gold["entities"]}
    for row in gold["relations"]:
        at = _find(articles[row["article"]], row["quote"])
        link(graph, (nodes[row["s"]], row["p"], nodes[row["o"]]), row.get("role") or "", at)
    graph.graph["figures"] += tuple(
        _annotated_figure(nodes[row["s"]], row, _find(articles[row["article"]], row["quote"]))
        for row in gold["measures"]
    )


def _add_annotated_entity(graph: nx.MultiDiGraph, said: dict[str, Any], articles: dict[str, Article]) -> str:
    kind, name = said["type"], said["name"]
    node = f"{_PREFIXES[KINDS.index(kind)]}/{name}"
    at = tuple(articles[key].id for key in said["articles"])
    before = graph.nodes.get(node, {"articles": (), "aliases": ()})
    aliases = {*before["aliases"], *said["aliases"]}
    where = (*before["articles"], *at)
    graph.add_node(node, **entity(kind, name, said.get("subtype") or "", where, tuple(sorted(aliases))))
    return node


def _annotated_figure(of: str, row: dict[str, Any], at: tuple[Article, int, int]) -> Figure:
    article, start, end = at
    told = (row["what"], row["value"], row["unit"], "gold", 1.0)
    measure = Measure(article.id, start, end, Thing("", of), *told, when=When(row.get("as_of") or ""))
    return Figure(_digest(of, row["what"], str(row["value"]), article.id, str(start)), of, measure)


def entity(
    kind: str,
    name: str,
    subtype: str = "",
    articles: tuple[str, ...] = (),
    aliases: tuple[str, ...] = (),
    *,
    adcode: str = "",
    parent: str = "",
) -> dict[str, Any]:
    """Give the attributes of a node, as `kg.graph` gives them."""
    return {
        "kind": kind,
        "subtype": subtype,
        "name": name,
        "aliases": aliases,
        "articles": articles,
        "adcode": adcode,
        "parent": parent,
    }


def link(
    graph: nx.MultiDiGraph,
    triple: tuple[str, str, str],
    role: str,
    at: tuple[Article, int, int],
    modality: str = STATED,
) -> None:
    """Add an edge, as `kg.graph` gives it, for a sentence from `start` to `end` of an article."""
    (subject, predicate, target), (article, start, end) = triple, at
    graph.add_edge(
        subject,
        target,
        _digest(*triple, article.id, str(start), str(end)),
        predicate=predicate,
        role=role,
        quote=article.text[start:end],
        start=start,
        end=end,
        rule="hand",
        confidence=0.9,
        article=article.id,
        modality=modality,
        when="今年",
        begins="2025-01-01",
        ends="2025-12-31",
    )


def _empty_graph() -> nx.MultiDiGraph:
    return nx.MultiDiGraph(pages={}, articles={}, figures=(), retired={}, continuations={}, decisions=())


def _read(graph: nx.MultiDiGraph, page: Page, articles: Iterable[Article]) -> None:
    graph.graph["pages"][page.digest] = page
    graph.graph["articles"].update({article.id: article for article in articles})


def _find(article: Article, quote: str) -> tuple[Article, int, int]:
    return _place(article, re.sub(r"\s+", "", quote))


def _place(article: Article, sentence: str) -> tuple[Article, int, int]:
    start = article.text.index(sentence)
    return article, start, start + len(sentence)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]
