"""Lets two processes add pages and four read, and counts: `python tests/crowd.py [SECONDS]`.

Each writer adds one made-up page after another to one folder; each reader makes the graph of it, over
and over. No command may fail, every page that was added has to be in at the end, `kg doctor` has to
find nothing, and a reader must never see fewer pages than it saw before.
"""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from kg.pipeline import add, load_graph, stored_pages
from kg.pipeline.upkeep import examine

WRITERS, READERS = 2, 4
SECONDS = 60.0


def write(out: Path, who: int, seconds: float) -> int:
    """Add pages until the time is over; how many."""
    end, number = monotonic() + seconds, 0
    while monotonic() < end:
        page = out.with_name(f"{who}-{number}.txt")
        page.write_text(f"第{number}号消息\n近日，德州市总工会举办第{who}{number}届职工歌唱大赛。", "utf-8")
        add(out, [page])
        number += 1
    return number


def read(out: Path, seconds: float) -> int:
    """Make the graph until the time is over; how often. It fails where a page is gone."""
    end, times, seen = monotonic() + seconds, 0, 0
    while monotonic() < end:
        found = len(load_graph(out).graph["pages"])
        assert found >= seen, f"{seen} pages, then {found}"
        seen, times = found, times + 1
    return times


def main() -> None:
    """Starts the crowd, waits for it, and prints what was written and read; exit code 1 where that failed."""
    if len(sys.argv) > 2:
        role, who, limit, out = sys.argv[1], int(sys.argv[2]), float(sys.argv[3]), Path(sys.argv[4])
        sys.stdout.write(str(write(out, who, limit) if role == "write" else read(out, limit)))
        return
    seconds = sys.argv[1] if len(sys.argv) > 1 else str(SECONDS)
    with TemporaryDirectory() as folder:
        out = Path(folder, "out")
        Path(folder, "first.txt").write_text("德州市总工会举办职工歌唱大赛。", "utf-8")
        add(out, [Path(folder, "first.txt")])
        roles = [("write", who) for who in range(WRITERS)] + [("read", who) for who in range(READERS)]
        running = [
            subprocess.Popen(
                [sys.executable, __file__, role, str(who), seconds, str(out)],
                stdout=subprocess.PIPE,
                text=True,
            )
            for role, who in roles
        ]
        counts = [int(process.communicate()[0] or 0) for process in running]
        failed = sum(process.returncode != 0 for process in running)
        failed += len(examine(out))
        written, graphs, stored = sum(counts[:WRITERS]), sum(counts[WRITERS:]), len(stored_pages(out)) - 1
    sys.stdout.write(
        f"{WRITERS} writers added {written} pages, {stored} are in\n"
        f"{READERS} readers made {graphs} graphs\n"
        f"failures: {failed}\n"
    )
    sys.exit(bool(failed or stored != written or not written or not graphs))


if __name__ == "__main__":
    main()
