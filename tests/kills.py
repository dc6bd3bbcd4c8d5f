"""Kills commands at many moments and prints how often nothing was lost: `python tests/kills.py [POINTS]`.

A command is killed (SIGKILL) at moments spread evenly over its run, and just before steps spread evenly
over all that it does to files and to the store. Afterwards the store, the decisions and each derived file
must be, whole, what they were before the command or what they are after it; and the command, run again,
or `kg refresh` where its store or decisions are in already, must lead to what it leads to.
"""

import os
import shutil
import signal
import sqlite3
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Timer
from time import perf_counter
from types import FrameType

from click.testing import CliRunner

from kg.cli import cli
from kg.pipeline import load_graph, stored_records
from kg.store import open_store

SEEDS = sorted((Path(__file__).resolve().parent.parent / "seeds").glob("*.txt"))
FIRST, SECOND = str(SEEDS[0]), str(SEEDS[2])
POINTS = 12  # moments of each command, and twice as many steps
FILES = ("graph.ttl", "map.html", "decisions.csv")
KEPT = ("store", "decisions.csv")  # what a command changes before all that is derived
_FILE_EVENTS = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "sqlite3.connect"}

State = dict[str, object]


@dataclass(frozen=True, slots=True)
class Case:
    """A command, and those that lead to where it starts."""

    command: tuple[str, ...]
    before: tuple[tuple[str, ...], ...]


CASES = (
    Case(("add", SECOND), (("build", FIRST),)),
    Case(("remove", Path(SECOND).name), (("build", FIRST, SECOND),)),
    Case(("build", FIRST, SECOND), (("build", FIRST),)),
    Case(("build", SECOND, "--fresh"), (("build", FIRST),)),
    Case(("refresh",), (("build", FIRST), ("rules changed",))),
    Case(("merge", "公安部", "工人日报"), (("build", FIRST, SECOND),)),
)


def run(command: tuple[str, ...], out: Path) -> int:
    """Run a command as a user does, but in this process; its exit code."""
    if command == ("rules changed",):
        with open_store(out / "newskg.db") as store:
            for record in stored_records(out):
                store.add(record, "digest of other rules")
        return 0
    return CliRunner().invoke(cli, [*command, "--out", str(out)]).exit_code


def state_of(out: Path) -> State:
    """All that must not be lost; it fails where the store is not sound."""
    with open_store(out / "newskg.db", create=False) as store:
        assert not store.faults(), store.faults()
    load_graph(out)
    files = {name: (out / name).read_bytes() if (out / name).exists() else b"" for name in FILES}
    return {"store": stored_records(out), **files}


def killed(command: tuple[str, ...], out: Path, arm: Callable[[], None]) -> bool:
    """Run a command in a process of its own that `arm` may kill; whether it was."""
    child = os.fork()
    if not child:
        arm()
        os._exit(run(command, out))
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def after(seconds: float) -> Callable[[], None]:
    """Arm a process to be killed so long after its start."""
    return lambda: Timer(seconds, os.kill, (os.getpid(), signal.SIGKILL)).start()


def before_step(number: int, out: Path) -> Callable[[], None]:
    """Arm a process to be killed just before its n-th step at a file of `out` or at a store."""

    def arm() -> None:
        steps = count(1)

        def step() -> None:
            if next(steps) == number:
                os.kill(os.getpid(), signal.SIGKILL)

        def on_file(event: str, given: tuple[object, ...]) -> None:
            if event in _FILE_EVENTS and str(out) in str(given[0]):
                step()

        def on_call(_: FrameType, event: str, called: object) -> None:
            if event == "c_call" and isinstance(getattr(called, "__self__", None), sqlite3.Connection):
                step()

        sys.addaudithook(on_file)
        sys.setprofile(on_call)

    return arm


def attempts(command: tuple[str, ...], start: Path, points: int) -> Iterator[tuple[bool, Path]]:
    """Run a command to be killed at each of its moments and steps, in a copy of `start`; whether it was."""
    out = start.with_name("killed")

    def attempt(arm: Callable[[], None]) -> bool:
        shutil.rmtree(out, ignore_errors=True)
        shutil.copytree(start, out)
        return killed(command, out, arm)

    started = perf_counter()
    attempt(lambda: None)
    seconds = perf_counter() - started
    for point in range(points):
        yield attempt(after(seconds * (point + 0.5) / points)), out
    # Steps are counted by being killed before the first that is not taken any more.
    last = next(step for step in (2**power for power in count(3)) if not attempt(before_step(step, out)))
    for number in sorted({1 + last * point // (2 * points) for point in range(2 * points)}):
        yield attempt(before_step(number, out)), out


def survived(case: Case, points: int) -> tuple[int, int]:
    """Kill one command at many moments: how often it was killed, and how often nothing was lost."""
    with TemporaryDirectory() as folder:
        return _survived(case, Path(folder), points)


def _survived(case: Case, folder: Path, points: int) -> tuple[int, int]:
    start, end = folder / "start", folder / "end"
    for command in case.before:
        assert run(command, start) == 0, command
    shutil.copytree(start, end)
    assert run(case.command, end) == 0, case.command
    old, new = state_of(start), state_of(end)
    outcomes = [
        _is_whole(case, out, old, new)
        for is_killed, out in attempts(case.command, start, points)
        if is_killed
    ]
    return len(outcomes), sum(outcomes)


def _is_whole(case: Case, out: Path, old: State, new: State) -> bool:
    found = state_of(out)
    torn = [what for what in found if found[what] not in (old[what], new[what])]
    is_done = all(found[what] == new[what] for what in KEPT)
    code = run(("refresh",) if is_done else case.command, out)
    lost = [what for what, state in state_of(out).items() if state != new[what]]
    if torn or code or lost:
        sys.stdout.write(f"kg {case.command[0]}: torn {torn}, run again {code}, lost {lost}\n")
    return not (torn or code or lost)


def main() -> None:
    """Kills every command, several at once, and prints the count; exit code 1 where something was lost."""
    points = int(sys.argv[1]) if len(sys.argv) > 1 else POINTS
    kills = whole = 0
    with ProcessPoolExecutor() as pool:
        for case, counted in zip(CASES, pool.map(partial(survived, points=points), CASES), strict=True):
            sys.stdout.write(f"kg {case.command[0]:<8}{counted[1]:>4} of {counted[0]} kills survived\n")
            kills, whole = kills + counted[0], whole + counted[1]
    sys.stdout.write(f"all        {whole:>4} of {kills} kills survived\n")
    sys.exit(whole != kills)


if __name__ == "__main__":
    main()
