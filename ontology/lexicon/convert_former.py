"""Converts former names of divisions, as PyPI's `GB2260` publishes them, to former_divisions.tsv.

pip install GB2260
python ontology/lexicon/convert_former.py > ontology/lexicon/former_divisions.tsv
"""

import sys
from collections import defaultdict
from collections.abc import Iterator
from importlib.metadata import version

from gb2260.data import data as revisions

from kg import gazetteer
from kg.lexicon import lexicon

HEADER = """\
# Names that divisions of China bore before: of renamed ones, and of those that became another kind
# of division (江都市, now 江都区).
# Fields, between tabs: adcode of today, as in divisions.tsv; the former names, between spaces.
# Source: PyPI GB2260 {version} (BSD), which has the codes of GB/T 2260 from 2002 to 2014.
# Made by convert_former.py; one that became part of another is left out, as the source does not say of which.
"""
GROUPING = ("市辖区", "直辖县级行政区划", "直辖行政单位")
CITY = "00"  # what the codes of cities and provinces end with


def former_names(today: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Adcode of today and name of an earlier year, for each name that its province has no more."""
    seen = {(str(code), name) for rows in revisions.values() for code, name in rows.items()}
    borne = {(code[:2], name) for code, name in today.items()}
    for code, name in sorted(seen):
        if (code[:2], name) not in borne and _stem(name) and not name.endswith(GROUPING):
            heir = code if code in today else _heir(code, name, today)
            if heir:
                yield heir, name


def _heir(code: str, name: str, today: dict[str, str]) -> str:
    """The one division of that name but for its kind: of the same city, else of the same province."""
    for near in (code[:4], code[:2]):
        same = [c for c in today if c.startswith(near) and _stem(today[c]) == _stem(name)]
        same = [c for c in same if c.endswith(CITY) == code.endswith(CITY)]
        if same:
            return same[0] if len(same) == 1 else ""
    return ""


def _stem(name: str) -> str:
    """A name without the kind of division that it ends with."""
    kinds = {kind for listed in lexicon("places")["suffixes"].values() for kind in listed}
    return next((name.removesuffix(k) for k in sorted(kinds, key=len)[::-1] if name.endswith(k)), name)


def main() -> None:
    """Writes former_divisions.tsv to standard output."""
    codes = {code for listed in gazetteer.by_name().values() for code in listed if len(code) == len("110000")}
    names = defaultdict(list)
    for code, name in former_names({code: gazetteer.name(code) for code in codes}):
        names[code].append(name)
    sys.stdout.write(HEADER.format(version=version("GB2260")))
    for code, former in sorted(names.items()):
        sys.stdout.write(f"{code}\t{' '.join(former)}\n")


if __name__ == "__main__":
    main()
