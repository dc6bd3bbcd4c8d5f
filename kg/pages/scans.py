"""Reads pictures of pages through character recognition, which the extra `ocr` installs."""

from collections.abc import Iterator
from functools import cache, partial
from io import BytesIO
from typing import Any

from kg.errors import PageError
from kg.pages import limits
from kg.pages.columns import Piece, reading_order
from kg.pages.sheets import Sheet
from kg.pages.vertical import as_lines

_ADVICE = (
    "install the extra that reads pictures: pip install 'newskg[ocr]', in a checkout pip install '.[ocr]'"
)
# Pixels of the longer side beyond which the library makes pictures smaller; broadsheets need more than 2000.
_LONGEST_SIDE = 4000
_FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "WEBP")
_TELLING = 2  # characters of a line by which their width can be told


def read_image(label: str, raw: bytes) -> Iterator[Sheet]:
    """The pages of a picture; PageError where it is none, is too large, or the extra is not installed."""
    _require(label)
    from numpy import asarray
    from PIL import Image, ImageSequence, UnidentifiedImageError

    try:
        with Image.open(BytesIO(raw), formats=_FORMATS) as picture:
            count = getattr(picture, "n_frames", 1)
            for index, frame in enumerate(ImageSequence.Iterator(picture), start=1):
                _check(label, frame.width * frame.height, index)
                pixels = asarray(frame.convert("RGB"))[..., ::-1]  # as the recognition wants them
                yield Sheet(partial(read_pixels, label, pixels), index if count > 1 else 0)
    except Image.DecompressionBombError as error:
        raise PageError(f"{label}: far too many pixels; make the picture smaller.") from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise PageError(f"{label}: no picture, or a damaged one; save it as PNG or JPEG.") from error


def read_pixels(label: str, pixels: Any) -> str:
    """The text of a page as an array of rows, columns and blue, green, red; PageError without the extra."""
    _require(label)
    found = _engine()(pixels)
    if not found.txts:
        return ""
    return reading_order(as_lines([_piece(*line) for line in zip(found.txts, found.boxes, strict=True)]))


def _check(label: str, pixels: int, index: int) -> None:
    if pixels > limits.MOST_PIXELS:
        raise PageError(f"{label}: {pixels} pixels, more than {limits.MOST_PIXELS}; make it smaller.")
    if index > limits.MOST_PDF_PAGES:
        raise PageError(f"{label}: more than {limits.MOST_PDF_PAGES} pictures; split the file.")


def _require(label: str) -> None:
    try:
        import rapidocr  # noqa: F401
    except ImportError as error:
        raise PageError(f"{label}: a picture of text; {_ADVICE}.") from error


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR

    return RapidOCR(params={"Global.log_level": "critical", "Global.max_side_len": _LONGEST_SIDE})


def _piece(text: str, corners: Any) -> Piece:
    """A recognised line; the height of a level one is inexact and taken from its characters' width."""
    across, down = zip(*corners.tolist(), strict=True)
    left, right, top, bottom = min(across), max(across), min(down), max(down)
    ems = sum(0.5 if sign.isascii() else 1 for sign in text)
    if ems >= _TELLING and bottom - top <= right - left:
        middle, half = (top + bottom) / 2, (right - left) / ems / 2
        top, bottom = middle - half, middle + half
    return Piece(text, left, top, right, bottom)
