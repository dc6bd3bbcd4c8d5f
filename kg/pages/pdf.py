"""Reads the text layer of a PDF in reading order, and its scanned pages through character recognition."""

from collections.abc import Iterator
from functools import partial

import pypdfium2
import pypdfium2.raw as pdfium

from kg.errors import PageError
from kg.pages import limits
from kg.pages.columns import Piece, reading_order
from kg.pages.fonts import use_own_font
from kg.pages.scans import read_pixels
from kg.pages.sheets import Sheet
from kg.pages.streams import unpacks_to_more
from kg.pages.vertical import as_lines, vertical_ends

_POINTS_PER_INCH = 72
_SCAN_RESOLUTION = 200  # dots per inch: body text of a newspaper is then some 28 pixels high
# In ems: what two characters of one piece of a line are apart at most, along it and across it.
_ALONG, _ACROSS = 0.9, 0.4
_PRIVATE = range(0xE000, 0xF900)
_MOST_NAMELESS = 0.2  # of a page's characters; with more the text layer is of no use


def read_pdf(label: str, raw: bytes) -> Iterator[Sheet]:
    """The pages of a PDF; PageError where it is damaged, asks for a password or is too long."""
    if unpacks_to_more(raw, limits.MOST_INSTRUCTIONS):
        raise PageError(f"{label}: its pages draw more than a newspaper's do; give pages of a newspaper.")
    with _opened(label, raw) as document:
        count = len(document)
        if count > limits.MOST_PDF_PAGES:
            raise PageError(f"{label}: {count} pages, more than {limits.MOST_PDF_PAGES}; split the PDF.")
        for index in range(count):
            part = index + 1 if count > 1 else 0
            name = f"{label}#{part}" if part else label
            yield Sheet(partial(_text_of, name, document, index), part)


def _opened(label: str, raw: bytes) -> pypdfium2.PdfDocument:
    use_own_font()
    try:
        return pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        if error.err_code == pdfium.FPDF_ERR_PASSWORD:
            raise PageError(f"{label}: the PDF asks for a password; give one without.") from error
        raise PageError(f"{label}: no PDF, or a damaged one; save it again.") from error


def _text_of(label: str, document: pypdfium2.PdfDocument, index: int) -> str:
    try:
        page = document[index]
        try:
            pieces = _pieces(label, page)
            if pieces or not _has_pictures(page):
                return reading_order(as_lines(pieces))
            return _recognised(label, page)
        finally:
            page.close()
    except pypdfium2.PdfiumError as error:
        raise PageError(f"{label}: the page is damaged; save the PDF again.") from error


def _pieces(label: str, page: pypdfium2.PdfPage) -> list[Piece]:
    """The text layer; empty where its characters have no names, as in fonts without a table."""
    text = page.get_textpage()
    try:
        count = text.count_chars()
        if count > limits.MOST_PAGE_CHARACTERS:
            raise PageError(f"{label}: {count} characters on a page; give pages of a newspaper.")
        signs = list(_signs(text, page.get_height(), count))
    finally:
        text.close()
    nameless = sum(ord(sign.text) in _PRIVATE or sign.text in "\ufffd\0" for sign in signs)
    pieces = [] if nameless > _MOST_NAMELESS * len(signs) else list(_lines(signs))
    if len(pieces) > limits.MOST_PIECES:
        raise PageError(f"{label}: {len(pieces)} pieces of text on a page; give pages of a newspaper.")
    return pieces


def _signs(text: pypdfium2.PdfTextPage, height: float, count: int) -> Iterator[Piece]:
    """The printed characters with their boxes, in the order in which the PDF has them."""
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if pdfium.FPDFText_IsGenerated(text, index) == 1 or chr(code) in "\r\n\t\x02\ufffe\uffff":
            continue
        left, bottom, right, top = text.get_charbox(index, loose=True)
        yield Piece(chr(code), left, height - top, right, height - bottom)


def _lines(signs: list[Piece]) -> Iterator[Piece]:
    """The lines, whether they run from left to right or from top to bottom."""
    at = 0
    ends = vertical_ends(signs)
    for start, end in zip(ends, ends, strict=True):
        yield from _joined(signs[at:start])
        yield _piece(signs[start:end])
        at = end
    yield from _joined(signs[at:])


def _joined(signs: list[Piece]) -> Iterator[Piece]:
    """Characters that follow one another on a line, as one piece."""
    run: list[Piece] = []
    for sign in signs:
        if run and not _follows(run[-1], sign):
            yield _piece(run)
            run = []
        run.append(sign)
    if run:
        yield _piece(run)


def _follows(before: Piece, sign: Piece) -> bool:
    em = max(before.size, sign.size)
    is_level = abs(sign.middle - before.middle) <= _ACROSS * em
    return is_level and -_ACROSS * em <= sign.left - before.right <= _ALONG * em


def _piece(run: list[Piece]) -> Piece:
    """White space at the ends of a line is no print; ideographic space at its start sets it in."""
    text = _whole("".join(sign.text for sign in run))
    right = max(sign.right for sign in run)
    return Piece(text, run[0].left, min(s.top for s in run), right, max(s.bottom for s in run))


def _whole(text: str) -> str:
    """Rare characters, which some PDFs write in two halves, as one; half a character is none."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _has_pictures(page: pypdfium2.PdfPage) -> bool:
    return next(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE]), None) is not None


def _recognised(label: str, page: pypdfium2.PdfPage) -> str:
    area = max(page.get_width() * page.get_height(), 1)
    scale = min(_SCAN_RESOLUTION / _POINTS_PER_INCH, (limits.MOST_PIXELS / area) ** 0.5)
    return read_pixels(label, page.render(scale=scale).to_numpy())
