"""Spells names in pinyin, so that a reader who types Latin letters finds them."""

import unicodedata

from pypinyin import lazy_pinyin


def pinyin(name: str) -> str:
    """Give the syllables of `name` without tones, between spaces: 重庆App2 is “chong qing a p p 2”.

    Letters and digits stay, each for itself; what is neither is left out. A name with no Chinese
    character gives an empty string, since it is found as it stands.
    """
    plain = unicodedata.normalize("NFKC", name).lower()
    spelled = " ".join(" ".join(lazy_pinyin(plain, errors=_letters)).split())
    return "" if spelled == _letters(plain) else spelled


def _letters(text: str) -> str:
    return " ".join(char for char in text if char.isalnum())
