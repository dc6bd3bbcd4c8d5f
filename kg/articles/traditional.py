"""Gives an article that was laid out in simplified characters those of its page back."""

from dataclasses import replace

from kg.articles.spacing import squeeze
from kg.model import Article, Byline, Dateline, Headline
from kg.sentences import simplified


class Printed:
    """A page's characters without white space, to be found by their simplified ones."""

    def __init__(self, page: str) -> None:
        self._signs = squeeze(page)
        self._simple = simplified(self._signs)

    def text(self, simple: str) -> str:
        """The text as on the page, its own white space kept; as it is where the page has no such text."""
        wanted = squeeze(simple)
        at = self._simple.find(wanted)
        if at < 0:
            return simple
        signs = iter(self._signs[at : at + len(wanted)])
        return "".join(sign if sign.isspace() else next(signs) for sign in simple)

    def article(self, simple: Article) -> Article:
        """The article as on the page; kind, roles and dates are ours and stay."""
        return replace(
            simple,
            headlines=tuple(Headline(self.text(each.text), each.role) for each in simple.headlines),
            paragraphs=tuple(map(self.text, simple.paragraphs)),
            bylines=tuple(Byline(self.text(each.name), each.role) for each in simple.bylines),
            dateline=self._dateline(simple.dateline) if simple.dateline else None,
        )

    def _dateline(self, simple: Dateline) -> Dateline:
        text, agency, place = map(self.text, (simple.text, simple.agency, simple.place))
        return Dateline(text, agency, place, simple.date)
