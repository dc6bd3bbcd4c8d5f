"""Reads jump lines: where a text goes on (下转第2版) and where it began (上接第1版)."""

from kg.articles.lexicon import layout
from kg.numbers import page_key

_BEHIND = 4  # the last characters, of which one is the hint
_LENGTH = 14  # characters; what a jump line has at most


def jump_at(text: str) -> int:
    """Where the jump line begins with which the text ends, or -1."""
    known = layout()
    if known.hints["jump"].search(text, len(text) - _BEHIND) is None:
        return -1
    match = known.patterns["jump"].search(text, max(0, len(text) - _LENGTH))
    return match.start() if match else -1


def resumed_to(text: str) -> int:
    """Where the text begins behind the line that takes it up again; 0 where there is none."""
    known = layout()
    if known.hints["resumed"].search(text, 0, _LENGTH) is None:
        return 0
    match = known.patterns["resumed"].match(text)
    return match.end() if match else 0


def page_named(text: str, pattern: str) -> str:
    """The number of the page that a jump line names, by the pattern `jump` or `resumed`."""
    match = layout().patterns[pattern].search(text)
    return page_key(match["page"]) if match else ""
