"""The commands for those who write rules."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.frame import KgGroup, examples, json_option, out_option, print_json
from kg.cli.screen import columns, print_table, say, wrap
from kg.whole import write_text

if TYPE_CHECKING:
    from kg.trial import Change, Trial


@click.group(
    cls=KgGroup,
    epilog=examples("kg rules try my-rule.toml", "kg rules measure annotated/*.json --pages seeds/"),
)
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
        write_text(ontology_dir() / "rules" / "confidence.toml", confidence_file(tallies))
    if as_json:
        print_json({t.rule: {"right": t.right, "wrong": t.wrong, "precision": t.precision} for t in tallies})
    else:
        rows = [(t.rule, str(t.right), str(t.wrong), f"{t.precision:.3f}") for t in tallies]
        print_table(("rule", "right", "wrong", "confidence"), rows)


@rules.command("try", epilog=examples("kg rules try my-rule.toml"))
@click.argument("file", type=click.Path(path_type=Path))
@out_option
@json_option
@click.pass_context
def try_(ctx: click.Context, file: Path, out: Path, as_json: bool) -> None:
    """Show what the rules of FILE would add to the stored pages, and take away; nothing is kept.

    A rule of the name of a present one is tried in its place. The exit code is 1 where an example fails.
    """
    from kg.pipeline import stored_records
    from kg.trial import try_rules

    trial = try_rules(file, stored_records(out))
    if as_json:
        changes = {"gained": trial.gained, "lost": trial.lost}
        told = {side: [_as_json(change) for change in listed] for side, listed in changes.items()}
        print_json({"failed": trial.failed, "replaced": trial.replaced} | told)
    else:
        say("\n".join(_report(trial, columns())))
    ctx.exit(1 if trial.failed else 0)


def _report(trial: Trial, width: int) -> Iterator[str]:
    """Write what the trial found: examples that fail, what is gained and lost, and how much."""
    from kg.relations.examples import as_example

    for failure in trial.failed:
        yield from wrap(f"Example fails: {failure}", "", width)
    for sign, changes in (("+", trial.gained), ("-", trial.lost)):
        for change in changes:
            said = as_example(change.relation)
            yield from wrap(f"{sign} {said}", "", width)
            yield from wrap(f"「{change.quote.strip()}」", " " * 6, width)
            yield from wrap(f"{change.relation.rule} · {change.page.source}", " " * 8, width)
    names = ", ".join(rule.name for rule in trial.rules)
    instead = f" instead of the present {', '.join(trial.replaced)}" if trial.replaced else ""
    yield from wrap(f"{names}{instead}: {len(trial.gained)} gained, {len(trial.lost)} lost", "", width)


def _as_json(change: Change) -> dict[str, str]:
    relation = change.relation
    return {
        "subject": relation.subject.name,
        "predicate": relation.predicate,
        "object": relation.object.name,
        "role": relation.role,
        "rule": relation.rule,
        "quote": change.quote,
        "source": change.page.source,
    }
