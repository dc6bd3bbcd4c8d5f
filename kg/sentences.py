"""One view of a text for all rules: folded signs, and where its sentences begin and end.

Folding keeps every offset, so that what a rule finds in the folded text stands in the printed one.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from kg.lexicon import word_set

# Pages print the same mark in several widths and shapes; rules are written for the first of each.
_SAME_MARK = {
    "，": ",", "：": ":", "；": ";", "！": "!", "？": "?", "（": "(", "）": ")", "“": "「『‘〝",
    "”": "」』’〞", "·": "•・‧", "—": "―", "～": "~〜", "《": "〈", "》": "〉",
}  # fmt: skip
_MARKS = (
    {other: mark for mark, others in _SAME_MARK.items() for other in others}
    | {chr(0xFF10 + i): chr(0x30 + i) for i in range(10)}
    | {chr(0xFF21 + i): chr(0x41 + i) for i in range(26)}
    | {chr(0xFF41 + i): chr(0x61 + i) for i in range(26)}
    | {"＋": "+", "．": ".", "－": "-", "％": "%", "\xa0": " "}
)
_HAN = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFB00))  # blocks of Chinese characters
_STRAIGHT_QUOTE = re.compile('"')
# A full stop with the quotation marks that close behind it; a line end closes as well.
_SENTENCE = re.compile(r"[^。！？\n]*(?:[。！？]+[”）]*|\n|$)")
_CLOSING = "”"


def fold(text: str) -> str:
    """The text with each mark in one shape, in simplified characters; as long as the text itself."""
    folded = _all_signs().replaced(text)
    if '"' not in folded:
        return folded
    # Straight quotes do not say their side: they are taken to alternate.
    opening = True

    def curl(_: re.Match[str]) -> str:
        nonlocal opening
        opening = not opening
        return _CLOSING if opening else "“"

    return _STRAIGHT_QUOTE.sub(curl, folded)


def simplified(text: str) -> str:
    """The text with each traditional character as its simplified one; as long as the text itself."""
    return _traditional().replaced(text)


class _Signs:
    """Signs to put others for; to look for them is ten times as fast as str.translate on Chinese text."""

    def __init__(self, others: Mapping[str, str]) -> None:
        self._others = others
        self._any = re.compile(f"[{re.escape(''.join(others))}]")

    def replaced(self, text: str) -> str:
        return self._any.sub(lambda sign: self._others[sign[0]], text)


@cache
def _traditional() -> _Signs:
    return _Signs(_characters())


@cache
def _all_signs() -> _Signs:
    return _Signs(_characters() | _MARKS)


@cache
def _characters() -> dict[str, str]:
    """The simplified character of each traditional one, as OpenCC has them one by one."""
    from opencc import OpenCC

    traditional = [chr(code) for first, end in _HAN for code in range(first, end)]
    converted = OpenCC("t2s").convert("\n".join(traditional)).split("\n")
    pairs = dict(zip(traditional, converted, strict=True))
    kept = word_set("characters", "kept")
    return {
        sign: simple
        for sign, simple in pairs.items()
        # What is simplified stays as it is, so that simplifying twice is simplifying once.
        if simple != sign and pairs.get(simple) == simple and sign not in kept
    }


def sentence_spans(folded: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence, white space at its edges left out."""
    for match in _SENTENCE.finditer(folded):
        sentence = match.group()
        start = match.start() + len(sentence) - len(sentence.lstrip())
        end = start + len(sentence.strip())
        if end > start:
            yield start, end
