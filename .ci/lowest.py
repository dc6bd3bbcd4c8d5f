"""Prints the lowest version of every library that pyproject.toml allows, as constraints for pip.

Fails where a library has no lower bound.
"""

import re
import sys
import tomllib
from itertools import chain
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent / "pyproject.toml"
BOUND = re.compile(r"(?P<name>[\w.-]+)>=(?P<lowest>[\w.]+)")


def main() -> None:
    """Prints a line for each library, those of the extras and of the build too."""
    told = tomllib.loads(PROJECT.read_text("utf-8"))
    extras = told["project"]["optional-dependencies"].values()
    required = {*told["build-system"]["requires"], *told["project"]["dependencies"], *chain(*extras)}
    for requirement in sorted(required):
        bound = BOUND.match(requirement)
        if not bound:
            sys.exit(f"pyproject.toml gives no lower bound for {requirement}: write NAME>=VERSION.")
        sys.stdout.write(f"{bound['name']}=={bound['lowest']}\n")


if __name__ == "__main__":
    main()
