"""Prints what adding one page costs in a small and in a large store: `python tests/bench/add.py`.

Only what the page touches is resolved, so that the ratio of the two has to stay near 1; to read the page
and to derive the files is left out. Pages are generated: each names what every page names, what some
pages of its city name, and a firm and people of its own, in words that join it to other pages.
"""

import statistics
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from examples import one_article

from kg import gazetteer
from kg.model import ORGANIZATION, PERSON, Record, Thing
from kg.resolve import joins_under, profiled
from kg.store import open_store

SMALL, LARGE = 100, 10_000
ROUNDS = 40
_SURNAMES, _GIVEN = "王李张刘陈杨赵黄周吴", "伟芳娜敏静丽强磊军洋"
_TRADES = ("纺织", "机械", "食品", "化工", "物流")
_RULES = "digest of some rules"


def make_record(number: int) -> Record:
    """Make the record of a generated page: four bodies, and two people who work for two of them."""
    cities = [code for code in sorted(gazetteer.by_name().values()) if len(code) == 1]
    city = cities[number % len(cities)][0]
    firm = f"{chr(0x5170 + number // 5 % 900)}{chr(0x6C34 + number // 7 % 800)}{_TRADES[number % 5]}集团"
    named = (
        (Thing(ORGANIZATION, "中华全国总工会"), ""),
        (Thing(ORGANIZATION, f"{gazetteer.name(city)}总工会"), city),
        (Thing(ORGANIZATION, firm), ""),
        (Thing(ORGANIZATION, f"{firm}有限公司"), ""),
        *((Thing(PERSON, f"{_SURNAMES[at % 10]}{_GIVEN[at // 10 % 10]}"), "") for at in (number, number * 7)),
    )
    things = [thing for thing, _ in named]
    text = "，".join(thing.name for thing in things) + f"。第{number}页。"
    posts = [(things[-2], "worksFor", things[2]), (things[-1], "worksFor", things[1])]
    return one_article(text, [(thing.name, thing, code) for thing, code in named], posts, f"{number}.txt")


def seconds_to_add(size: int, folder: Path) -> float:
    """Median time to add a page to a store that holds so many, and to resolve what it touches."""
    times = []
    with open_store(folder / f"{size}.db") as store:
        for number in range(size):
            store.add(record := make_record(number), _RULES, profiled(record))
        store.settle(joins_under)
        for number in range(size, size + ROUNDS):
            record = make_record(number)
            started = perf_counter()
            store.add(record, _RULES, profiled(record))
            store.settle(joins_under)
            times.append(perf_counter() - started)
            store.remove(record.page.digest)
            store.settle(joins_under)
    return statistics.median(times)


def main() -> None:
    """Prints both times and their ratio."""
    with TemporaryDirectory() as folder:
        small, large = (seconds_to_add(size, Path(folder)) for size in (SMALL, LARGE))
    print(f"added to {SMALL:>6,} pages {small * 1000:8.2f} ms")
    print(f"added to {LARGE:>6,} pages {large * 1000:8.2f} ms")
    print(f"ratio               {large / small:8.2f}")


if __name__ == "__main__":
    main()
