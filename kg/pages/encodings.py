"""Turns bytes into text: UTF-8 where they are that, else what their byte order mark or their bytes tell."""

import codecs
import re
from collections.abc import Iterator

from kg.errors import PageError
from kg.pages.sheets import Sheet

_DETECTED = ["gb18030", "big5", "utf_16_le", "utf_16_be"]
_SAMPLE = 65536  # bytes that tell a file's encoding; even, as UTF-16 has it
# A control character in a hundred is a text with a blemish, more is no text.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff]")
_MOST_CONTROLS = 0.01
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LEAST_HAN = 0.3  # of the visible characters of a text whose encoding was guessed right
# GB2312 and Big5 have the characters in common use first: read wrongly, few are among these.
_COMMON = (("gb2312", range(0xB0, 0xD8)), ("big5", range(0xA4, 0xC7)))
_LEAST_COMMON = 0.8  # of the Chinese characters


def read_text(label: str, raw: bytes) -> Iterator[Sheet]:
    """The one page of a text file or of a Markdown file."""
    yield Sheet(lambda: decoded(label, raw))


def decoded(label: str, raw: bytes, shown: bytes = b"") -> str:
    """The text; PageError, which names the file by `label`, where the bytes are no text.

    `shown` are those of the bytes that tell the encoding, where it is not all of them.
    """
    text = _strictly(raw, "utf-8-sig")
    if text is None or "\0" in text:
        text = _strictly(raw, _encoding_of(shown or raw))
    if text is None:
        raise PageError(f"{label}: no text in UTF-8, GB18030, Big5 or UTF-16; convert it to UTF-8.")
    if len(_CONTROLS.findall(text)) > _MOST_CONTROLS * len(text):
        raise PageError(f"{label}: binary data, no text; give a page as text.")
    return text


def _encoding_of(raw: bytes) -> str:
    """One of the encodings of Chinese but UTF-8, empty where the bytes are in none."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    for encoding in _detected(raw):
        text = _strictly(raw, encoding)
        if text and _is_chinese(text):
            return encoding
    return ""


def _detected(raw: bytes) -> Iterator[str]:
    """The likely encoding first, then the others: a short text can mislead the detection."""
    from charset_normalizer import from_bytes

    best = from_bytes(raw[:_SAMPLE], cp_isolation=_DETECTED).best()
    if best:
        yield best.encoding
    yield from _DETECTED


def _is_chinese(text: str) -> bool:
    sample = "".join(text[:_SAMPLE].split())
    han = _HAN.findall(sample)
    if _CONTROLS.search(text) or len(han) < _LEAST_HAN * len(sample):
        return False
    return sum(map(_is_common, han)) >= _LEAST_COMMON * len(han)


def _is_common(sign: str) -> bool:
    return any(sign.encode(encoding, "replace")[0] in leads for encoding, leads in _COMMON)


def _strictly(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding) if encoding else None
    except UnicodeDecodeError:
        return None
