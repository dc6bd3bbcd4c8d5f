"""How fast names are found: characters a second beside jieba.posseg, `python tests/bench/find.py`.

One process, dictionaries loaded before the clock starts; the best of several rounds counts.
"""

from collections.abc import Callable
from pathlib import Path
from time import process_time

import jieba.posseg

from kg.articles import split_articles
from kg.mentions import find_mentions
from kg.pages import read_page

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
    """Prints characters a second for both, and the ratio."""
    pages = [split_articles(read_page(path)) for path in sorted(SEEDS.glob("*.txt"))]
    texts = [article.text for page in pages for article in page]
    size = sum(map(len, texts))
    found = size / best_of(ROUNDS, lambda: [find_mentions(page) for page in pages])
    tagged = size / best_of(ROUNDS, lambda: [list(jieba.posseg.cut(text)) for text in texts])
    print(f"newskg        {found:10,.0f} characters a second")
    print(f"jieba.posseg  {tagged:10,.0f} characters a second")
    print(f"ratio         {found / tagged:10.1f}")


if __name__ == "__main__":
    main()
