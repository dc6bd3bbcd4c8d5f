"""Measures how soon a map shows its first picture and how smoothly it pans, in Debian's Chromium.

    PYTHONPATH=tests python tests/bench/map.py

Each size is opened a few times in a new window and the best counts: from the request for the file to the
first picture drawn, names included; then frames a second while the map is dragged about for two seconds.
"""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from browser import Opened, launched, opened
from made_up import made_up
from playwright.sync_api import Browser

from kg.map import write_map
from kg.pipeline import build, load_graph, map_labels

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
SIZES = (2_000, 20_000)
ROUNDS = 3
DRAG_SECONDS = 2.0
COUNT_FRAMES = """() => {
  window.frames_drawn = 0;
  const next = () => { window.frames_drawn += 1; requestAnimationFrame(next); };
  requestAnimationFrame(next);
}"""


@dataclass(frozen=True)
class Reading:
    """What one opening measured."""

    seconds: float
    frames: float


def main() -> None:
    """Prints a row for the sample pages and one for each made-up size."""
    print("map             MB   entities   drawn   first picture s   frames a second")
    with tempfile.TemporaryDirectory() as folder, launched() as browser:
        for name, path in _maps(Path(folder)):
            readings = [_read(browser, path) for _ in range(ROUNDS)]
            seconds = min(reading.seconds for reading in readings)
            frames = max(reading.frames for reading in readings)
            with opened(browser, path) as shown:
                entities, drawn = len(shown.block("graph-data")["entities"]), _drawn(shown)
            size = path.stat().st_size / 1e6
            print(f"{name:12} {size:5.1f} {entities:10,} {drawn:7,} {seconds:17.2f} {frames:17.0f}")


def _maps(folder: Path) -> list[tuple[str, Path]]:
    build(folder / "seeds", [SEEDS])
    made = [("seeds", folder / "seeds.html")]
    write_map(load_graph(folder / "seeds"), made[0][1], map_labels())
    for size in SIZES:
        path = folder / f"{size}.html"
        write_map(made_up(size), path, map_labels())
        made.append((f"made up {size // 1000}k", path))
    return made


def _read(browser: Browser, path: Path) -> Reading:
    with opened(browser, path, size=(1440, 900)) as shown:
        shown.page.wait_for_timeout(300)
        first = shown.page.evaluate("performance.getEntriesByName('first-picture')[0].startTime") / 1000
        return Reading(first, _frames_while_dragged(shown))


def _frames_while_dragged(shown: Opened) -> float:
    page = shown.page
    page.mouse.move(*shown.spot(*_centre(shown)))
    page.mouse.down()
    page.evaluate(COUNT_FRAMES)
    started = page.evaluate("performance.now()")
    step = 0
    while (now := page.evaluate("performance.now()")) - started < DRAG_SECONDS * 1000:
        step += 1
        page.mouse.move(700 + step * 7 % 300, 400 + step * 5 % 200)
    frames: float = page.evaluate("window.frames_drawn") / (now - started) * 1000
    page.mouse.up()
    return frames


def _centre(shown: Opened) -> tuple[float, float]:
    left, top, _ = map(float, shown.address()["at"].split())
    return left, top


def _drawn(shown: Opened) -> int:
    """How many nodes are on the canvas: all, or what the map says of a large graph."""
    told = shown.page.locator("#more-text").inner_text().replace(",", "")
    numbers = [int(word) for word in told.split() if word.isdigit()]
    return numbers[0] if numbers else len(shown.block("network-data")["nodes"])


if __name__ == "__main__":
    main()
