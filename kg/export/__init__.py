"""Hands the graph on in the forms that other programs read."""

from kg.export.forms import FORMS, file_of, write_export
from kg.export.network import network

__all__ = ["FORMS", "file_of", "network", "write_export"]
