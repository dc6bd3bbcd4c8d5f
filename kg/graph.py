"""The world as a NetworkX graph, and how to find one's way in it.

A node is an entity's id; an edge a statement, its key the statement's id. `graph.graph` has “pages”
(digest to Page), “articles” (id to Article), “figures” (all of them), “retired” (old id to kept id),
“continuations” (article to the article that it goes on in, by id), “joins” and “decisions” (why ids
were given up).
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from itertools import pairwise
from typing import Any

import networkx as nx

from kg.errors import KgError, UnknownName
from kg.model import STATED, Measure, Relation, World
from kg.model.identity import Decision
from kg.resolve import key_of

Edge = tuple[str, str, str]  # subject, object, statement: what `graph.edges[...]` takes
_OF_WHAT_IS_SAID = ("article", "start", "end", "rule", "confidence", "modality")
_NEAREST = 5  # names offered where one is unknown
_SIMILAR = 0.5  # of difflib's ratio; Chinese names are short, so that one sign in two may be wrong
# How a spelling may fit what was typed, the closest first; both are written as keys are.
_FITS: tuple[Callable[[str, str], bool], ...] = (str.__eq__, str.startswith, str.__contains__)


def build_graph(world: World) -> nx.MultiDiGraph:
    """Make the graph of a world; node and edge attributes are named as in the model, `quote` is the text."""
    articles = {article.id: article for article in world.articles}
    texts = {article.id: article.text for article in world.articles}
    graph = nx.MultiDiGraph(
        pages={page.digest: page for page in world.pages},
        articles=articles,
        figures=world.figures,
        retired=dict(world.retired),
        continuations=dict(world.continuations),
        joins=world.joins,
        decisions=world.decisions,
    )
    for entity in world.entities:
        kept = ("kind", "subtype", "name", "aliases", "articles", "adcode", "parent")
        graph.add_node(entity.id, **{key: getattr(entity, key) for key in kept})
    for statement in world.statements:
        said = statement.relation
        own = {"predicate": said.predicate, "role": said.role}
        quote = texts[said.article][said.start : said.end]
        graph.add_edge(statement.subject, statement.object, statement.id, quote=quote, **own, **said_of(said))
    return graph


def said_of(told: Relation | Measure) -> dict[str, Any]:
    """Give what relations and numbers have in common: where it is said, by which rule, when, how surely."""
    when = {"when": told.when.printed, "begins": told.when.begins, "ends": told.when.ends}
    return {key: getattr(told, key) for key in _OF_WHAT_IS_SAID} | when


def stated_only(graph: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """Copy the graph without what is only planned, or denied; its entities stay."""
    kept = nx.MultiDiGraph(**graph.graph)
    kept.add_nodes_from(graph.nodes(data=True))
    kept.add_edges_from(edge for edge in graph.edges(keys=True, data=True) if edge[-1]["modality"] == STATED)
    kept.graph["figures"] = tuple(f for f in graph.graph["figures"] if f.measure.modality == STATED)
    return kept


def find_entity(graph: nx.MultiDiGraph, text: str) -> str:
    """Find the node that `text` means: its id, a name of it, or a short form that fits it alone.

    An id may be written org/… or org:…; one that was given up means the one that was kept. UnknownName,
    with the names nearest to it or all that it may mean, where there is none or several.
    """
    id_ = text if "/" in text else text.replace(":", "/", 1)
    id_ = graph.graph["retired"].get(id_, id_)
    if id_ in graph:
        return str(id_)
    for found in _closest_first(graph, key_of(text)):
        if chief := _chief(graph, found):
            return chief
        if found:
            raise UnknownName("single entity", text, _telling(found)[:_NEAREST])
    known = sorted({name for names in _spellings(graph).values() for name in names})
    raise UnknownName("entity", text, get_close_matches(key_of(text), known, _NEAREST, _SIMILAR))


def decisions_by_node(graph: nx.MultiDiGraph) -> Mapping[str, Sequence[Decision]]:
    """What people decided about each node, or about an id that was given up for it."""
    kept = graph.graph["retired"]
    found = defaultdict(list)
    for told in graph.graph["decisions"]:
        for node in dict.fromkeys(kept.get(id_, id_) for id_ in told.things):
            found[node].append(told)
    return found


def search(graph: nx.MultiDiGraph, text: str) -> tuple[str, ...]:
    """Find the nodes with a name that contains `text`: equal ones first, then those that begin with it."""
    return tuple(dict.fromkeys(node for found in _closest_first(graph, key_of(text)) for node in found))


def shortest_path(graph: nx.MultiDiGraph, start: str, end: str) -> tuple[Edge, ...]:
    """Find the fewest statements that lead from one name to another, whichever way each of them points.

    Of several statements between two entities the surest; none where both names mean one entity.
    UnknownName as `find_entity` has it; KgError where no chain leads there.
    """
    nodes = find_entity(graph, start), find_entity(graph, end)
    try:
        # A plain graph with sorted edges: of chains of one length always the same is found.
        chain = nx.shortest_path(nx.Graph(sorted(set(graph.edges()))), *nodes)
    except (nx.NetworkXNoPath, nx.NodeNotFound) as error:
        raise KgError(f"No chain leads from “{start}” to “{end}”: nothing read so far links them.") from error
    return tuple(_surest(graph, *step) for step in pairwise(chain))


def _closest_first(graph: nx.MultiDiGraph, wanted: str) -> Iterator[list[str]]:
    """Give the nodes whose name is the key `wanted`, then those that fit it less and less."""
    if not wanted:
        return
    yield [node for node, name in graph.nodes(data="name") if key_of(name) == wanted]
    spellings = _spellings(graph)
    for fits in _FITS:
        yield [node for node, names in spellings.items() if any(fits(name, wanted) for name in names)]


def _spellings(graph: nx.MultiDiGraph) -> dict[str, set[str]]:
    """Each node's name, aliases and key, all written as keys are."""
    return {
        node: {key_of(name) for name in (own["name"], *own["aliases"])} | {_key(node)}
        for node, own in graph.nodes.items()
    }


def _chief(graph: nx.MultiDiGraph, found: Sequence[str]) -> str:
    """Choose the one found; of several the one that all others are named after: 德州市总工会."""
    if not found:
        return ""
    shortest = min(found, key=lambda node: len(graph.nodes[node]["name"]))
    name = graph.nodes[shortest]["name"]
    others = [graph.nodes[node]["name"] for node in found if node != shortest]
    return shortest if all(other != name and other.startswith(name) for other in others) else ""


def _key(node: str) -> str:
    return node.partition("/")[2]


def _telling(found: Sequence[str]) -> list[str]:
    """Keys that tell the nodes apart, or whole ids where a key serves two kinds."""
    times = Counter(map(_key, found))
    return sorted(_key(node) if times[_key(node)] == 1 else node for node in found)


def _surest(graph: nx.MultiDiGraph, first: str, second: str) -> Edge:
    both_ways = ((first, second), (second, first))
    edges = [(*ends, key) for ends in both_ways for key in graph.get_edge_data(*ends, default=())]
    return min(edges, key=lambda edge: (-graph.edges[edge]["confidence"], edge[2]))
