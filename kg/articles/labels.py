"""Tells what a line is by what it shows alone: byline, credit, jump line, folio, column head, text."""

import re

from kg.articles.bylines import is_credit, read_author, read_byline
from kg.articles.issue import shown_by
from kg.articles.jumps import resumed_to
from kg.articles.lexicon import layout
from kg.articles.spacing import squeeze
from kg.model import Byline

PLAIN, BYLINE, CREDIT, NAME, JUMP, RESUMED = "plain", "byline", "credit", "name", "jump", "resumed"
AFFILIATION, DAY, SECTION = "affiliation", "day", "section"
COLUMN, LEADER, FURNITURE = "column", "leader", "furniture"
BOLD = 7  # the mark of a bold line, beyond the six levels of headings

_SHORT = 72  # characters; a longer line is prose, whatever it contains
# Jump lines, days and numbers are as short as this or begin with a bracket or a digit.
_LONGEST_SIGN, _BRACKETS = 14, "（("
_LONGEST_NUMBER = 5  # characters of a number between the parts of a text
_LEADERS = re.compile(r"[…·.\uff0e]{3}")
_FULL_STOP, _LEADS_ON = "。", "——"
_CLAUSE = re.compile(r"[。，；]")
# In the order in which they are tried; the names are those of the patterns and of the labels.
_PATTERNED = (JUMP, DAY, SECTION)
_Label = tuple[str, tuple[Byline, ...]]


def label_of(bare: str, text: str) -> _Label:
    """The label of a line and the people whom it names as a byline.

    `bare` is the line as printed, `text` the same closed up.
    """
    if len(text) > _SHORT:
        return PLAIN, ()
    known = layout()
    # Most lines have no word of any label in them, which spares them all patterns.
    signed = known.sign.search(text) is not None or known.credit_ends.end(text)
    if signed or len(text) <= _LONGEST_NUMBER or not text[0].isalpha():
        found = _by_patterns(text) or (_as_byline(bare, text) if signed else None)
        if found:
            return found
    if len(text) <= known.longest_column and _is_column_head(text):
        return COLUMN, ()
    people = read_author(bare)
    return (NAME, people) if people else (PLAIN, ())


def _by_patterns(text: str) -> _Label | None:
    known = layout()
    if _is_furniture(text) or _is_folio(text):
        return FURNITURE, ()
    if known.hints["affiliation"].search(text) and known.patterns[AFFILIATION].match(text):
        return AFFILIATION, ()
    if len(text) <= _LONGEST_SIGN or text[0] in _BRACKETS or text[0].isdecimal():
        for name in _PATTERNED:
            if known.patterns[name].match(text):
                return name, ()
        if resumed_to(text) == len(text):
            return RESUMED, ()
    if _LEADERS.search(text) and known.patterns["leader_line"].match(text):
        return LEADER, ()
    return None


def _as_byline(bare: str, text: str) -> _Label | None:
    # A byline is read as printed: its spaces part the names.
    people = read_byline(bare)
    if people is None:
        return None
    return CREDIT if is_credit(people, text) else BYLINE, people


def _is_furniture(text: str) -> bool:
    """Whether the line has the words of furniture, and is no sentence that comes to them late."""
    found = layout().furniture.search(text)
    if found is None:
        return False
    sentence = text.endswith(_FULL_STOP) and _CLAUSE.search(text, 0, found.start()) is not None
    return not sentence


def _is_folio(text: str) -> bool:
    known = layout()
    may_be = not text[0].isalnum() or known.hints["folio"].search(text) is not None
    if may_be and known.patterns["folio"].match(text):
        return True
    return shown_by(text).known > 0


def _is_column_head(text: str) -> bool:
    known = layout()
    if text.endswith(_LEADS_ON) or _CLAUSE.search(text) or known.patterns["dateline"].match(text):
        return False  # a kicker, or the line of a paragraph, whatever word it has
    return known.is_column(squeeze(text))
