"""Questions to the graph: SPARQL, the questions that come with the project, and how answers are written."""

from kg.query.answers import Result, run_query
from kg.query.formats import format_result
from kg.query.questions import NamedQuery, find_query, named_queries

__all__ = ["NamedQuery", "Result", "find_query", "format_result", "named_queries", "run_query"]
