"""The only file that imports a segmenter: cuts a text into words, each with its dictionary tag.

A word's tag is the one that jieba's own dictionary gives its commonest use (ns a place, nr a name,
v a verb …); a word that the dictionary lacks, found by the hidden Markov model, has none.
"""

import logging
from functools import cache
from typing import NamedTuple

import jieba

jieba.setLogLevel(logging.WARNING)


class Word(NamedTuple):
    """A word at `text[start:end]`; `tag` is empty where the dictionary does not know it."""

    start: int
    end: int
    tag: str


@cache
def _segmenter() -> jieba.Tokenizer:
    """An instance of our own, as jieba's global one is anybody's to change."""
    segmenter = jieba.Tokenizer()
    segmenter.initialize()
    return segmenter


@cache
def _tags() -> dict[str, str]:
    with jieba.get_dict_file() as rows:
        return {word: tag for word, _, tag in (row.decode("utf-8").split() for row in rows)}


def tag(word: str) -> str:
    """The dictionary's tag of a word, or empty."""
    return _tags().get(word, "")


def cut(text: str) -> tuple[Word, ...]:
    """All words of a text, in order and without a gap."""
    tags = _tags()
    return tuple(Word(start, end, tags.get(word, "")) for word, start, end in _segmenter().tokenize(text))
