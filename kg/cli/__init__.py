"""The command line `kg`: a command parses, calls one function and prints what it returns."""

import io
import os
import sys

import click

from kg import __version__
from kg.cli import asking, decisions, entities, exports, issues, publish, review, rules, upkeep, why
from kg.cli.frame import KgGroup


@click.group(cls=KgGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kg")
def cli() -> None:
    """Turn Chinese newspaper pages into a knowledge graph, with the sentence behind every link."""


for _command in (
    *(issues.build, issues.add, issues.remove, issues.issues),
    *(entities.show, entities.search, entities.path, why.why),
    *(review.review, decisions.merge, decisions.split, decisions.rename, decisions.reject, decisions.undo),
    *(asking.query, exports.map_, exports.check),
    *(publish.export, publish.serve, publish.ontology, rules.rules),
    *(upkeep.doctor, upkeep.backup, upkeep.refresh),
):
    cli.add_command(_command)


def main() -> None:
    """Run the command line; a character that the terminal's encoding lacks is printed as its code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        cli()
    except OSError as error:  # a full disk behind the output, say; click sees to closed pipes
        sys.stderr.write(f"Error: the output could not be written ({error.strerror}).\n")
        os._exit(2)  # no second try at flushing what cannot be written
