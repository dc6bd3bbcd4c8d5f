"""Tries bad inputs of every kind and prints how many were borne: `python tests/bad_inputs.py`.

A kind is borne if it is read like any other page, or refused with an error of the project's own in one
line; whatever is made of it must be well-formed Turtle and a map that has no script but its own. No kind
may take longer than a minute of processor time.
"""

import json
import os
import signal
import sqlite3
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import cycle, product
from pathlib import Path
from tempfile import TemporaryDirectory

from asked import QUERIES
from examples import dezhou
from hostile import DAMAGED_VALUES, DECISIONS, PIECES, PLACES, RULE_FILES, RULES, page_of
from written import check_written

from kg.decisions import read_decisions
from kg.errors import KgError, PagesRefused
from kg.graph import build_graph
from kg.model import Page
from kg.pages import read_pages
from kg.pipeline import load_graph, read_record
from kg.pipeline.upkeep import examine, refresh
from kg.query import run_query
from kg.relations.examples import failures
from kg.relations.rules import read_rules
from kg.resolve import check_decisions, joins_under, profiled, resolve
from kg.store import open_store

SECONDS = 60
CHUNK = 20  # kinds that a process is given at a time
LONGEST_NAME = 60  # characters; file systems take 255 bytes
TABLES = (
    *("pages", "rules", "articles", "mentions", "relations", "measures"),
    *("profiles", "joins", "touched"),
)
FORMS = (("a.txt", "utf-8"), ("b.html", "utf-8"), ("c.md", "utf-16"), ("d.txt", "utf-8"))
Kind = tuple[str, Callable[[Path], object]]  # what it is, and what takes it in, given a folder


def kinds() -> Iterator[Kind]:
    """Every kind of bad input."""
    for (name, piece), (place, form) in product(PIECES.items(), zip(PLACES, cycle(FORMS))):
        yield f"page: {name}, {place}, {form}", partial(_page, page_of(place, piece), form)
    for name, piece in PIECES.items():
        if len(piece) < LONGEST_NAME:
            yield f"file name: {name}", partial(_named, f"{piece}.txt")
    for number, rule in enumerate(RULES):
        yield (
            f"rule {number}",
            partial(_rule, "[[rule]]\n" + "\n".join(f"{k} = {toml(v)}" for k, v in rule.items())),
        )
    for text in RULE_FILES:
        yield f"rule file: {text!r}", partial(_rule, text)
    for query in QUERIES:
        yield f"query: {query!r}", partial(_query, query)
    for text in DECISIONS:
        yield f"decision: {text!r}", partial(_decision, text)
    for table, column in columns():
        for value in DAMAGED_VALUES:
            yield f"store: {table}.{column} = {value!r}", partial(_store, table, column, value)


def toml(value: object) -> str:
    """Write a value as TOML, in one line."""
    if isinstance(value, list):
        return f"[{', '.join(map(toml, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{toml(key)} = {toml(inner)}' for key, inner in value.items())}}}"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def columns() -> list[tuple[str, str]]:
    """Each table of a store with each of its columns."""
    with TemporaryDirectory() as folder:
        with open_store(Path(folder, "newskg.db")):
            pass
        connection = sqlite3.connect(Path(folder, "newskg.db"))
        found = [
            (table, row[1]) for table in TABLES for row in connection.execute(f"PRAGMA table_info({table})")
        ]
        connection.close()
    return found


def _named(name: str, folder: Path) -> None:
    raw = name.encode("utf-8", "surrogatepass")
    path = folder / os.fsdecode(raw.replace(b"/", b"").replace(b"\0", b""))
    path.write_text(PLACES["in a name"], "utf-8")
    read(path)


def _page(text: str, form: tuple[str, str], folder: Path) -> None:
    name, encoding = form
    path = folder / name
    path.write_bytes(text.encode(encoding, "surrogatepass"))
    read(path)


def read(path: Path) -> None:
    """Read a file of pages, and take in what there is."""
    pages, refused = read_pages([path])
    assert pages or refused
    assert not any("\n" in str(error) for error in refused)
    for page in pages:
        take_in(page, path.parent)


def take_in(page: Page, folder: Path) -> None:
    """Read, store and hand over a page; what is made of it must be well formed."""
    path = folder / "newskg.db"
    path.unlink(missing_ok=True)
    record = read_record(page)
    with open_store(path) as store:
        store.add(record, "rules", profiled(record))
        records, joins = store.view(joins_under)
    check_written(build_graph(resolve(records, (), joins)), folder)


def _rule(text: str, folder: Path) -> None:
    (folder / "rules.toml").write_text(text, "utf-8")
    try_rules(folder / "rules.toml")


def try_rules(path: Path) -> None:
    """Read a file of rules, and try each on its own examples."""
    for rule in read_rules(path):
        list(failures(rule))


def _query(sparql: str, folder: Path) -> None:
    (folder / "graph.ttl").write_text("<a:a> <a:b> <a:c> .", "utf-8")
    run_query(folder / "graph.ttl", sparql)


def _decision(text: str, folder: Path) -> None:
    (folder / "decisions.csv").write_text(text + "\n", "utf-8")
    check_decisions(read_decisions(folder / "decisions.csv"))


def _store(table: str, column: str, value: object, folder: Path) -> None:
    path = folder / "newskg.db"
    path.unlink(missing_ok=True)
    with open_store(path) as store:
        store.add(dezhou(), "rules", profiled(dezhou()))
        store.settle(joins_under)
    connection = sqlite3.connect(path)
    try:
        connection.execute(f'UPDATE {table} SET "{column}" = ?', (value,))
        connection.commit()
    except sqlite3.IntegrityError:
        return  # the store itself refuses it
    finally:
        connection.close()
    examine(folder)
    try:
        check_written(load_graph(folder), folder)
    finally:
        refresh(folder)


def fault_of(take: Callable[[Path], object], folder: Path) -> str:
    """What is wrong with how a bad input was taken; nothing where it was borne."""
    signal.signal(signal.SIGVTALRM, _hang)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        take(folder)
    except PagesRefused as error:
        return "" if error.refused else "no reason"
    except KgError as error:
        return "several lines" if "\n" in str(error) else ""
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001 -- whatever else comes up is what is looked for
        return f"{type(error).__name__}: {error}"[:300]
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return ""


def _hang(*_: object) -> None:
    raise TimeoutError(f"more than {SECONDS} s of processor time")


def tried() -> tuple[int, list[str]]:
    """Try every kind, several at once: how many there are, and which were not borne."""
    with ProcessPoolExecutor() as pool:
        told = list(pool.map(_told, kinds(), chunksize=CHUNK))
    return len(told), [fault for fault in told if fault]


def _told(kind: Kind) -> str:
    name, take = kind
    with TemporaryDirectory() as folder:  # one of its own: a file of another kind might answer for it
        fault = fault_of(take, Path(folder))
    return f"{name}: {fault}" if fault else ""


def main() -> None:
    """Prints each kind that was not borne and the count; exit code 1 where there was one."""
    number, bad = tried()
    sys.stdout.write("".join(f"{line}\n" for line in bad))
    sys.stdout.write(f"bad inputs tried: {number} kinds, {len(bad)} not borne\n")
    sys.exit(bool(bad))


if __name__ == "__main__":
    main()
