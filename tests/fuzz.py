"""Tries inputs made at random and prints what was not borne: `python tests/fuzz.py [SECONDS]`.

Files go through the page reader and all that follows it, rules through the loader and their own examples,
damaged stores through all that opens a store, questions through both engines. An input is borne as
tests/bad_inputs.py has it; beyond that a store that is refused must stay as it was to the byte, and nobody
who listens on this machine may be called by a question. Of what is not borne, the smallest input is printed.
"""

import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path
from random import randrange
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Any

from asked import THERE, questions
from bad_inputs import fault_of, read, try_rules
from examples import dezhou
from hypothesis import HealthCheck, Phase, Verbosity, given, seed, settings
from hypothesis import strategies as st
from hypothesis.errors import Flaky
from listener import listening
from spoiled import Cell, Given, damages, pages, rule_files
from written import check_written

from kg.errors import KgError, StoreError
from kg.pipeline import load_graph, store_records
from kg.pipeline.upkeep import examine, refresh
from kg.query import Apart, Limits, Oxigraph, Rdflib
from kg.store import Rules, present_rules

SECONDS = 600  # of all targets together
BATCH = 50  # inputs, then the clock is looked at
TURTLE = '@prefix a: <a:> . a:s a:p a:o, "o", 1 .'

Take = Callable[[Any, Path], None]  # takes an input in, given a folder


@dataclass(frozen=True, slots=True)
class Target:
    """What is tried: what it is given, what takes it in, and how many inputs the test tries."""

    name: str
    inputs: st.SearchStrategy[Any]
    opened: Callable[[], AbstractContextManager[Take]]
    examples: int


@contextmanager
def _page_reader() -> Iterator[Take]:
    def take(file: Given, folder: Path) -> None:
        name, raw = file
        (folder / name).write_bytes(raw)
        read(folder / name)

    yield take


@contextmanager
def _rule_loader() -> Iterator[Take]:
    def take(raw: bytes, folder: Path) -> None:
        (folder / "rules.toml").write_bytes(raw)
        try_rules(folder / "rules.toml")

    yield take


def small_stores() -> Iterator[bytes]:
    """The bytes of stores with one page: one read with other rules, one with one list of rules otherwise."""
    present = present_rules()
    for rules in (Rules({}, "other"), Rules({**present.lists, "rules/people.toml": ""}, present.rest)):
        with TemporaryDirectory() as folder:
            store_records(Path(folder, "newskg.db"), [dezhou()], rules)
            yield Path(folder, "newskg.db").read_bytes()


@contextmanager
def _store_opener() -> Iterator[Take]:
    def take(damage: bytes | Cell, folder: Path) -> None:
        path = folder / "newskg.db"
        path.write_bytes(damage if isinstance(damage, bytes) else STORES[-1])
        if not isinstance(damage, bytes):
            _write_cell(path, damage)
        before = path.read_bytes()
        refusals = [_refusal(look, folder) for look in (_derived, examine)]
        is_refused = any(isinstance(refusal, StoreError) for refusal in refusals)
        assert not is_refused or path.read_bytes() == before, "a store that was refused is not as it was"
        refusals.append(_refusal(refresh, folder))
        assert not any("\n" in str(refusal) for refusal in refusals)

    yield take


def _refusal(work: Callable[..., object], *given: object) -> KgError | None:
    """Why something was refused; None where it was not."""
    try:
        work(*given)
    except KgError as error:
        return error
    return None


def _write_cell(path: Path, cell: Cell) -> None:
    table, column, value = cell
    with closing(sqlite3.connect(path)) as connection, suppress(sqlite3.Error), connection:
        connection.execute(f'UPDATE {table} SET "{column}" = ?', (value,))


def _derived(folder: Path) -> None:
    check_written(load_graph(folder), folder)


@contextmanager
def _query_guard() -> Iterator[Take]:
    with TemporaryDirectory() as kept, listening() as (address, calls):
        turtle = Path(kept, "graph.ttl")
        turtle.write_text(TURTLE, "utf-8")
        engines = {made.__name__: Apart(partial(made, turtle)) for made in (Oxigraph, Rdflib)}

        def take(sparql: str, folder: Path) -> None:  # noqa: ARG001  asks nothing of a folder
            for name, engine in engines.items():
                try:
                    refusal = _refusal(engine.ask, sparql.replace(THERE, address), Limits(10, 100))
                finally:
                    assert not calls, f"{name} called {calls.pop()!r}"
                    assert turtle.read_text("utf-8") == TURTLE, "the graph was written"
                assert "\n" not in str(refusal)

        yield take


STORES = tuple(small_stores())
TARGETS = (
    Target("page reader", pages(), _page_reader, 200),
    Target("rule loader", rule_files(), _rule_loader, 2000),
    Target("store opener", damages(STORES), _store_opener, 200),
    Target("query guard", questions(), _query_guard, 800),
)


def tried(target: Target, take: Take, examples: int, number: int | None = None) -> tuple[int, str]:
    """Try so many inputs: how many there were, and the smallest that was not borne, with its fault.

    Without a number of their own they are the same each time.
    """
    inputs, bad = 0, ""

    def check(told: object) -> None:
        nonlocal inputs, bad
        inputs += 1
        with TemporaryDirectory() as folder:
            if fault := fault_of(partial(take, told), Path(folder)):
                bad = f"{told!r}: {fault}"  # the smallest is the last that hypothesis tries
        assert not fault

    run = settings(
        max_examples=examples,
        deadline=None,
        database=None,
        derandomize=number is None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
        verbosity=Verbosity.quiet,
    )(given(target.inputs)(check))
    with suppress(AssertionError, Flaky):
        (run if number is None else seed(number)(run))()
    return inputs, bad


def tried_for(target: Target, seconds: float) -> tuple[int, str]:
    """Try ever other inputs until the time is over, or one is not borne."""
    end, total = monotonic() + seconds, 0
    with target.opened() as take:
        for number in count(randrange(2**32)):
            inputs, bad = tried(target, take, BATCH, number)
            total += inputs
            if bad or monotonic() > end:
                return total, bad
    raise AssertionError


def main() -> None:
    """Prints for each target the count and what was not borne; exit code 1 where there was something."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else SECONDS
    found = 0
    for target in TARGETS:
        number, bad = tried_for(target, seconds / len(TARGETS))
        found += bool(bad)
        sys.stdout.write(f"{target.name:<14}{number:>7} inputs tried, {bad or 'all borne'}\n")
        sys.stdout.flush()
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
