"""Looks after an output folder: says what is wrong, copies the store, reads again what other rules read."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from filecmp import cmp
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.decisions import read_decisions
from kg.errors import DecisionError, KgError, StoreError
from kg.model import Page
from kg.pipeline import Progress, derive, load_graph, read_record, store_records
from kg.pipeline.files import DECISIONS, DERIVED, FRESH, STORE, derived, make_derived
from kg.pipeline.renewal import renewal
from kg.resolve import check_decisions, joins_under
from kg.store import Store, open_store, present_rules
from kg.whole import PART, replaced_whole, writing_to

_REFRESH = "run `kg refresh`"
_READ_AGAIN = f"{_REFRESH}, which reads it again"
_RESTORE = "put a copy of `kg backup` in its place, or build anew with --fresh"
_OTHER_TEXT = "the text is not the one that was stored"
_OTHER_HEAD = "its name, newspaper, day or page number is not the one that was stored"
_SHOWN = 5  # names of pages in one line


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is wrong in a folder, and what to do."""

    fault: str
    advice: str

    def __str__(self) -> str:
        return f"{self.fault}: {self.advice}."


@dataclass(frozen=True, slots=True)
class Backup:
    """The files of a copy, and how many pages its store has."""

    files: tuple[Path, ...]
    pages: int


def examine(out: Path) -> tuple[Finding, ...]:
    """Look for what is wrong with the store, the decisions and the derived files of a folder.

    StoreError where there is no store, or it cannot be opened at all.
    """
    with open_store(out / STORE, create=False) as store:
        found = [Finding(fault, _RESTORE) for fault in store.faults()]
        if not found:  # where a table is another, or gone, nothing can be said of pages
            found += _page_faults(store)
    amiss = tuple(_decision_faults(out))
    if not found and not amiss:
        found += _derived_faults(out)
    return (*found, *amiss, *_left_over(out))


def refresh(out: Path, progress: Progress = iter) -> tuple[Page, ...]:
    """Read again from the store the pages that a change of rules concerns, or of which something was lost.

    All files are derived; gives the pages. Joins that are not those of the pages are found again.
    StoreError where there is no store or it cannot be written, DecisionError as of `load_graph`.
    """
    rules = present_rules()
    with open_store(out / STORE, create=False) as store:
        renewed = renewal(store, rules, thorough=True)
    records = [read_record(page) for page in progress(renewed.to_read)]
    store_records(out / STORE, (), rules, (*records, *renewed.linked), renewed.same)
    with open_store(out / STORE, create=False) as store:
        if unfit := store.unfit(joins_under):
            store.unsettle(unfit)
            store.settle(joins_under)
    derive(out)
    return renewed.concerned


def back_up(out: Path, target: Path) -> Backup:
    """Copy the store to a file, and the decisions beside it, while others may use both.

    KgError where a file of that name is there or cannot be written, StoreError where there is no store.
    """
    if not target.name or target.name.startswith(f"{STORE}-"):  # SQLite takes the latter for its own
        raise KgError(f"“{target}” is no name for a copy: name a file such as copies/first.db.")
    decided = out / DECISIONS
    kept = target.with_name(f"{target.name.removesuffix('.db')}.{DECISIONS}")
    for path in (target, kept):
        if path.exists():
            raise KgError(f"{path} is there already: name another file, or move it away.")
    with writing_to(target.parent), open_store(out / STORE, create=False) as store:
        with replaced_whole(target) as copy:
            pages = store.copy_to(copy)
        if not decided.exists():
            return Backup((target,), pages)
        with replaced_whole(kept) as copy:
            shutil.copyfile(decided, copy)
    return Backup((target, kept), pages)


def _listed(pages: tuple[Page, ...]) -> str:
    more = f" and {len(pages) - _SHOWN} more" if len(pages) > _SHOWN else ""
    return ", ".join(page.source for page in pages[:_SHOWN]) + more


def _page_faults(store: Store) -> Iterator[Finding]:
    """What is wrong with pages and with what was read from them; the rest is told once these are right."""
    try:
        renewed = renewal(store, present_rules(), thorough=True)
        for there in renewed.spoiled:
            yield Finding(f"{there.page.source}: {_OTHER_HEAD if there.has_text else _OTHER_TEXT}", _RESTORE)
        for page in renewed.lost:
            yield Finding(f"{page.source}: what was read from it is not what was stored", _READ_AGAIN)
        if renewed.lost:  # what is told of the rest is true once these are read again
            return
        yield from (Finding(fault, _RESTORE) for fault in store.orphans())
        if renewed.spoiled:
            return
        store.records()
        if stale := renewed.concerned:
            yield Finding(f"Other rules read these pages otherwise: {_listed(stale)}", _REFRESH)
        if unfit := store.unfit(joins_under):
            yield Finding(f"What is joined under {len(unfit)} names is not what the pages give", _REFRESH)
    except StoreError as error:
        yield Finding(str(error), _RESTORE)


def _decision_faults(out: Path) -> Iterator[Finding]:
    try:
        check_decisions(read_decisions(out / DECISIONS))
    except DecisionError as error:
        fault, _, advice = str(error).rstrip(".").rpartition(": ")
        yield Finding(fault, advice)


def _derived_faults(out: Path) -> Iterator[Finding]:
    """The same store and decisions give the same bytes, so that files made again tell what is amiss."""
    graph = load_graph(out)
    with TemporaryDirectory() as beside:
        make_derived(graph, Path(beside))
        for made, there in zip(derived(Path(beside)), derived(out), strict=True):
            if not there.exists():
                yield Finding(f"{there} is not there", _REFRESH)
            elif not cmp(made, there, shallow=False):
                yield Finding(f"{there} is not what the store and the decisions give", _REFRESH)


def _left_over(out: Path) -> Iterator[Finding]:
    for path in sorted(out.iterdir()):
        if path.name.startswith((DERIVED, FRESH)) or (path.name.startswith(".") and path.suffix == PART):
            yield Finding(f"{path} was left by a command that runs or was killed", "delete it if none runs")
