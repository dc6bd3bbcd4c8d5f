"""Finds `ontology/`, beside the package in a checkout and inside it in an installed wheel."""

from functools import cache
from pathlib import Path

from kg.errors import KgError


@cache
def ontology_dir() -> Path:
    """The folder with kg.ttl, shapes.ttl, lexicon/, rules/, queries/; KgError where it is missing."""
    here = Path(__file__).resolve().parent
    for candidate in (here / "ontology", here.parent / "ontology"):
        if (candidate / "kg.ttl").is_file():
            return candidate
    raise KgError(f"No ontology folder in or beside {here}: reinstall newskg, or run from a checkout.")
