"""The graph as RDF under the ontology, as the contract of the project says; here, what reads it back.

`kg.rdf.document` writes it as Turtle, `kg.rdf.dataset` as TriG; asking a graph does not load what makes one.
"""

from kg.rdf.names import BASE, prefixes
from kg.rdf.reading import load_turtle

__all__ = ["BASE", "load_turtle", "prefixes"]
