"""Whatever articles stand on a page, in whatever setting, the same articles come back."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from laid_out import (
    GREATEST_WIDTH,
    LEAST_WIDTH,
    Story,
    broken_at_columns,
    clean,
    in_columns,
    stories,
    wrapped,
)

from kg.articles import split_articles
from kg.model import Page

WIDTHS = st.integers(LEAST_WIDTH, GREATEST_WIDTH)
MANY = settings(max_examples=100, derandomize=True)
_SENTENCE = re.compile(r"[^。！？]*[。！？]”?")
# Two marks hang over at the end of a line, beside which the line above looks short.
HANGING = (
    Story(
        "码头工会办起夜校",
        "李明",
        (("课程怎么排？由学员自己商量。", "“我们会一直办下去！”校长王芳表示。"), ("近日，夜校开课。",)),
        with_dateline=True,
    ),
)
_Read = list[tuple[str, tuple[str, ...], tuple[str, ...]]]


def read(text: str) -> _Read:
    """Title, names and paragraphs of the articles that are read."""
    articles = split_articles(Page(source="page.txt", digest="0" * 64, text=text))
    return [(each.title, tuple(by.name for by in each.bylines), each.paragraphs) for each in articles]


def wanted(told: tuple[Story, ...]) -> _Read:
    return [(story.title, (story.name,), story.texts) for story in told]


def in_sentences(found: _Read) -> _Read:
    """The same with the sentences in place of the paragraphs."""
    return [(title, names, tuple(_SENTENCE.findall("".join(texts)))) for title, names, texts in found]


@pytest.mark.parametrize("between", ["\n", "\n\n"], ids=["lines that touch", "blank lines"])
@MANY
@given(told=stories())
def test_clean_pages_come_back(told: tuple[Story, ...], between: str) -> None:
    """Paragraphs on lines of their own come back as they were."""
    assert read(clean(told, between)) == wanted(told)


@MANY
@given(told=stories(), cuts=st.lists(st.floats(0, 1), min_size=1, max_size=5))
def test_paragraphs_broken_at_column_ends_come_back(told: tuple[Story, ...], cuts: list[float]) -> None:
    """A paragraph that a column's end interrupts is whole again, wherever that is."""
    assert read(broken_at_columns(told, cuts)) == wanted(told)


@MANY
@given(told=stories(), width=WIDTHS, height=st.integers(4, 30))
@example(told=HANGING, width=17, height=4)
def test_columns_come_back(told: tuple[Story, ...], width: int, height: int) -> None:
    """Narrow columns with paragraphs set in give the same paragraphs, over column ends too."""
    assert read(in_columns(told, width, height)) == wanted(told)


@MANY
@given(told=stories(), width=WIDTHS, indent=st.sampled_from((0, 2)))
def test_wrapped_pages_come_back(told: tuple[Story, ...], width: int, indent: int) -> None:
    """Narrow columns give the same articles with the same sentences."""
    found = read(wrapped(told, width, indent=indent))
    assert in_sentences(found) == in_sentences(wanted(told))


@MANY
@given(told=stories(), width=WIDTHS, spread=st.integers(1, 4))
def test_spaced_out_pages_come_back(told: tuple[Story, ...], width: int, spread: int) -> None:
    """Lines with characters set apart give the same sentences, closed up."""
    found = read(wrapped(told, width, indent=2, spread=spread))
    assert in_sentences(found) == in_sentences(wanted(told))
