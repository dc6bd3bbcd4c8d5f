"""Writes the pages as Turtle, and the issues that they are of."""

from collections.abc import Iterable, Iterator

from kg.model import Page
from kg.rdf.turtle import Spell, block, if_known, literal

_DATE_TYPES = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}


def page_blocks(pages: Iterable[Page], spell: Spell) -> Iterator[str]:
    """Yield a block a page, then a block an issue."""
    issues = {}
    for page in sorted(pages, key=lambda page: page.digest):
        issue = spell(f"issue/{issue_key(page)}")
        issues[issue] = page
        yield block(
            page_name(page.digest, spell),
            [
                ("a", ["kg:Page"]),
                ("kg:source", [literal(page.source)]),
                ("kg:pageNumber", if_known(page.number)),
                ("kg:issue", [issue]),
            ],
        )
    for issue, page in sorted(issues.items()):
        yield block(issue, [("a", ["kg:Issue"]), *_particulars(page)])


def page_name(digest: str, spell: Spell) -> str:
    """Name a page by as much of its digest as its articles carry in theirs."""
    return spell(f"page/{digest[:16]}")


def _particulars(page: Page) -> Iterator[tuple[str, list[str]]]:
    yield "kg:newspaper", if_known(page.paper)
    exactness = _DATE_TYPES.get(len(page.date), "xsd:string")
    yield "dcterms:date", [literal(page.date, exactness)] if page.date else []
    yield "kg:dateInferred", ["true"] if page.date_inferred else []


def issue_key(page: Page) -> str:
    """Pages of one newspaper and day are one issue; where either is unknown, none can be told to be."""
    stated = page.paper and page.date and not page.date_inferred
    return f"{page.paper}.{page.date}" if stated else page.digest[:16]
