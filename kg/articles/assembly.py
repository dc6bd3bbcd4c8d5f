"""Makes an article of the blocks that were grouped: headlines, makers, dateline, paragraphs, kind."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.articles import blocks as kinds
from kg.articles import labels
from kg.articles.blocks import Block
from kg.articles.bylines import cut_dateline
from kg.articles.datelines import read_dateline
from kg.articles.grouping import Group
from kg.articles.headlines import order_headlines
from kg.articles.lexicon import layout
from kg.articles.parts import BODY, BY, CAPTION, CLOSE, CONTENTS, HEAD, SUBHEAD, TAIL
from kg.articles.spacing import squeeze
from kg.model import MAIN, SUBTITLE, Article, Byline, Headline, Page

REPORT, BRIEF, CAPTIONED, COMMENTARY, LISTING = "report", "brief", "caption", "commentary", "contents"

_LONGEST_CAPTION = 600  # characters
_LONGEST_BRIEF = 450
_BRIEF_PARAGRAPHS = 2
_MAKERS = (labels.BYLINE, labels.CREDIT, labels.NAME)
_FULL_ENTRY = 0.8  # of the widest line of a table of contents; such a line goes on in the next
_LEADER = re.compile(r"[…·.\uff0e]{3,}")
_LEADS_ON, _LEADS_ON_BELOW = re.compile(r"[…·.\uff0e]{2,}$"), re.compile(r"[…·.\uff0e]{2,}")


def make_article(page: Page, number: int, group: Group) -> Article:
    """The article of a group; `number` is its place on the page, from 1."""
    if group.blocks(CONTENTS):
        return _contents(page, number, group.blocks(CONTENTS))
    dateline, reporters, paragraphs = _text(group)
    closing = (person for block in group.blocks(BODY, CAPTION, CLOSE) for person in block.people)
    bylines = tuple(dict.fromkeys((*_under_headline(group.blocks(BY)), *reporters, *closing)))
    goes_to = next((block.jumps for _, block in group.parts if block.jumps), "")
    comes_from = next((block.resumes for _, block in group.parts if block.resumes), "")
    continued = bool(goes_to or comes_from)
    return Article(
        page=page.digest,
        number=number,
        kind=_kind(group, bylines, paragraphs, continued),
        headlines=order_headlines(group.blocks(HEAD, TAIL)),
        paragraphs=paragraphs,
        bylines=bylines,
        dateline=read_dateline(dateline, page.date) if dateline else None,
        continued=continued,
        goes_to=goes_to,
        comes_from=comes_from,
    )


def _under_headline(blocks: Sequence[Block]) -> Iterator[Byline]:
    """The people of the bylines; names that a byline goes on with in a line of their own have its role."""
    role = ""
    for block in blocks:
        for person in block.people:
            yield replace(person, role=role) if role and block.kind == labels.NAME else person
        if block.kind == labels.BYLINE and block.people:
            role = block.people[-1].role


def _text(group: Group) -> tuple[str, tuple[Byline, ...], tuple[str, ...]]:
    """Dateline, the people in it, and the paragraphs with their subheads."""
    dateline = next((block.text for block in group.blocks(BY) if block.kind == labels.DAY), "")
    reporters: tuple[Byline, ...] = ()
    paragraphs: list[str] = []
    for block in group.blocks(BODY, CAPTION, SUBHEAD, CLOSE):
        text = block.text
        if block.kind == kinds.DATELINE and not paragraphs:
            dateline, reporters, text = cut_dateline(text)
        if text and (block.kind not in (*_MAKERS, labels.JUMP, labels.AFFILIATION)):
            paragraphs.append(text)
    return dateline, reporters, tuple(paragraphs)


def _kind(group: Group, bylines: tuple[Byline, ...], paragraphs: Sequence[str], continued: bool) -> str:
    length = sum(map(len, paragraphs))
    has_byline = any(block.people for block in group.blocks(BY))
    opens = any(block.kind == kinds.DATELINE for block in group.blocks(BODY))
    photo = any(block.kind in (labels.CREDIT, kinds.CREDITED) for block in group.blocks(CLOSE))
    if photo and not has_byline and not opens and length <= _LONGEST_CAPTION:
        return CAPTIONED
    if _is_personal(group, bylines):
        return COMMENTARY
    short = len(paragraphs) <= _BRIEF_PARAGRAPHS and length <= _LONGEST_BRIEF
    return BRIEF if short and not has_byline and not continued else REPORT


def _is_personal(group: Group, bylines: tuple[Byline, ...]) -> bool:
    """Whether someone speaks for themselves: an author, a diary's day, a comment's column head."""
    diary = any(block.kind == labels.DAY for block in group.blocks(BY))
    column = layout().commentary.search(squeeze(group.over)) is not None
    return diary or column or any(person.role == layout().author for person in bylines)


def _contents(page: Page, number: int, listed: Sequence[Block]) -> Article:
    """A table of contents: the lines over its first entry as the title, then an entry a paragraph."""
    entries = tuple(_entries(listed))
    over = next((at for at, entry in enumerate(entries) if _LEADER.search(entry)), 0) or 1
    headlines = tuple(
        Headline(entry, MAIN if not at else SUBTITLE) for at, entry in enumerate(entries[:over])
    )
    return Article(page.digest, number, LISTING, headlines, paragraphs=entries[over:])


def _entries(listed: Sequence[Block]) -> Iterator[str]:
    """The entries, those broken over two lines joined; column heads stand for themselves."""
    full = _FULL_ENTRY * max(block.width for block in listed)
    waiting = ""
    for at, block in enumerate(listed):
        waiting += block.text
        touches = at + 1 < len(listed) and listed[at + 1].at == block.at + 1
        below = listed[at + 1].text if touches else ""
        broken = block.kind == kinds.SHORT and block.width >= full and _LEADER.search(below)
        if not broken and not (_LEADS_ON.search(block.text) and _LEADS_ON_BELOW.match(below)):
            yield waiting
            waiting = ""
