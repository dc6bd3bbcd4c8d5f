"""Reads from `ontology/kg.ttl` which relations, kinds and labels there are, so that Python names none."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import cast

import pyoxigraph as ox

from kg.errors import KgError
from kg.model import KINDS
from kg.resources import ontology_dir

NAMESPACE = "https://w3id.org/newskg/ontology#"

_PREFIXES = f"""
PREFIX kg: <{NAMESPACE}>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""
# Domain and range are a kind or a class above some. Where the kind of the subject restricts the
# object further (part of: both of one kind), a class says so by owl:allValuesFrom.
_ALLOWED = """
SELECT ?relation ?subject ?object {
  ?relation a kg:Relation ; rdfs:domain/^rdfs:subClassOf* ?subject ; rdfs:range/^rdfs:subClassOf* ?object .
  OPTIONAL { ?subject rdfs:subClassOf [ owl:onProperty ?relation ; owl:allValuesFrom ?only ] }
  FILTER(!BOUND(?only) || ?only = ?object)
}"""
_MANNERS = "SELECT ?relation ?verb ?manner { ?manner rdfs:subPropertyOf ?relation ; kg:verb ?verb }"
_SUBCLASSES = (
    "SELECT ?class ?parent { ?class a owl:Class ; rdfs:subClassOf ?parent . FILTER(isIRI(?parent)) }"
)
_LABELS = "SELECT ?thing ?label { ?thing rdfs:label ?label }"


@cache
def allowed_pairs() -> Mapping[str, frozenset[tuple[str, str]]]:
    """Of each relation, the pairs (kind of subject, kind of object) that it may join; local names."""
    pairs = defaultdict(set)
    for relation, *ends in _ask(_ALLOWED):
        subject, thing = map(_local, ends)
        if subject in KINDS and thing in KINDS:
            pairs[_local(relation)].add((subject, thing))
    return MappingProxyType({name: frozenset(pairs[name]) for name in sorted(pairs)})


@cache
def subtypes() -> Mapping[str, str]:
    """Each subtype with its kind, by local name: TradeUnion is an Organization."""
    parents = ((_local(name), _local(parent)) for name, parent in _ask(_SUBCLASSES))
    return MappingProxyType(dict(sorted((name, parent) for name, parent in parents if parent in KINDS)))


def manner(relation: str, role: str) -> str:
    """Give the closer property that a role means (runs, 联合主办: hosts), by the longest verb that ends it.

    Local names; empty where the ontology knows none.
    """
    fitting = [verb for verb in _manners().get(relation, ()) if role.endswith(verb)]
    return _manners()[relation][max(fitting, key=len)] if fitting else ""


@cache
def _manners() -> Mapping[str, Mapping[str, str]]:
    """Each verb of a relation with the closer property that it means."""
    known: dict[str, dict[str, str]] = defaultdict(dict)
    for relation, verb, closer in _ask(_MANNERS):
        known[_local(relation)][verb.value] = _local(closer)
    return known


def labels(local_name: str) -> dict[str, str]:
    """Give the labels of a term by language (“zh”, “en”); KgError where the ontology has none."""
    found = _all_labels().get(local_name)
    if found is None:
        raise KgError(
            f"The ontology has no “{local_name}”: see the classes and properties of ontology/kg.ttl."
        )
    return dict(found)


@cache
def _all_labels() -> Mapping[str, Mapping[str, str]]:
    by_name: dict[str, dict[str, str]] = defaultdict(dict)
    for thing, label in _ask(_LABELS):
        by_name[_local(thing)][cast(ox.Literal, label).language or ""] = label.value
    return by_name


@cache
def _vocabulary() -> ox.Store:
    path = ontology_dir() / "kg.ttl"
    store = ox.Store()
    try:
        store.load(path=str(path), format=ox.RdfFormat.TURTLE)
    except SyntaxError as error:
        raise KgError(f"{path} is not well-formed Turtle: {error.msg}") from error
    return store


def _ask(select: str) -> list[tuple[ox.NamedNode | ox.Literal, ...]]:
    """Run a query that binds IRIs and literals alone."""
    solutions = cast(ox.QuerySolutions, _vocabulary().query(_PREFIXES + select))
    return [tuple(cast(ox.NamedNode | ox.Literal, term) for term in row) for row in solutions]


def _local(term: ox.NamedNode | ox.Literal) -> str:
    """Cut our own namespace off; a term of another vocabulary keeps its whole IRI."""
    return term.value.removeprefix(NAMESPACE)
