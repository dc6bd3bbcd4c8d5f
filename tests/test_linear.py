"""However long a page goes on about one thing, the time to read it grows no faster than it does."""

from pathlib import Path
from time import process_time

import pytest
from examples import make_page
from hostile import PLACES, UNITS, page_of

from kg.model import Page
from kg.pages import read_page
from kg.pipeline import read_record

CHARACTERS = 4_000  # of the shorter page at first; it grows until its time can be measured
LONGEST = 16_000
ENOUGH = 0.1  # seconds of processor time below which a ratio says little
MEGABYTE = 1_000_000
STEEPEST = 3.2  # twice the page takes twice the time, or four times where the time is quadratic


def seconds(page: Page) -> float:
    """Processor time of the faster of two readings."""
    times = []
    for _ in range(2):
        started = process_time()
        read_record(page)
        times.append(process_time() - started)
    return min(times)


@pytest.mark.long
@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("place", ["in a headline", "in a paragraph"])
def test_time_is_linear(unit: str, place: str) -> None:
    """Twice as much of one thing, without a line end, takes about twice as long."""
    read_record(make_page(PLACES["in a name"]))  # dictionaries are loaded once
    size = CHARACTERS
    while True:
        short, long = (make_page(page_of(place, unit * (times * size // len(unit)))) for times in (1, 2))
        once = seconds(short)
        if once > ENOUGH or size > LONGEST:
            break
        size *= 2
    assert seconds(long) < STEEPEST * once + ENOUGH, f"{size} characters took {once:.2f} s"


@pytest.mark.parametrize("unit", ["“", "a"])
def test_a_megabyte_without_a_line_end(unit: str, tmp_path: Path) -> None:
    """A file of a million bytes in one line is read, in about twice the time of half of it."""
    read_record(make_page(PLACES["in a name"]))
    pages = []
    for size in (MEGABYTE // 2, MEGABYTE):
        path = tmp_path / f"{size}.txt"
        path.write_text(page_of("in a paragraph", unit * (size // len(unit.encode()))), "utf-8")
        pages.append(read_page(path))
    half, whole = map(seconds, pages)
    assert whole < STEEPEST * half + ENOUGH, f"half took {half:.2f} s, the whole {whole:.2f} s"
