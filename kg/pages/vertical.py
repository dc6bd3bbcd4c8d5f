"""Makes lines of text that is set from top to bottom: of vertical headlines, and of whole vertical pages."""

from collections.abc import Iterator, Sequence

from kg.pages.columns import Piece

_LEAST = 3  # characters below one another that are no chance
# In ems: what two characters of a vertical line are apart at most, and two lines of one headline.
_ALONG, _ACROSS, _BESIDE = 0.9, 0.4, 1.0
_TALL = 1.5  # height in relation to width from which on a box holds a vertical line
_MOST = 0.5  # of all characters; with more the page is a vertical one


def vertical_ends(signs: Sequence[Piece]) -> Iterator[int]:
    """Where, in characters one after the other, each of the vertical lines begins and ends, in turn."""
    at = 0
    while at < len(signs):
        end = at + 1
        while end < len(signs) and _is_below(signs[end - 1], signs[end]):
            end += 1
        if end < len(signs) and _is_level(signs[end - 1], signs[end]):
            end -= 1  # a line of one character, and the first of the line below
        if end - at >= _LEAST:
            yield from (at, end)
        at = max(end, at + 1)


def _is_below(above: Piece, sign: Piece) -> bool:
    em = max(above.right - above.left, sign.right - sign.left)
    is_plumb = abs(above.left + above.right - sign.left - sign.right) <= 2 * _ACROSS * em
    return is_plumb and above.middle < sign.middle and sign.top - above.bottom <= _ALONG * em


def _is_level(before: Piece, sign: Piece) -> bool:
    return abs(before.middle - sign.middle) <= _ACROSS * before.size and sign.left > before.left


def as_lines(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with vertical lines as lines: a headline at its top, a vertical page turned as a whole."""
    upright = [piece for piece in pieces if not _is_vertical(piece)]
    vertical = [piece for piece in pieces if _is_vertical(piece)]
    if not vertical:
        return upright
    if sum(len(piece.text) for piece in vertical) > _MOST * sum(len(piece.text) for piece in pieces):
        edge = max(piece.right for piece in pieces)
        return [_turned(piece, edge) for piece in pieces]
    return [*upright, *_headlines(vertical)]


def _is_vertical(piece: Piece) -> bool:
    return len(piece.text) >= _LEAST and piece.size > _TALL * (piece.right - piece.left)


def _turned(piece: Piece, edge: float) -> Piece:
    """The piece on the page turned to the left: what stood at the right edge stands at the top."""
    em = min(piece.right - piece.left, piece.size)
    top = edge - piece.right
    return Piece(piece.text, piece.top, top, piece.top + em * len(piece.text), top + em)


def _headlines(vertical: Sequence[Piece]) -> Iterator[Piece]:
    """Each vertical headline as a line; its lines go from right to left."""
    lines = sorted(vertical, key=lambda piece: -piece.right)
    while lines:
        first = last = lines.pop(0)
        text = first.text
        em = first.right - first.left
        for piece in tuple(lines):
            if 0 <= last.left - piece.right <= _BESIDE * em and abs(piece.top - last.top) <= 2 * em:
                text, last = text + piece.text, piece
                lines.remove(piece)
        yield Piece(text, last.left, first.top, first.right, first.top + em)
