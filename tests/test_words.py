"""Words cover their text without a gap, with the tags of the segmenter's own dictionary."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.words import cut, fast_tokenizer, slow_tokenizer, tag


@settings(max_examples=50)
@given(st.text("武汉市总工会举办职工技能大赛，。“”A1 \n", max_size=40))
def test_words_cover_the_text(text: str) -> None:
    """Every character belongs to one word, and words stand in order."""
    words = cut(text)
    assert "".join(word for word, _, _ in words) == text
    assert [start for _, start, _ in words] == [0, *(end for _, _, end in words)][: len(words)]
    assert all(text[start:end] == word for word, start, end in words)


@pytest.mark.parametrize(("word", "expected"), [("湖北", "ns"), ("举办", "v"), ("由", "p"), ("鑀镕", "")])
def test_tags_are_the_dictionarys(word: str, expected: str) -> None:
    """Places, verbs and prepositions are told apart; what the dictionary lacks has no tag."""
    assert tag(word) == expected


def test_both_segmenters_cut_alike() -> None:
    """The Rust port gives the sample pages the words that jieba gives them."""
    pytest.importorskip("rjieba")
    fast, slow = fast_tokenizer(), slow_tokenizer()
    seeds = Path(__file__).resolve().parent.parent / "seeds"
    for page in sorted(seeds.glob("*.txt")):
        for line in page.read_text("utf-8").splitlines():
            assert cut(line, fast) == cut(line, slow), line
