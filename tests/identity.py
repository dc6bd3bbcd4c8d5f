"""Prints how well the pairs of tests/identity.csv are told apart and joined: `python tests/identity.py`.

The line of either name is read as a page of its own; where the finder does not see the name as marked,
it is put in as marked, since what finds names is measured elsewhere. `--wrong` lists the pairs answered
wrongly.
"""

import csv
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from kg.mentions import find_mentions
from kg.model import ORGANIZATION, PERSON, PLACE, PROGRAM, Article, Mention, Page, Record, Thing
from kg.relations import find_relations, stories_of
from kg.resolve import identify

PAIRS = Path(__file__).parent / "identity.csv"
MARKS = "“”「」『』《》\"'‘’"
# What a name is that the finder does not see, by what its pair is about; all else is an organisation.
KINDS = {"person": PERSON, "person employer": PERSON, "place": PLACE, "program": PROGRAM, "edition": PROGRAM}


@dataclass(frozen=True)
class Pair:
    """Two marked lines, and whether they speak of one thing."""

    grade: str
    same: bool
    about: str
    first: str
    second: str


def read_pairs(path: Path = PAIRS) -> list[Pair]:
    """Read the pairs; comments stand before them."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        return [
            Pair(row["grade"], row["answer"] == "same", row["about"], row["first"], row["second"])
            for row in rows
        ]


def read_line(marked: str, source: str, about: str) -> tuple[Record, Mention, bool]:
    """Give the record of a marked line, the mention that the mark sets off, and whether it was seen."""
    start, end = marked.index("〔"), marked.index("〕") - 1
    text = marked.replace("〔", "").replace("〕", "")
    while text[start] in MARKS:
        start += 1
    while text[end - 1] in MARKS:
        end -= 1
    page = Page(source, sha256((source + text).encode()).hexdigest(), text)
    article = Article(page.digest, 1, "report", (), (text,))
    mentions = find_mentions([article])
    seen = [
        m
        for m in mentions
        if m.named and m.start < end and end - m.end in (0, -1) and text[end : m.end] in MARKS
    ]
    found = max(seen, key=lambda mention: (mention.end - mention.start, mention.thing), default=None)
    if not found:
        found = Mention(article.id, start, end, Thing(KINDS.get(about, ORGANIZATION), text[start:end]))
        mentions = (*mentions, found)
    relations = find_relations(stories_of([article], mentions))
    return Record(page, (article,), mentions, relations, ()), found, bool(seen)


def is_joined(pair: Pair) -> tuple[bool, bool]:
    """Tell whether both names of a pair become one entity, and whether the finder saw both."""
    (one, first, saw), (other, second, saw_other) = (
        read_line(marked, source, pair.about)
        for marked, source in ((pair.first, "1.txt"), (pair.second, "2.txt"))
    )
    ids = {record.page.digest: ids for record, ids in identify((one, other)).records}
    ends = [
        ids[record.page.digest].of(mention.thing, mention.article)
        for record, mention in ((one, first), (other, second))
    ]
    return ends[0] == ends[1], saw and saw_other


def score(pairs: Sequence[Pair]) -> tuple[Counter[str], list[Pair]]:
    """Count right and wrong joins (joined, missed, false), and list the pairs answered wrongly."""
    counted: Counter[str] = Counter()
    wrong = []
    for pair in pairs:
        joined, seen = is_joined(pair)
        counted["given"] += not seen
        counted[
            "joined" if joined and pair.same else "false" if joined else "missed" if pair.same else "apart"
        ] += 1
        if joined != pair.same:
            wrong.append(pair)
    return counted, wrong


def precision_and_recall(counted: Counter[str]) -> tuple[float, float]:
    """Of the pairs joined, the share that is one thing; of those that are, the share joined."""
    joined = counted["joined"]
    precision = joined / (joined + counted["false"]) if joined else 1.0
    return precision, joined / ((joined + counted["missed"]) or 1)


def main() -> None:
    """Prints a row a grade and one over all."""
    pairs = read_pairs()
    grades = {grade: [pair for pair in pairs if pair.grade == grade] for grade in ("easy", "medium", "hard")}
    sys.stdout.write("grade   pairs  precision  recall\n")
    for grade, chosen in (grades | {"all": pairs}).items():
        precision, recall = precision_and_recall(score(chosen)[0])
        sys.stdout.write(f"{grade:<6}  {len(chosen):>5}  {precision:>9.3f}  {recall:>6.3f}\n")
    counted, wrong = score(pairs)
    sys.stdout.write(f"{counted['given']} pairs have a name that the finder does not see as marked.\n")
    if "--wrong" in sys.argv:
        for pair in wrong:
            sys.stdout.write(f"{'same' if pair.same else 'different'}: {pair.first} | {pair.second}\n")


if __name__ == "__main__":
    main()
