"""The nouns of identity: what tells things apart, what joins them, and what people have decided.

An id is that of an entity (“org/德州市总工会”), as a page's own words give it.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

SAME, DIFFERENT, RENAME, WRONG, RIGHT = "same", "different", "rename", "wrong", "right"
ARTICLE = "article/"
VERDICTS = (SAME, DIFFERENT, RENAME, WRONG, RIGHT)


class Post(NamedTuple):
    """What someone does where: the employer's id and name, and the role, as printed or empty."""

    employer: str
    name: str
    role: str


@dataclass(frozen=True, slots=True, order=True)
class Profile:
    """What one page tells of a thing that may join it to others; `name` and `forms` are keys."""

    id: str
    kind: str
    name: str
    forms: tuple[str, ...] = ()
    posts: tuple[Post, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Join:
    """Why two ids are one thing: the rule, and the words of either side that it compared."""

    first: str
    second: str
    rule: str
    words: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided; `line` is its line in the file of decisions, `date` ISO 8601.

    - same: `first` and `second` are one entity, which keeps the id `first`.
    - different: they are two; `second` may be “article/…”, then `first` is another thing there.
    - rename: `first` is called `second`.
    - wrong: that `first` is linked to `second` by `predicate`, as the page whose digest begins with
      `page` is said to say.
    - right: that it is; the link stays, and is not asked about again.
    """

    verdict: str
    first: str
    second: str
    date: str = ""
    predicate: str = ""
    page: str = ""
    note: str = ""
    line: int = field(default=0, compare=False)

    @property
    def things(self) -> tuple[str, ...]:
        """The ids that it speaks of."""
        if self.verdict == RENAME:
            return (self.first,)
        return self.first, self.apart or self.second

    @property
    def apart(self) -> str:
        """The id of what it says is another thing in an article; empty where it says no such thing."""
        article = self.second.removeprefix(ARTICLE)
        return f"{self.first}（{article}）" if self.verdict == DIFFERENT and article != self.second else ""

    @property
    def id(self) -> str:
        """What tells it from others, on one line."""
        return "\x1f".join((self.verdict, self.first, self.second, self.predicate, self.page))
