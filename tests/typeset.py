"""Typesets articles as a newspaper page in PDF, so that a test knows what it has to read back."""

from collections.abc import Iterable, Iterator
from io import BytesIO

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from kg.model import KICKER, MAIN, SUBTITLE, Article

FONT, SIZE = "STSong-Light", 10.0
PAGE, MARGIN = (842.0, 1191.0), 40.0
COLUMNS, COLUMN, GUTTER = 3, 240.0, 21.0
LEADING = 1.3
SIZES = {KICKER: 13.0, MAIN: 16.0, SUBTITLE: 13.0}
HANGING = "，。、；：？！…”’）》"  # marks that no typesetter lets begin a line
Line = tuple[str, float]  # text and size


def in_columns(articles: Iterable[Article], password: str = "") -> bytes:
    """One article after the other, down the first column, then the next; a new page where all are full."""
    canvas, written = _canvas(password)
    column, y = 0, PAGE[1] - MARGIN
    for article in articles:
        lines = list(_lines(article, COLUMN))
        # A headline stands in one column with the first line of its text.
        together = 1 + sum(size > SIZE for _, size in lines)
        for at, (text, size) in enumerate(lines):
            needed = sum(size for _, size in lines[at:together]) or size
            if y - needed * LEADING < MARGIN:
                column, y = column + 1, PAGE[1] - MARGIN
            if column == COLUMNS:
                canvas.showPage()
                column = 0
            y -= size * LEADING
            _draw(canvas, (MARGIN + column * (COLUMN + GUTTER), y), (text, size))
    canvas.save()
    return written.getvalue()


def in_bands(articles: Iterable[Article]) -> bytes:
    """Each article over the whole page: its headlines in the middle, its text in three columns below."""
    canvas, written = _canvas("")
    y = PAGE[1] - MARGIN
    for article in articles:
        lines = list(_lines(article, COLUMN, PAGE[0] - 2 * MARGIN))
        heads = [line for line in lines if line[1] > SIZE]
        for text, size in heads:
            y -= size * LEADING
            _draw(canvas, ((PAGE[0] - pdfmetrics.stringWidth(text, FONT, size)) / 2, y), (text, size))
        body = lines[len(heads) :]
        deep = -(-len(body) // COLUMNS)
        for at, line in enumerate(body):
            x = MARGIN + at // deep * (COLUMN + GUTTER)
            _draw(canvas, (x, y - (at % deep + 1) * SIZE * LEADING), line)
        y -= (deep + 2) * SIZE * LEADING
        assert y > 0, "the page is too small for the articles"
    canvas.save()
    return written.getvalue()


def _canvas(password: str) -> tuple[Canvas, BytesIO]:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    written = BytesIO()
    # Not compressed, so that who spoils bytes spoils text.
    options = {"invariant": 1, "pageCompression": 0}
    return Canvas(written, pagesize=PAGE, encrypt=password or None, **options), written


def _draw(canvas: Canvas, at: tuple[float, float], line: Line) -> None:
    text, size = line
    canvas.setFont(FONT, size)
    # An indent is white space on paper, not characters.
    indent = len(text) - len(text.lstrip("\u3000"))
    canvas.drawString(at[0] + indent * size, at[1], text[indent:])


def _lines(article: Article, width: float, head_width: float = 0) -> Iterator[Line]:
    """The lines of an article: kicker, main headline, subtitles, byline, paragraphs."""
    order = [KICKER, MAIN, SUBTITLE]
    for headline in sorted(article.headlines, key=lambda headline: order.index(headline.role)):
        size = SIZES[headline.role]
        yield from ((line, size) for line in _broken(headline.text, size, head_width or width))
    first, *others = article.paragraphs
    for paragraph in (article.dateline.text + first if article.dateline else first, *others):
        yield from ((line, SIZE) for line in _broken("\u3000\u3000" + paragraph, SIZE, width))


def _broken(text: str, size: float, width: float) -> Iterator[str]:
    line = ""
    for sign in text:
        if pdfmetrics.stringWidth(line + sign, FONT, size) > width and sign not in HANGING:
            yield line
            line = ""
        line += sign
    yield line


def vertically(lines: Iterable[Line], right: float, level: Iterable[str] = ()) -> bytes:
    """Lines from top to bottom, the first with its right edge at `right`, the others to its left."""
    canvas, written = _canvas("")
    top = PAGE[1] - MARGIN
    for text, size in lines:
        for at, sign in enumerate(text):
            _draw(canvas, (right - size, top - (at + 1) * size * 1.1), (sign, size))
        right -= size * LEADING
    for at, text in enumerate(level):
        _draw(canvas, (right + 6 * SIZES[MAIN], top - (at + 1) * SIZE * LEADING), (text, SIZE))
    canvas.save()
    return written.getvalue()


def one_by_one(lines: Iterable[str], font: str = FONT) -> bytes:
    """Lines from left to right, each character drawn by itself as some programs do."""
    canvas, written = _canvas("")
    canvas.setFont(font, SIZE)
    for at, line in enumerate(lines, start=1):
        for before, sign in enumerate(line):
            x = MARGIN + pdfmetrics.stringWidth(line[:before], font, SIZE)
            canvas.drawString(x, PAGE[1] - MARGIN - at * SIZE * LEADING, sign)
    canvas.save()
    return written.getvalue()
