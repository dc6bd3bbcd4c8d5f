"""Puts the pieces of text of a page into the order in which they are read: bands, columns, lines.

A band reaches over columns; what stands beside it in columns is read column by column. The page is cut
along the white space between them, again and again (a recursive XY cut), but rows are only cut apart where
the columns change: a gap that happens to run through all columns is no border.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

# All in ems: the usual height of a line of the part that is looked at.
_GUTTER = 0.7  # white space between columns, at least
_SHARED = 1.0  # height over which two columns stand beside each other, at least
_WORD_GAP = 0.3  # white space in a line that is printed as a space
_INDENT = (1.2, 3.2)  # how far a paragraph's first line is set in
_LARGE = 1.25  # size of a headline in relation to the text
_TOUCH = 0.25  # height by which lines below one another overlap at most
_SAME_SIZE = 0.15  # by which two lines of one headline differ at most; boxes are not exact
_CENTRED = 1.5  # distance of a headline's middle from that of the columns below it, at most


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line; the box counts from the page's top left corner, in any unit."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def size(self) -> float:
        """Height of the line."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """Distance of the line's middle from the top of the page."""
        return (self.top + self.bottom) / 2


def reading_order(pieces: Sequence[Piece]) -> str:
    """The text of a page, a line for each printed one."""
    if not pieces:
        return ""
    body = _em(pieces)
    return "\n".join(line for block in _blocks(pieces) for line in _lines(block, body))


def _blocks(pieces: Sequence[Piece]) -> Iterator[Sequence[Piece]]:
    """Cut the pieces into blocks of one column, in reading order."""
    waiting = [pieces]
    while waiting:
        part = waiting.pop()
        parts = _bands(part)
        if len(parts) == 1:
            parts = _columns(part)
        if len(parts) == 1:
            yield part
        else:
            waiting.extend(reversed(parts))


def _columns(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The columns from left to right; one where they do not stand beside each other."""
    columns = _apart(pieces)
    least = _SHARED * _em(pieces)
    beside = all(_shared(*pair) >= least for pair in pairwise(columns))
    return columns if beside else [list(pieces)]


def _apart(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """What white space from top to bottom parts, from left to right."""
    gutter = _GUTTER * _em(pieces)
    columns: list[list[Piece]] = []
    right = 0.0
    for piece in sorted(pieces, key=lambda piece: (piece.left, piece.top)):
        if not columns or piece.left - right >= gutter:
            columns.append([])
            right = piece.right
        columns[-1].append(piece)
        right = max(right, piece.right)
    return columns


def _shared(one: Sequence[Piece], other: Sequence[Piece]) -> float:
    """Height over which two columns stand beside each other; below zero where one is above the other."""
    top = max(min(piece.top for piece in column) for column in (one, other))
    return min(max(piece.bottom for piece in column) for column in (one, other)) - top


def _bands(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Rows from top to bottom, those together whose columns go on from one to the next."""
    bands: list[list[Piece]] = []
    above_is_head = True
    for row in _rows(pieces):
        is_head = _heads_all(row, pieces, below_head=bool(bands) and above_is_head)
        if above_is_head or is_head or not _goes_on(bands[-1], row):
            bands.append([])
        bands[-1].extend(row)
        above_is_head = is_head
    has_columns = any(len(_columns(band)) > 1 for band in bands)
    return bands if has_columns else [list(pieces)]


def _rows(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """What white space from the left edge to the right edge parts; lines may touch one another."""
    rows: list[list[Piece]] = []
    lowest = 0.0
    for piece in sorted(pieces, key=lambda piece: (piece.middle, piece.left)):
        if not rows or piece.middle - piece.size / 4 > lowest:
            rows.append([])
            lowest = piece.middle
        rows[-1].append(piece)
        lowest = max(lowest, piece.middle + piece.size / 4)
    return rows


def _goes_on(band: Sequence[Piece], row: Sequence[Piece]) -> bool:
    """Whether a row has the columns of the band above it, or both have none."""
    if len(_columns([*band, *row])) > 1:
        return True
    return len(_columns(band)) == 1 and len(_columns(row)) == 1


def _heads_all(row: Sequence[Piece], pieces: Sequence[Piece], below_head: bool) -> bool:
    """Whether the row is a headline in the middle over all columns, or a line of it, of whatever size."""
    em = _em(pieces)
    if len(_apart(row)) > 1 or abs(_centre(row) - _centre(pieces)) > _CENTRED * em:
        return False
    return (below_head or _em(row) >= _LARGE * em) and not _has_beside(row, pieces)


def _has_beside(row: Sequence[Piece], pieces: Sequence[Piece]) -> bool:
    """Whether other text stands beside the row, as beside a headline in a column of its own."""
    touch = _TOUCH * _em(pieces)
    top, bottom = min(p.top for p in row) + touch, max(p.bottom for p in row) - touch
    return sum(piece.top < bottom and piece.bottom > top for piece in pieces) > len(row)


def _centre(pieces: Sequence[Piece]) -> float:
    return (min(piece.left for piece in pieces) + max(piece.right for piece in pieces)) / 2


def _em(pieces: Sequence[Piece]) -> float:
    return median(piece.size for piece in pieces)


def _lines(block: Sequence[Piece], body: float) -> Iterator[str]:
    """The lines of one column: set in where they are printed so, headlines marked as in Markdown.

    `body` is the size of the page's text.
    """
    large = _LARGE * body
    left = min(piece.left for piece in block)
    # A headline that breaks off where the lines of the text end goes on in the next line of its size.
    ends = [piece.right for piece in block if piece.size < large]
    full = median(ends) if ends else float("inf")  # not the longest: marks may hang over
    broken, size = "", 0.0
    for row in _rows(block):
        em, text = _em(row), _text(row)
        if broken and abs(em - size) > _SAME_SIZE * size:
            yield broken
            broken = ""
        if em < large:
            set_in = (min(piece.left for piece in row) - left) / em
            yield "\u3000\u3000" * (_INDENT[0] <= set_in <= _INDENT[1]) + text
            continue
        broken, size = (broken or "# ") + text.strip(), em
        if max(piece.right for piece in row) < full - em:
            yield broken
            broken = ""
    if broken:
        yield broken


def _text(row: Sequence[Piece]) -> str:
    """The text of one line; wide gaps are printed as a space."""
    text, end = "", float("inf")
    for piece in sorted(row, key=lambda piece: (piece.left, piece.top)):
        text += " " * (piece.left - end > _WORD_GAP * piece.size) + piece.text
        end = piece.right
    return text
