"""How much the drawing instructions of a PDF unpack to, before anything draws them."""

import re
import zlib

_STREAM = re.compile(rb"stream\r?\n")
_FLATE = re.compile(rb"/(?:FlateDecode|Fl)\b")
_LONGEST_DICTIONARY = 2000  # bytes before a stream that say what it is
_CHUNK = 1 << 20  # bytes that are unpacked at once
# Pictures and fonts take the bytes that they unpack to; instructions make objects, many times as large.
_NO_INSTRUCTIONS = re.compile(rb"/(?:Image|Length1|Type1C|CIDFontType0C|OpenType|ICCBased|XRef)\b")


def unpacks_to_more(raw: bytes, most: int) -> bool:
    """Whether the streams of a PDF that may be instructions have more than so many bytes, unpacked."""
    size = 0
    for match in _STREAM.finditer(raw):
        size += _unpacked_size(raw, match, most)
        if size > most:
            return True
    return False


def _unpacked_size(raw: bytes, stream: re.Match[bytes], most: int) -> int:
    begin = raw.rfind(b"obj", max(0, stream.start() - _LONGEST_DICTIONARY), stream.start())
    described = raw[begin : stream.start()] if begin >= 0 else b""
    filters = len(_FLATE.findall(described))
    if not filters or _NO_INSTRUCTIONS.search(described):
        return 0
    body = memoryview(raw)[stream.end() :]
    try:
        for _ in range(filters):
            body = memoryview(_unpacked(body, most))
    except zlib.error:  # encrypted, or damaged: who reads it will tell
        return 0
    return len(body)


def _unpacked(body: memoryview, most: int) -> bytes:
    """What a stream that begins here unpacks to, no more than a byte over the bound."""
    packed, found = zlib.decompressobj(), bytearray()
    for at in range(0, len(body), _CHUNK):
        found += packed.decompress(body[at : at + _CHUNK], most + 1 - len(found))
        if packed.eof or len(found) > most:
            break
    return bytes(found)
