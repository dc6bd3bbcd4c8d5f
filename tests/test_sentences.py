"""Punctuation is folded without moving a character, and sentences end where readers see them end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.sentences import fold, sentence_spans, simplified

PRINTED = st.text('市总工会總會與。，！？“”「」"（）()\n 　１％:：,', max_size=60)


def sentences(text: str) -> list[str]:
    folded = fold(text)
    return [text[start:end] for start, end in sentence_spans(folded)]


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("「工惠」与『学堂』", "“工惠”与“学堂”"),
        ('"工惠"与"学堂"', "“工惠”与“学堂”"),
        ("古丽•艾山, 玛依拉・买买提", "古丽·艾山， 玛依拉·买买提"),
        ("增长１１．０(同比)", "增长11.0（同比）"),
        ("\uff15\uff27＋\uff41\uff50\uff50", "5G+app"),
        ("〈条例〉:第一条;", "《条例》：第一条；"),
        ("300~500元", "300～500元"),
        ("已经是规范的文字。", "已经是规范的文字。"),
        ("縣總工會舉辦職工技能大賽", "县总工会举办职工技能大赛"),
        ("位於後街、裏屋的臺灣麵館", "位于后街、里屋的台湾面馆"),
        ("乾安县的毕昇著有《瞭望》", "乾安县的毕昇著有《瞭望》"),
    ],
)
def test_marks_have_one_shape(printed: str, folded: str) -> None:
    """Brackets, quotes, dots, digits and letters of every width become the one that rules are written for."""
    assert fold(printed) == folded


def test_a_percent_sign_has_one_width() -> None:
    """Rules and units need to know but one sign of per cent."""
    assert fold("8.5%") == fold("8.5％")


@given(PRINTED)
def test_folding_moves_nothing(text: str) -> None:
    """The folded text is as long as the printed one, and folding it again changes nothing."""
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("他来了。她走了！真的吗？", ["他来了。", "她走了！", "真的吗？"]),
        ("“他来了。”她说。", ["“他来了。”", "她说。"]),
        ("（见第二版。）下文", ["（见第二版。）", "下文"]),
        ("太好了！！大家说", ["太好了！！", "大家说"]),
        ("标题没有句号\n正文开始；继续。", ["标题没有句号", "正文开始；继续。"]),
        ("　　段首缩进。 \n\n", ["段首缩进。"]),
        ("", []),
    ],
)
def test_sentences_end_at_stops_and_line_ends(text: str, expected: list[str]) -> None:
    """A stop takes its closing marks along; white space at the edges belongs to no sentence."""
    assert sentences(text) == expected


@given(PRINTED)
def test_sentences_hold_all_but_white_space(text: str) -> None:
    """Sentences follow one another, and no character but white space is left between them."""
    spans = list(sentence_spans(fold(text)))
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    assert edges == sorted(edges)
    assert all(not text[end:start].strip() for end, start in zip(edges[::2], edges[1::2], strict=True))
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)


@given(st.text(st.characters(min_codepoint=0x3400, max_codepoint=0xFAFF)))
def test_simplifying_twice_is_simplifying_once(printed: str) -> None:
    """What is simplified stays as it is, and no character is dropped or added."""
    once = simplified(printed)
    assert simplified(once) == once
    assert len(once) == len(printed)
