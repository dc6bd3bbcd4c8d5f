"""What a file's name shows of the issue (工人日报_2025-11-23_A1), and whether the name can be kept."""

import re
from datetime import date as calendar_date

from kg.model import Issue

_DAY = re.compile(r"(?<![0-9A-Za-z])(\d{4})([-._]?)(\d{2})\2(\d{2})(?![0-9A-Za-z])")
_NUMBER = re.compile(r"^[-._ ]+([A-Za-z]?)0*(\d{1,3})(?![0-9A-Za-z])")
_PAPER = re.compile(r"^[^\W\d_]*[\u4e00-\u9fff][^\W\d_]*(?=[-._ ])")


def can_be_written(text: str) -> bool:
    """Whether a file in UTF-8 can hold a text; names in another encoding come with marks that none can."""
    return text == text.encode("utf-8", "ignore").decode()


def issue_of(stem: str) -> Issue:
    """Read a file's name without its suffix; nothing where it shows no real day."""
    for match in _DAY.finditer(stem):
        try:
            day = calendar_date(int(match[1]), int(match[3]), int(match[4])).isoformat()
        except ValueError:
            continue
        found = _NUMBER.match(stem[match.end() :])
        paper = _PAPER.match(stem[: match.start()])
        return Issue(paper[0] if paper else "", day, found[1].upper() + found[2] if found else "")
    return Issue()
