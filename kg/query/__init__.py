"""Questions to the graph: SPARQL, the questions that come with the project, and how answers are written."""

from kg.query.answers import Limits, Result, ask, run_query
from kg.query.apart import Apart
from kg.query.children import MEMORY, Child, TooLarge, TooLate
from kg.query.engines import Endpoint, Engine, Oxigraph, full_names
from kg.query.formats import format_result
from kg.query.questions import NamedQuery, find_query, named_queries
from kg.query.second import Rdflib

__all__ = [
    "MEMORY",
    "Apart",
    "Child",
    "Endpoint",
    "Engine",
    "Limits",
    "NamedQuery",
    "Oxigraph",
    "Rdflib",
    "Result",
    "TooLarge",
    "TooLate",
    "ask",
    "find_query",
    "format_result",
    "full_names",
    "named_queries",
    "run_query",
]
