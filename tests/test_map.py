"""The map: one file that asks nothing of the net, holds every sentence and runs nothing out of the data."""

from math import dist
from pathlib import Path
from time import process_time

import networkx as nx
import pytest
from graphs import entity, hand_made, link
from written import Reader

from kg.errors import UnknownName
from kg.map import focus, layout, write_map
from kg.map.layout import place
from kg.map.spelling import pinyin
from kg.model import KINDS, Article, Headline, Page

LABELS = {"runs": {"zh": "开展", "en": "runs"}, "Organization": {"zh": "机构", "en": "organization"}}
HOSTILE = (
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<!--<script>",
    "行\u2028分\u2029隔",
    "{{ 7 * 7 }}{% raw %}",
    "&lt;b&gt;",
)


def draw(graph: nx.MultiDiGraph, folder: Path) -> Reader:
    path = folder / "map.html"
    write_map(graph, path, LABELS)
    return Reader(path.read_text("utf-8"))


def named(*names: str) -> nx.MultiDiGraph:
    """Make a graph of programs that one union runs."""
    page = Page("p.txt", "e" * 64, "", "报", "2025-01-02", "1")
    article = Article(page.digest, 1, "report", (Headline("标题"),), ("甲工会开展活动。",))
    graph = nx.MultiDiGraph(pages={page.digest: page}, articles={article.id: article}, figures=())
    graph.add_node("org/甲", **entity("Organization", "甲", "", (article.id,)))
    for name in names:
        graph.add_node(f"program/{name}", **entity("Program", name, "", (article.id,), (name + name,)))
        link(graph, ("org/甲", "runs", f"program/{name}"), name, (article, 3, 11))
    return graph


def chain(size: int) -> nx.MultiDiGraph:
    """Make a graph of communities of ten around a hub, hub linked to hub."""
    graph = named()
    article = next(iter(graph.graph["articles"].values()))
    for number in range(size):
        graph.add_node(f"org/{number}", **entity(KINDS[number % 6], f"第{number}工会", "", (article.id,)))
        near = number - number % 10 if number % 10 else max(0, number - 10)
        if number:
            link(graph, (f"org/{number}", "partOf", f"org/{near}"), "", (article, 3, 11))
    return graph


def test_nothing_is_fetched(tmp_path: Path) -> None:
    """The page has no link to anything, and its policy forbids whatever is not in it."""
    draw(hand_made(), tmp_path)
    html = (tmp_path / "map.html").read_text("utf-8")
    assert Reader(html).links == []
    assert "default-src 'none'" in html
    assert "@import" not in html
    assert "cdn" not in html.lower().partition("<script>")[0]


def test_same_graph_same_bytes(tmp_path: Path) -> None:
    """The order in which nodes and edges were added leaves no trace in the file."""
    graph = hand_made()
    turned = nx.MultiDiGraph(**graph.graph)
    turned.add_nodes_from(reversed(list(graph.nodes(data=True))))
    turned.add_edges_from(reversed(list(graph.edges(keys=True, data=True))))
    for name, drawn in (("a.html", graph), ("b.html", turned)):
        write_map(drawn, tmp_path / name, LABELS)
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.html", "b.html"]


def test_every_edge_can_be_read(tmp_path: Path) -> None:
    """Each statement is in a bundle that is drawn, and its sentence stands in its article's text."""
    graph = hand_made()
    blocks = draw(graph, tmp_path).blocks
    rows = {row["id"]: row for row in blocks["graph-data"]["statements"]}
    texts = blocks["texts-data"]
    for subject, target, key, attributes in graph.edges(keys=True, data=True):
        row = rows[key]
        assert (row["subject"], row["object"]) == (subject, target)
        assert texts[row["article"]][row["start"] : row["end"]] == attributes["quote"]
    bundled = [key for edge in blocks["network-data"]["edges"] for key in edge["statements"]]
    assert sorted(bundled) == sorted(rows)


def test_one_line_a_pair(tmp_path: Path) -> None:
    """Statements between two nodes, either way, share one line with an arrow for each way."""
    graph = hand_made()
    edges = draw(graph, tmp_path).blocks["network-data"]["edges"]
    pairs = [frozenset((edge["from"], edge["to"])) for edge in edges]
    assert len(pairs) == len(set(pairs))
    both = {"org/东市总工会", "org/南省总工会"}
    (shared,) = (edge for edge in edges if {edge["from"], edge["to"]} == both)
    assert len(shared["statements"]) == 2
    assert shared["arrows"] == {"to": True, "from": True}


@pytest.mark.parametrize("name", HOSTILE)
def test_data_stays_data(name: str, tmp_path: Path) -> None:
    """A name that is markup, a comment or a template arrives as it is and opens no element."""
    plain = draw(named("平常"), tmp_path)
    hostile = draw(named(name), tmp_path)
    assert hostile.scripts == plain.scripts
    assert hostile.links == []
    data = hostile.blocks["graph-data"]
    assert [row["name"] for row in data["entities"]] == ["甲", name]
    assert data["statements"][0]["role"] == name


@pytest.mark.parametrize(
    ("name", "spelled"),
    [
        ("重庆市总工会", "chong qing shi zong gong hui"),
        ("“工情通”App\uff12", "gong qing tong a p p 2"),
        ("ABC-1", ""),
        ("", ""),
    ],
)
def test_pinyin(name: str, spelled: str) -> None:
    """Chinese is spelled as it is read, letters and digits stay, all else goes."""
    assert pinyin(name) == spelled


def test_unlinked_nodes(tmp_path: Path) -> None:
    """A node without relations is found by search but not drawn; a province is, faintly, for its city."""
    graph = hand_made()
    graph.add_node("org/独", **entity("Organization", "独"))
    blocks = draw(graph, tmp_path).blocks
    drawn = {node["id"]: node["faint"] for node in blocks["network-data"]["nodes"]}
    assert "org/独" not in drawn
    assert "org/独" in {row["id"] for row in blocks["graph-data"]["entities"]}
    assert drawn["place/南省"]
    assert not drawn["place/南省东市"]


def test_empty_graph(tmp_path: Path) -> None:
    """A graph with nothing in it still gives a page."""
    empty = nx.MultiDiGraph(pages={}, articles={}, figures=())
    assert draw(empty, tmp_path).blocks["network-data"] == {"nodes": [], "edges": []}


def test_unwritable_path(tmp_path: Path) -> None:
    """A path that cannot be written is named in one line, and nothing is left lying about."""
    (tmp_path / "map.html").mkdir()
    with pytest.raises(OSError, match=r"map\.html"):
        write_map(hand_made(), tmp_path / "map.html", LABELS)
    assert [path.name for path in tmp_path.iterdir()] == ["map.html"]


def test_interface_speaks_both_languages(tmp_path: Path) -> None:
    """Chinese and English have the same texts, each asked for somewhere in the page."""
    texts = draw(hand_made(), tmp_path).blocks["interface-data"]
    html = (tmp_path / "map.html").read_text("utf-8")
    assert texts["zh"].keys() == texts["en"].keys()
    # Twice in the texts themselves, and once where it is asked for, maybe by its beginning.
    begun = {key for key in texts["zh"] if f"say(`{key.partition('_')[0]}_${{" in html}
    assert [key for key in texts["zh"] if html.count(f'"{key}"') < 3 and key not in begun] == []


def test_nodes_lie_apart() -> None:
    """No two nodes lie on one another, and the members of a community lie nearer than strangers."""
    drawn = nx.Graph(nx.ring_of_cliques(6, 8))
    nx.set_edge_attributes(drawn, 1.0, "weight")
    named_nodes = nx.relabel_nodes(drawn, {number: f"n{number:02}" for number in drawn})
    spots = place(named_nodes, 100)
    pairs = [(a, b) for a in spots for b in spots if a < b]
    within = [dist(spots[a], spots[b]) for a, b in pairs if int(a[1:]) // 8 == int(b[1:]) // 8]
    across = [dist(spots[a], spots[b]) for a, b in pairs if int(a[1:]) // 8 != int(b[1:]) // 8]
    assert min(within + across) > 30
    assert sum(within) / len(within) < 0.5 * sum(across) / len(across)


def test_many_communities_lie_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """Communities beyond those that look for the best place stand around them, none on another."""
    monkeypatch.setattr(layout, "MOST_PACKED", 60)
    pairs = [(f"a{number:04}", f"b{number:04}") for number in range(140)]
    drawn = nx.Graph(pairs)
    nx.set_edge_attributes(drawn, 1.0, "weight")
    spots, narrow = (place(drawn, room) for room in (len(drawn), 70))
    middles = [((x + u) / 2, (y + v) / 2) for (x, y), (u, v) in ((spots[a], spots[b]) for a, b in pairs)]
    assert min(dist(one, other) for one in middles for other in middles if one < other) > 60
    widths = [max(abs(x) for x, _ in drawn_at.values()) for drawn_at in (spots, narrow)]
    assert widths[1] < 0.6 * widths[0]


def test_large_graphs_take_their_share(tmp_path: Path) -> None:
    """Twice the nodes take well under four times the work, up to 2,000 nodes."""
    seconds = {}
    for size in (1000, 2000):
        graph = chain(size)
        # The best of three, as another process may push this one out of the cache.
        times = []
        for _ in range(3):
            start = process_time()
            write_map(graph, tmp_path / "map.html", LABELS)
            times.append(process_time() - start)
        seconds[size] = min(times)
    assert seconds[2000] < 3.5 * seconds[1000]


@pytest.mark.parametrize(
    ("hops", "kinds", "expected"),
    [
        (0, (), {"honour/劳动奖章"}),
        (1, (), {"honour/劳动奖章", "person/李“小”明"}),
        (2, ("Organization",), {"honour/劳动奖章", "org/东市总工会", "org/南省总工会"}),
        (2, ("Place",), {"honour/劳动奖章", "place/南省东市西区", "place/南省东市", "place/南省"}),
    ],
)
def test_focus(hops: int, kinds: tuple[str, ...], expected: set[str]) -> None:
    """Links count either way; the node stays whatever its kind; places bring their parents."""
    assert set(focus(hand_made(), "honour/劳动奖章", hops, kinds)) == expected


def test_focus_keeps_what_edges_say(tmp_path: Path) -> None:
    """What is cut out has the attributes of the whole, and the whole is left as it was."""
    graph = hand_made()
    size = len(graph)
    part = focus(graph, "", 0, ("Organization",))
    assert {kind for _, kind in part.nodes(data="kind")} == {"Organization"}
    figures = draw(part, tmp_path).blocks["graph-data"]["figures"]
    expected = sorted(figure.of for figure in graph.graph["figures"] if figure.of in part)
    assert sorted(row["of"] for row in figures) == expected
    assert len(expected) < len(graph.graph["figures"])
    part.clear()
    assert len(graph) == size


def test_focus_on_nothing_known() -> None:
    """A node that is not there is answered with the nearest that are."""
    with pytest.raises(UnknownName, match="org/东市总工会"):
        focus(hand_made(), "org/东市工会", 1)
