"""The commands for those who write rules."""

from pathlib import Path

import click

from kg.cli.frame import KgGroup, examples, json_option, print_json
from kg.cli.screen import print_table
from kg.errors import KgError
from kg.whole import written_whole


@click.group(cls=KgGroup, epilog=examples("kg rules measure annotated/*.json --pages seeds/"))
def rules() -> None:
    """Look at the rules that link what the pages name."""


@rules.command(epilog=examples("kg rules measure annotated/*.json --pages seeds/ --write"))
@click.argument("annotated", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--pages", type=click.Path(path_type=Path), default=Path("seeds"), show_default=True)
@click.option("--write", is_flag=True, help="Write the confidence of the rules into the ontology.")
@json_option
def measure(annotated: tuple[Path, ...], pages: Path, write: bool, as_json: bool) -> None:
    """Count how often each rule is right on ANNOTATED pages, whose texts are in --pages.

    A rule's confidence is its precision there, smoothed.
    """
    from kg.pages import read_page
    from kg.pipeline import read_record
    from kg.precision import confidence_file, measure_rules, read_annotation
    from kg.resources import ontology_dir

    annotations = [read_annotation(path) for path in annotated]
    records = [read_record(read_page(pages / annotation["page"])) for annotation in annotations]
    tallies = measure_rules(list(zip(records, annotations, strict=True)))
    if write:
        _write(ontology_dir() / "rules" / "confidence.toml", confidence_file(tallies))
    if as_json:
        print_json({t.rule: {"right": t.right, "wrong": t.wrong, "precision": t.precision} for t in tallies})
    else:
        rows = [(t.rule, str(t.right), str(t.wrong), f"{t.precision:.3f}") for t in tallies]
        print_table(("rule", "right", "wrong", "confidence"), rows)


def _write(path: Path, text: str) -> None:
    try:
        with written_whole(path) as file:
            file.write(text)
    except OSError as error:
        raise KgError(f"Cannot write {path} ({error.strerror}): make it writable.") from error
