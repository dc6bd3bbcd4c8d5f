"""Reads the article of a web page: the text that trafilatura finds, and the lines that head it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import trafilatura
from lxml import etree, html

from kg.errors import PageError
from kg.pages import limits
from kg.pages.encodings import decoded
from kg.pages.sheets import Sheet

_HEAD = 4096  # bytes in which a page names its encoding
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_-]{2,20})""", re.IGNORECASE)
# What browsers take for these names (https://encoding.spec.whatwg.org/#names-and-labels).
_NAMED = {"gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "big5": "big5hkscs"}
_DECLARATION = re.compile(r"^\s*<\?xml[^<>]*>")  # names an encoding, which text has no more
_TAG = re.compile(rb"<[^<>]*>")
_TAGS = re.compile(r"<[^<>]*")
_QUOTED = re.compile(r"""=\s*(?:"[^"]*"|'[^']*')""")
_SPACE = re.compile(r"[^\S\u3000]+")
_UNSEEN = frozenset(("head", "script", "style", "noscript", "template", "select", "button", "svg", "nav"))
_INLINE = frozenset(("abbr", "b", "big", "em", "font", "i", "label", "small", "span", "strong", "sub", "u"))
# Electronic editions that Founder's software makes have a tag of their own for the title.
_HEADINGS = frozenset(("h1", "h2", "h3", "founder-title"))
_LEAST_TITLE = 4  # characters; a shorter line is in the page's title by chance
_TELLING = 8  # characters; where a shorter line is in the text by chance
_MOST_HEAD = 12  # lines between title and text at most: subtitles, date, source, author


@dataclass(frozen=True, slots=True)
class _Line:
    """A line as a browser shows it: `key` without white space, `linked` where it is wholly a link."""

    text: str
    key: str
    heading: bool
    linked: bool


def read_html(label: str, raw: bytes) -> Iterator[Sheet]:
    """The one article of a web page; PageError where it holds none."""
    written = _DECLARATION.sub("", _text(label, raw))
    attributes = (len(_QUOTED.sub("", tag).split()) for tag in _TAGS.findall(written))
    _check(label, "attributes in a tag", max(attributes, default=0), limits.MOST_ATTRIBUTES)
    try:
        tree = html.document_fromstring(written)
    except (etree.ParserError, ValueError) as error:
        raise PageError(f"{label}: no web page ({error}); save it again.") from error
    _check(label, "elements", sum(1 for _ in tree.iter()), limits.MOST_ELEMENTS)
    if tree.find(".//frameset") is not None and not tree.findtext(".//p"):
        raise PageError(f"{label}: a page of frames alone; save the frame that shows the text.")
    title = _key(tree.findtext(".//title") or "")
    lines = list(_lines(tree))
    found = trafilatura.extract(tree, include_comments=False, favor_recall=True, deduplicate=False) or ""
    text = "\n".join(_article(lines, title, _key(found)))
    yield Sheet(lambda: text)


def _check(label: str, what: str, number: int, most: int) -> None:
    """The time that parsers take grows with the square of some numbers."""
    if number > most:
        raise PageError(f"{label}: {number} {what}, more than {most}; save the article alone.")


def _text(label: str, raw: bytes) -> str:
    """UTF-8 where the page is that, whatever it says of itself; else what it says; else what is found."""
    named = _CHARSET.search(raw[:_HEAD])
    encoding = _NAMED.get(named[1].decode("ascii").lower()) if named else None
    for known in ("utf-8-sig", encoding) if encoding else ():
        try:
            return raw.decode(known)
        except UnicodeDecodeError:
            continue
    return decoded(label, raw, _TAG.sub(b"", raw))


def _article(lines: Sequence[_Line], title: str, body: str) -> Iterator[str]:
    """From the title to the end of the text; between them the lines that are no links."""
    is_text = [line.key in body and not line.linked for line in lines]
    at = [i for i, line in enumerate(lines) if is_text[i] and not line.heading and len(line.key) >= _TELLING]
    first, last = (at[0], at[-1]) if at else (0, len(lines) - 1)
    while at and last + 1 < len(lines) and is_text[last + 1]:
        last += 1
    # What follows under a heading that is none of the text's is another list or story.
    longest = max(at, key=lambda i: len(lines[i].key), default=first)
    last = next((i - 1 for i in range(longest, last) if lines[i].heading and not is_text[i]), last)
    start, named = _title_at(lines, title, first)
    for index, line in enumerate(lines[start : last + 1], start=start):
        if not line.linked:
            yield f"# {line.text}" if line.heading or index == named else line.text


def _title_at(lines: Sequence[_Line], title: str, first: int) -> tuple[int, int]:
    """Where headlines or else the text begins; and which line, if it is no heading, is the title, or -1."""
    near = range(min(first, len(lines) - 1), max(-1, first - _MOST_HEAD - 1), -1)
    start = next((index for index in near if lines[index].heading), -1)
    if start < 0:
        named = [i for i in near if len(lines[i].key) >= _LEAST_TITLE and lines[i].key in title]
        return (named[0], named[0]) if named else (first, -1)
    while start and lines[start - 1].heading and not lines[start - 1].linked:
        start -= 1
    return start, -1


def _lines(tree: html.HtmlElement) -> Iterator[_Line]:
    """All lines of the page that a browser shows, in their order."""
    parts: list[tuple[str, bool]] = []
    headings = links = unseen = 0
    for event, node in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        tag = node.tag if isinstance(node.tag, str) else ""
        step = 1 if event == "start" else -1
        if tag in _UNSEEN:
            unseen += step
        elif tag == "a":
            links += step
        elif tag and tag not in _INLINE:
            yield from _line(parts, headings > 0)
            parts = []
            headings += step * (tag in _HEADINGS)
        text = node.text if event == "start" else node.tail
        if text and not unseen:
            parts.append((text, links > 0))
    yield from _line(parts, headings > 0)


def _line(parts: Sequence[tuple[str, bool]], heading: bool) -> Iterator[_Line]:
    text = _SPACE.sub(" ", "".join(part for part, _ in parts)).strip(" ")
    if text.strip():
        linked = all(in_link for part, in_link in parts if part.strip())
        yield _Line(text, _key(text), heading, linked)


def _key(text: str) -> str:
    return "".join(text.split())
