"""The graph as RDF: Turtle under the ontology, as the contract of the project says, written and read back."""

from kg.rdf.dataset import write_trig
from kg.rdf.document import BASE, prefixes, turtle, write_turtle
from kg.rdf.reading import load_turtle

__all__ = ["BASE", "load_turtle", "prefixes", "turtle", "write_trig", "write_turtle"]
