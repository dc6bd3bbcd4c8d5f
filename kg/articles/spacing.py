"""White space inside lines: closes up what a layout set apart and keeps what separates words."""

from collections.abc import Sequence
from itertools import pairwise

# Beside a digit, a Latin letter or a Chinese mark of punctuation a space is the typesetter's.
_WIDE_MARKS = "，。、；：！？（）《》【】—…～·"
_SPREAD_LEAST = 4  # characters; two names of one character each are no spread line
_SPREAD_SHARE = 0.6  # of the places between two characters


def close_up(line: str) -> str:
    """The line without its spaces where it is spread (“如 今 已 成 为”), else as it is."""
    words = line.split()
    if len(words) == 1:
        return line
    length = sum(map(len, words))
    spread = length >= _SPREAD_LEAST and len(words) - 1 >= _SPREAD_SHARE * (length - 1)
    return "".join(words) if spread else line


def tidy(text: str) -> str:
    """The text with single spaces, and those only between two Chinese or two Latin words."""
    words = text.split()
    return text if words == [text] else "".join(_set_apart(words))


def _set_apart(words: Sequence[str]) -> Sequence[str]:
    """The words, a space before each that needs one."""
    apart = [" " * _are_words(before[-1], word[0]) + word for before, word in pairwise(words)]
    return [*words[:1], *apart]


def _are_words(end: str, beginning: str) -> bool:
    """Whether two words meet that are both Latin or both Chinese."""
    if end.isascii() and beginning.isascii():
        return True
    return not (end.isascii() or beginning.isascii() or end in _WIDE_MARKS or beginning in _WIDE_MARKS)


def squeeze(text: str) -> str:
    """The text without any white space."""
    return "".join(text.split())


def width(text: str) -> float:
    """How wide the text is set, in Chinese characters; a Latin letter or digit is half of one.

    UTF-8 has three bytes for a Chinese character, one for a Latin letter, two for what is between.
    """
    signs = len(text)
    return (signs + (len(text.encode("utf-8", "surrogatepass")) - signs) / 2) / 2
