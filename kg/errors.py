"""The tree of errors; only the command line turns them into exit codes.

KgError             whatever a user can mend; its text is one line: the thing, the place, what to try
├── PageError       a page that cannot be read (missing, empty, binary, too large, of no known form)
│   └── PagesRefused  several of them; carries the errors, one for each
├── RuleError       a rule or word list that is not well formed
├── DecisionError   decisions that contradict each other, or a line of them that is not well formed
├── StoreError      a store that is damaged or of another version
│   └── StoreBusy   one that another process holds
├── QueryError      a query that is malformed or not allowed
└── UnknownName     a name that nothing stored has; carries the nearest known ones
"""

from collections.abc import Sequence

_LISTED_BY = {
    "entity": "kg search",
    "page or issue": "kg issues",
    "question": "kg query --list",
    "statement": "kg show",
}


class KgError(Exception):
    """Whatever a user can mend; whatever its text quotes, it is one line."""

    def __init__(self, text: str) -> None:
        super().__init__(" ".join(text.splitlines()))


class PageError(KgError):
    """A page that cannot be read."""


class PagesRefused(PageError):  # noqa: N818 -- the name says what is wrong
    """Files that cannot be read; `refused` says of each why."""

    def __init__(self, refused: Sequence[PageError]) -> None:
        super().__init__("; ".join(map(str, refused)))
        self.refused = tuple(refused)


class RuleError(KgError):
    """A rule or a word list that is not well formed."""


class DecisionError(KgError):
    """Decisions that contradict each other, or a line of them that is not well formed."""


class StoreError(KgError):
    """A store that is damaged or of another version."""


class StoreBusy(StoreError):  # noqa: N818 -- the name says what is wrong
    """A store that another process holds."""


class QueryError(KgError):
    """A query that is malformed or not allowed."""


class UnknownName(KgError):  # noqa: N818 -- the name says what is wrong
    """A name that nothing stored has, with the nearest names that are there."""

    def __init__(self, what: str, name: str, nearest: Sequence[str] = ()) -> None:
        look = f" Look for it with `{_LISTED_BY[what]}`." if what in _LISTED_BY else ""
        hint = f" Did you mean: {', '.join(nearest)}?" if nearest else look
        super().__init__(f"No {what} named “{name}”.{hint}")
