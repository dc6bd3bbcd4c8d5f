"""How fast names are found, and pages read to records: beside jieba.posseg, `python tests/bench/find.py`.

One process, dictionaries loaded before the clock starts; the best of several rounds counts.
"""

from collections.abc import Callable
from pathlib import Path
from time import process_time

import jieba.posseg

from kg.articles import split_articles
from kg.mentions import find_mentions
from kg.pages import read_page
from kg.pipeline import read_record

SEEDS = Path(__file__).resolve().parent.parent.parent / "seeds"
ROUNDS = 5


def best_of(rounds: int, work: Callable[[], object]) -> float:
    """Seconds of processor time that `work` takes, the first round left out."""
    times = []
    for _ in range(rounds + 1):
        start = process_time()
        work()
        times.append(process_time() - start)
    return min(times[1:])


def main() -> None:
    """Prints characters a second for each, and the ratio of the first to the last."""
    given = [read_page(path) for path in sorted(SEEDS.glob("*.txt"))]
    pages = [split_articles(page) for page in given]
    texts = [article.text for page in pages for article in page]
    size = sum(map(len, texts))
    found = size / best_of(ROUNDS, lambda: [find_mentions(page) for page in pages])
    recorded = size / best_of(ROUNDS, lambda: [read_record(page) for page in given])
    tagged = size / best_of(ROUNDS, lambda: [list(jieba.posseg.cut(text)) for text in texts])
    print(f"names         {found:10,.0f} characters a second")
    print(f"records       {recorded:10,.0f} characters a second")
    print(f"jieba.posseg  {tagged:10,.0f} characters a second")
    print(f"ratio         {found / tagged:10.1f}")


if __name__ == "__main__":
    main()
