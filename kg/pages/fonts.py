"""Gives PDFium one font in place of all that a PDF does not bring along: none of the machine's counts.

PDFium leaves out a character that stands alone and whose glyph is empty, as all Chinese ones are where no
Chinese font is installed. The font made here has a box for every character; where characters stand, and how
wide they run, is in the PDF.
"""

import ctypes
from functools import cache
from itertools import accumulate
from struct import pack
from typing import Any

import pypdfium2.raw as pdfium

_EM, _ASCENT, _DESCENT = 1000, 880, -120
_ADVANCE = 500  # counts only where a PDF leaves out the widths that it has to give
# Widths of the glyphs, as ink has them: no wider than an i or a Chinese character. White space has none.
_LACKING, _BLANK, _NARROW, _WIDE = range(4)
_WIDTHS = {_LACKING: 200, _BLANK: 0, _NARROW: 200, _WIDE: 850}
_GLYPHS = (
    (0x00, 0x1F, _NARROW),
    (0x20, 0x20, _BLANK),
    (0x21, 0x9F, _NARROW),
    (0xA0, 0xA0, _BLANK),
    (0xA1, 0x2E7F, _NARROW),
    (0x2E80, 0x2FFF, _WIDE),
    (0x3000, 0x3000, _BLANK),
    (0x3001, 0x10FFFF, _WIDE),
)  # from one character to another, and the glyph of them all

# PDFs need not give the widths of these; PDFium has them, with the glyphs, for the scripts of Europe.
_STANDARD = frozenset(
    b"Courier Courier-Bold Courier-BoldOblique Courier-Oblique "
    b"Helvetica Helvetica-Bold Helvetica-BoldOblique Helvetica-Oblique "
    b"Times-Roman Times-Bold Times-BoldItalic Times-Italic".split()
)
_EAST_ASIAN = (
    pdfium.FXFONT_SHIFTJIS_CHARSET,
    pdfium.FXFONT_HANGEUL_CHARSET,
    pdfium.FXFONT_GB2312_CHARSET,
    pdfium.FXFONT_CHINESEBIG5_CHARSET,
)
_HANDLE = 1  # of the only font; any number but 0, which says that there is none


@cache
def use_own_font() -> Any:
    """Have PDFium ask here for fonts, from now on and for the whole process.

    What is returned holds the functions that PDFium calls; the cache keeps it.
    """
    info = pdfium.FPDF_SYSFONTINFO(version=1)
    for name, answer in (("MapFont", _handle_of), ("GetFontData", _data_of), ("DeleteFont", _forget)):
        setattr(info, name, type(getattr(info, name))(answer))
    pdfium.FPDF_SetSystemFontInfo(info)
    return info


def _handle_of(
    _info: Any, _weight: int, _italic: int, charset: int, _pitch: int, face: Any, _exact: Any
) -> int | None:
    is_standard = charset not in _EAST_ASIAN and ctypes.string_at(face) in _STANDARD
    return None if is_standard else _HANDLE


def _data_of(_info: Any, _handle: int, table: int, buffer: Any, size: int) -> int:
    """The length of the font, which is written where there is room; 0 for single tables, which none needs."""
    if table:
        return 0
    font = font_of_boxes()
    if size >= len(font):
        ctypes.memmove(buffer, font, len(font))
    return len(font)


def _forget(_info: Any, _handle: int) -> None:
    """The font stays."""


@cache
def font_of_boxes() -> bytes:
    """A TrueType font in which every character but white space has a box, and none has ink."""
    glyphs = [_glyph(width) for width in _WIDTHS.values()]
    ends = accumulate(map(len, glyphs), initial=0)
    box = (0, _DESCENT, max(_WIDTHS.values()), _ASCENT)
    return _file(
        {
            b"cmap": _character_map(),
            b"glyf": b"".join(glyphs),
            b"head": pack(">4I2H2q4h2H3h", 0x10000, 0, 0, 0x5F0F3CF5, 0, _EM, 0, 0, *box, 0, 8, 2, 0, 0),
            b"hhea": pack(">I3hH11hH", 0x10000, _ASCENT, _DESCENT, 0, _ADVANCE, *[0] * 11, 1),
            b"hmtx": pack(">Hh", _ADVANCE, 0) + bytes(2 * (len(glyphs) - 1)),
            b"loca": b"".join(pack(">H", end // 2) for end in ends),
            b"maxp": pack(">I14H", 0x10000, len(glyphs), 2, 2, 0, 0, 1, *[0] * 8),
        }
    )


def _glyph(width: int) -> bytes:
    """Two opposite corners of a box, each as an outline of its own, so that there is nothing to fill."""
    if not width:
        return b""
    last_points, no_program, on_curve = (0, 1), 0, (1, 1)
    steps = (0, width, _DESCENT, _ASCENT - _DESCENT)  # along first, then up
    box = (0, _DESCENT, width, _ASCENT)
    return pack(">5h3H2B4h", 2, *box, *last_points, no_program, *on_curve, *steps)


def _character_map() -> bytes:
    """The glyph of each character; the same table (format 13) for the first plane and for all of Unicode."""
    windows, planes, at = 3, (1, 10), 4 + 2 * 8
    records = b"".join(pack(">2HI", windows, plane, at) for plane in planes)
    groups = b"".join(pack(">3I", *group) for group in _GLYPHS)
    return pack(">2H", 0, 2) + records + pack(">2H3I", 13, 0, 16 + len(groups), 0, len(_GLYPHS)) + groups


def _file(tables: dict[bytes, bytes]) -> bytes:
    """The tables behind their directory; nobody looks at the checksums."""
    at = 12 + 16 * len(tables)
    directory, body = pack(">I4H", 0x10000, len(tables), 0, 0, 0), b""
    for tag, table in tables.items():
        directory += tag + pack(">3I", 0, at + len(body), len(table))
        body += table + bytes(-len(table) % 4)
    return directory + body
