"""Prints how many characters a second are laid out, and how much slower that is than merely looking.

    python tests/bench/read.py [FOLDER]

The yardstick is the least that any reader has to do, measured in the same run: to split each page into
its lines and search each line with one regular expression. Both are processor time, the best of several
rounds.
"""

import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from time import process_time

from kg.articles import split_articles, with_issue
from kg.model import Page

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
ROUNDS = 20
_SENTENCE_END = re.compile(r"[。！？]")


def lay_out(pages: Sequence[Page]) -> None:
    """Do all that is done between a page's text and its articles."""
    for page in pages:
        split_articles(with_issue(page))


def look(pages: Sequence[Page]) -> None:
    """Split each page into lines and search each once."""
    for page in pages:
        for line in page.text.split("\n"):
            _SENTENCE_END.search(line)


def seconds(work: Callable[[Sequence[Page]], None], pages: Sequence[Page]) -> float:
    """Take the processor time of the fastest of several rounds."""
    times = []
    for _ in range(ROUNDS):
        started = process_time()
        work(pages)
        times.append(process_time() - started)
    return min(times)


def main() -> None:
    """Measure the pages of a folder, the sample pages where none is named."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SEEDS
    texts = [path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))]
    pages = [Page(source="page.txt", digest="0" * 64, text=text) for text in texts]
    characters = sum(map(len, texts))
    laid_out, looked = seconds(lay_out, pages), seconds(look, pages)
    sys.stdout.write(
        f"{characters:,} characters of {len(pages)} pages\n"
        f"laid out: {characters / laid_out:,.0f} characters a second\n"
        f"looked at: {characters / looked:,.0f} characters a second, {laid_out / looked:.1f} times as fast\n"
    )


if __name__ == "__main__":
    main()
