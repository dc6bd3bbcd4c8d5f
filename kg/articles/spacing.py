"""White space inside lines: closes up what a layout set apart and keeps what separates words."""

import re

_GAPS = re.compile(r"(?<=\S)\s+(?=\S)")
_SPACE = re.compile(r"\s+")
# Beside a digit, a Latin letter or a Chinese mark of punctuation a space is the typesetter's.
_WIDE_MARKS = "，。、；：！？（）《》【】—…～·"
_BESIDE = rf"[\x21-\x7e{_WIDE_MARKS}]"
_TYPESET = re.compile(rf"(?<=[^\x00-\x7f])\s+(?={_BESIDE})|(?<={_BESIDE})\s+(?=[^\x00-\x7f])")
_SPREAD_LEAST = 4  # characters; two names of one character each are no spread line
_SPREAD_SHARE = 0.6  # of the places between two characters


def close_up(line: str) -> str:
    """The line without its spaces where it is spread (“如 今 已 成 为”), else as it is."""
    if " " not in line and "\u3000" not in line:
        return line
    solid = _SPACE.sub("", line)
    spread = len(solid) >= _SPREAD_LEAST and len(_GAPS.findall(line)) >= _SPREAD_SHARE * (len(solid) - 1)
    return solid if spread else line


def tidy(text: str) -> str:
    """The text with single spaces, and those only between two Chinese or two Latin words."""
    if _SPACE.search(text) is None:
        return text
    return _SPACE.sub(" ", _TYPESET.sub("", text.strip()))


def squeeze(text: str) -> str:
    """The text without any white space."""
    return _SPACE.sub("", text)


def width(text: str) -> float:
    """How wide the text is set, in Chinese characters; a Latin letter or digit is half of one."""
    return len(text.encode("gb18030", "replace")) / 2
