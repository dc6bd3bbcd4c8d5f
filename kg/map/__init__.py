"""The map: a graph drawn with pyvis into one HTML file that opens with no network."""

from kg.map.neighbourhood import focus
from kg.map.page import write_map

__all__ = ["focus", "write_map"]
