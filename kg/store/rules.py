"""Names by a digest the rules with which a page is read: word lists, rules, and the code that reads."""

from collections.abc import Iterator
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from kg.resources import ontology_dir

PACKAGE = Path(__file__).resolve().parent.parent
# What comes after reading and cannot change a record, nor the profiles that are kept with it. A module
# that is missing here only costs a reading that was not needed; a test holds that no reading module
# imports one of these.
AFTER_READING = frozenset(
    {
        *("store", "decisions", "graph", "rdf", "map", "query", "checks", "questions", "precision", "trial"),
        *("whole", "cells", "webpages", "export", "serve", "network"),
        *("pipeline", "cli", "__main__"),
    }
)
_DATA = ("kg.ttl", "lexicon/**/*", "rules/**/*")  # of the ontology folder


def rules_digest() -> str:
    """Give the SHA-256 of all that decides what is read from a page, in hexadecimal digits."""
    digest = sha256(f"jieba {version('jieba')}".encode())  # its dictionary decides where words end
    for name, path in sorted(_rule_files()):
        digest.update(f"\n{name} {sha256(path.read_bytes()).hexdigest()}".encode())
    return digest.hexdigest()


def _rule_files() -> Iterator[tuple[str, Path]]:
    """Each file with a name that is the same in a checkout and in an installed wheel."""
    data = ontology_dir()
    for pattern in _DATA:
        for path in data.glob(pattern):
            if path.is_file() and "__pycache__" not in path.parts:
                yield f"ontology/{path.relative_to(data).as_posix()}", path
    for path in PACKAGE.rglob("*.py"):
        inside = path.relative_to(PACKAGE)
        # In a wheel the ontology folder lies inside the package; it has been gone through above.
        if data not in path.parents and inside.parts[0].removesuffix(".py") not in AFTER_READING:
            yield f"kg/{inside.as_posix()}", path
