"""What is read: issues and their pages, articles and what stands around their text."""

from dataclasses import dataclass
from typing import NamedTuple

MAIN, KICKER, SUBTITLE = "main", "kicker", "subtitle"  # roles of headlines


class Issue(NamedTuple):
    """Newspaper, ISO 8601 day and page number, each empty where it is not known."""

    paper: str = ""
    date: str = ""
    number: str = ""

    @property
    def known(self) -> int:
        """How many of the three are known."""
        return sum(map(bool, self))

    def over(self, other: "Issue") -> "Issue":
        """What this one lacks is taken from the other."""
        return Issue(*(own or given for own, given in zip(self, other, strict=True)))


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a newspaper as it was given.

    `digest` is the SHA-256 of its bytes, `date` ISO 8601 or empty, `number` as printed (“A1”, “2”).
    `date_inferred` says that nothing states the date: it is that of the latest dateline.
    """

    source: str
    digest: str
    text: str
    paper: str = ""
    date: str = ""
    number: str = ""
    date_inferred: bool = False


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline; `role` is main, kicker (it leads to the main one) or subtitle (it follows it)."""

    text: str
    role: str = MAIN


@dataclass(frozen=True, slots=True)
class Dateline:
    """What stands before the first sentence: `text` as printed (“据新华社北京11月22日电”).

    `agency` (新华社, 本报) and `place` are as printed; `date` is ISO 8601, or as printed where the
    year is unknown; each may be empty.
    """

    text: str
    agency: str = ""
    place: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Byline:
    """Someone who made the article, `role` as the page gives it: 记者, 通讯员, 实习生, 摄影, 作者."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Article:
    """One article; every line of `text` stands on its page, white space apart.

    `kind` is report, brief, caption, commentary or contents; `headlines` has the main one first.
    `goes_to` and `comes_from` are the numbers of the pages that its jump lines name (下转第二版 is
    “2”, 上接第A01版 “A1”); `continued` says that there is one.
    """

    page: str
    number: int
    kind: str
    headlines: tuple[Headline, ...]
    paragraphs: tuple[str, ...]
    bylines: tuple[Byline, ...] = ()
    dateline: Dateline | None = None
    continued: bool = False
    goes_to: str = ""
    comes_from: str = ""

    @property
    def id(self) -> str:
        """Page digest and place on the page; the same bytes give the same id."""
        return f"{self.page[:16]}.{self.number}"

    @property
    def title(self) -> str:
        """Headline lines, the main one first, between full-width spaces."""
        return "\u3000".join(headline.text for headline in self.headlines)

    @property
    def text(self) -> str:
        """Headlines, the dateline where there is one, and paragraphs, a line each."""
        dateline = (self.dateline.text,) if self.dateline else ()
        return "\n".join((*(headline.text for headline in self.headlines), *dateline, *self.paragraphs))
