"""Serves the graph on this machine: SPARQL 1.1, the map, and a page at the IRI of each entity."""

from kg.serve.app import make_app
from kg.serve.server import address_of, listen, run_server
from kg.serve.workers import Bounds

__all__ = ["Bounds", "address_of", "listen", "make_app", "run_server"]
