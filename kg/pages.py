"""Finds newspaper pages on disk and reads each as text, with what its file name says of the issue."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from datetime import date as calendar_date
from pathlib import Path

from kg.errors import PageError
from kg.model import Page

_SUFFIX = ".txt"
_CONVERTIBLE = ("utf-16", "gb18030", "big5")
# A control character in a hundred is a text with a blemish, more is no text.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_MOST_CONTROLS = 0.01
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LEAST_HAN = 0.3  # of the characters of a text that was decoded with the right encoding
_SAMPLE = 65536  # bytes that tell a file's encoding
_DAY = re.compile(r"(?<![0-9A-Za-z])(\d{4})([-._]?)(\d{2})\2(\d{2})(?![0-9A-Za-z])")
_NUMBER = re.compile(r"^[-._ ]+([A-Za-z]?)0*(\d{1,3})(?![0-9A-Za-z])")
_PAPER = re.compile(r"^[^\W\d_]*[\u4e00-\u9fff][^\W\d_]*(?=[-._ ])")


def find_pages(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Files as given, folders as their *.txt files sorted by name; PageError where there is none."""
    return tuple(page for path in paths for page in _pages_at(path))


def _pages_at(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        if not path.exists():
            raise PageError(f"{path}: there is no such file or folder; check the path.")
        yield path
        return
    pages = sorted(page for page in path.iterdir() if page.suffix.lower() == _SUFFIX and page.is_file())
    if not pages:
        raise PageError(f"{path}: the folder holds no {_SUFFIX} files; name a folder that does, or a file.")
    yield from pages


def read_page(path: Path, paper: str = "", date: str = "", number: str = "") -> Page:
    """The page as text with line feeds as line ends; what is not given is taken from the file's name.

    PageError where the file cannot be read, is empty, is no text or is not encoded in UTF-8.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise PageError(f"{path}: {error.strerror or error}; check the path and its permissions.") from error
    if not raw:
        raise PageError(f"{path}: the file is empty; give a page with text.")
    text = _decoded(path, raw).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise PageError(f"{path}: the file holds nothing but white space; give a page with text.")
    named = _named(path.stem)
    return Page(
        source=path.name,
        digest=hashlib.sha256(raw).hexdigest(),
        text=text,
        paper=paper or named[0],
        date=date or named[1],
        number=number or named[2],
    )


def _decoded(path: Path, raw: bytes) -> str:
    """The text; PageError that names the likely encoding, or says that there is no text."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        likely = _likely_encoding(raw)
        if likely:
            raise PageError(_conversion(path, likely)) from error
        raise PageError(f"{path}: not a text file in UTF-8; give a page as UTF-8 text.") from error
    if len(_CONTROLS.findall(text)) > _MOST_CONTROLS * len(text) or "\0" in text:
        likely = _likely_encoding(raw)
        if likely:
            raise PageError(_conversion(path, likely))
        raise PageError(f"{path}: binary data, no text; give a page as UTF-8 text.")
    return text


def _conversion(path: Path, encoding: str) -> str:
    name = encoding.upper()
    command = f"iconv -f {name} -t UTF-8 {path.name} > page.txt"
    return f"{path}: looks like {name}, not UTF-8; convert it: {command}"


def _likely_encoding(raw: bytes) -> str:
    """The encoding under which the bytes are mostly Chinese, or empty."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    sample = raw[:_SAMPLE]
    for encoding in _CONVERTIBLE:
        text = _readable(sample, encoding)
        if text and not _CONTROLS.search(text) and len(_HAN.findall(text)) >= _LEAST_HAN * len(text):
            return encoding
    return ""


def _readable(sample: bytes, encoding: str) -> str:
    """The sample decoded, a character cut off at its end left out; empty where it does not decode."""
    for cut in range(4):
        try:
            return sample[: len(sample) - cut].decode(encoding)
        except UnicodeDecodeError:
            continue
    return ""


def _named(stem: str) -> tuple[str, str, str]:
    """Paper, ISO date and page number as far as a file's name shows them (工人日报_2025-11-23_A1)."""
    for match in _DAY.finditer(stem):
        try:
            day = calendar_date(int(match[1]), int(match[3]), int(match[4])).isoformat()
        except ValueError:
            continue
        found = _NUMBER.match(stem[match.end() :])
        paper = _PAPER.match(stem[: match.start()])
        return (paper[0] if paper else "", day, found[1].upper() + found[2] if found else "")
    return ("", "", "")
