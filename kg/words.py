"""The only file that imports a segmenter: cuts a text into words, and knows their dictionary tags.

A word's tag is the one that jieba's own dictionary gives its commonest use (ns a place, nr a name,
v a verb …); a word that the dictionary lacks, found by the hidden Markov model, has none. jieba's
Rust port rjieba cuts alike from the same dictionary and is used where it is installed.
"""

import logging
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib.util import find_spec

import jieba

jieba.setLogLevel(logging.WARNING)

Token = tuple[str, int, int]  # a word, and where it starts and ends
# The two disagree on numbers with a dash between (2024-2035), which are three words here.
_DASHED = re.compile(r"[^-]+|-")


@cache
def _tokenize() -> Callable[[str], Iterable[Token]]:
    return fast_tokenizer() if find_spec("rjieba") else slow_tokenizer()


def fast_tokenizer() -> Callable[[str], Iterable[Token]]:
    """The Rust port's segmenter; ImportError where it is not installed."""
    import rjieba

    tokenize: Callable[[str], Iterable[Token]] = rjieba.Jieba().tokenize
    return tokenize


def slow_tokenizer() -> Callable[[str], Iterable[Token]]:
    """The segmenter of jieba, an instance of our own, as its global one is anybody's to change."""
    segmenter = jieba.Tokenizer()
    segmenter.initialize()
    tokenize: Callable[[str], Iterable[Token]] = segmenter.tokenize
    return tokenize


@cache
def _tags() -> dict[str, str]:
    with jieba.get_dict_file() as rows:
        return {word: tag for word, _, tag in (row.decode("utf-8").split() for row in rows)}


def tag(word: str) -> str:
    """The dictionary's tag of a word, or empty."""
    return _tags().get(word, "")


def cut(text: str, tokenize: Callable[[str], Iterable[Token]] | None = None) -> list[Token]:
    """All words of a text, in order and without a gap; `tokenize` is the fastest there is, if not given."""
    tokens = (tokenize or _tokenize())(text)
    return list(_without_dashes(tokens) if "-" in text else tokens)


def _without_dashes(tokens: Iterable[Token]) -> Iterator[Token]:
    """The same tokens, those with a dash between numbers in three."""
    for word, start, end in tokens:
        if "-" in word and len(word) > 1:
            yield from ((p.group(), start + p.start(), start + p.end()) for p in _DASHED.finditer(word))
        else:
            yield word, start, end
