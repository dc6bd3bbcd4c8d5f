"""Opens a zip archive member by member; nothing of it is written to disk."""

import lzma
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from kg.errors import PageError
from kg.pages import limits

_ENCRYPTED = 1  # bit of a member's flags
# What Windows in China writes where a member's flags do not say UTF-8; ASCII is the same in it.
_NAMES = "gb18030"
_DAMAGES = (BadZipFile, zlib.error, lzma.LZMAError, EOFError, ValueError, OSError, NotImplementedError)

Load = Callable[[int], bytes]


def members(path: Path, readable: Callable[[str], bool]) -> Iterator[tuple[str, Load]]:
    """Name of each readable member, in the archive's order, and what gives so many of its first bytes.

    PageError where the archive is damaged, encrypted or too large, or where a member would lie outside.
    """
    try:
        with ZipFile(path, metadata_encoding=_NAMES) as archive:
            listed = archive.infolist()
            _check(path, listed)
            chosen = [member for member in listed if not member.is_dir() and readable(member.filename)]
            if not chosen:
                raise PageError(f"{path}: the archive holds no page in a form that can be read.")
            for member in chosen:
                yield member.filename, _loader(path, archive, member)
    except _DAMAGES as error:
        raise PageError(f"{path}: the archive is damaged ({error}); pack it again.") from error


def _check(path: Path, listed: list[ZipInfo]) -> None:
    if len(listed) > limits.MOST_MEMBERS:
        raise PageError(f"{path}: {len(listed)} members, more than {limits.MOST_MEMBERS}; pack fewer.")
    unpacked = sum(member.file_size for member in listed)
    if unpacked > limits.MOST_UNPACKED:
        raise PageError(f"{path}: {unpacked} bytes unpacked, more than {limits.MOST_UNPACKED}; pack fewer.")
    for member in listed:
        if _is_outside(member.filename):
            raise PageError(f"{path}: the member {member.filename} lies outside; pack the archive again.")
        if member.flag_bits & _ENCRYPTED:
            raise PageError(f"{path}: the archive asks for a password; give one without.")


def _is_outside(name: str) -> bool:
    inner = PurePosixPath(name.replace("\\", "/"))
    return inner.is_absolute() or ".." in inner.parts or ":" in name


def _loader(path: Path, archive: ZipFile, member: ZipInfo) -> Load:
    def load(most: int) -> bytes:
        if member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise PageError(f"{path}/{member.filename}: packed in an unusual way; use plain zip.")
        try:
            with archive.open(member) as opened:
                return opened.read(most)
        except _DAMAGES as error:
            raise PageError(f"{path}/{member.filename}: damaged ({error}); pack it again.") from error

    return load
