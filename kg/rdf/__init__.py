"""The graph as RDF: Turtle under the ontology, as the contract of the project says, written and read back."""

from kg.rdf.document import BASE, prefixes, write_turtle
from kg.rdf.reading import load_turtle

__all__ = ["BASE", "load_turtle", "prefixes", "write_turtle"]
