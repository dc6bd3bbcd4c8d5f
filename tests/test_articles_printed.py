"""What is quoted can be shown as it stands on its page."""

from pathlib import Path

import pytest

from kg.articles import printed_span, split_articles
from kg.model import Page
from kg.pages import find_pages, read_page
from kg.sentences import fold, sentence_spans

HERE = Path(__file__).resolve().parent
PAGES = [*find_pages([HERE.parent / "seeds"]), *find_pages([HERE / "golden" / "pages"])]


def squeeze(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("path", PAGES, ids=lambda path: Path(str(path)).stem)
def test_every_sentence_has_its_place(path: Path) -> None:
    """Each sentence of each article is found on its page, white space apart."""
    page = read_page(path)
    for article in split_articles(page):
        for start, end in sentence_spans(fold(article.text)):
            span = printed_span(page, article, start, end)
            assert span is not None
            assert squeeze(page.text[slice(*span)]) == squeeze(article.text[start:end])


def test_the_printed_quote_keeps_lines_and_spaces() -> None:
    """Line ends and spaces of the page come back, those around the quote do not."""
    page = Page(
        "p.txt",
        "0" * 64,
        "码头夜校\n\n本报记者 李明\n\n近日，码头上的夜校\n\n 如 今 已 成\n\n 为 品 牌 。\n\n课程有八门。",
    )
    (article,) = split_articles(page)
    start = article.text.index("如今")
    span = printed_span(page, article, start, start + len("如今已成为品牌。"))
    assert span is not None
    assert page.text[slice(*span)] == "如 今 已 成\n\n 为 品 牌 。"


def test_of_equal_lines_that_of_the_article_is_shown() -> None:
    """A line that stands twice on a page is shown where its article is."""
    stories = [
        f"夜校简讯\n\n本报讯（记者{name}）{body}"
        for name, body in (("李明", "甲厂开课。"), ("王芳", "乙厂开课。"))
    ]
    page = Page("p.txt", "0" * 64, "\n\n".join(stories))
    spans = [printed_span(page, article, 0, 4) for article in split_articles(page)]
    assert spans == [(0, 4), (page.text.rindex("夜校简讯"), page.text.rindex("夜校简讯") + 4)]


@pytest.mark.parametrize(("start", "end"), [(0, 12), (4, 5), (3, 3)])
def test_what_is_no_piece_of_a_line_has_no_place(start: int, end: int) -> None:
    """A stretch over a line's end, or of white space alone, is nowhere on the page."""
    page = Page("p.txt", "0" * 64, "码头夜校\n\n本报讯（记者李明）夜校开课。")
    (article,) = split_articles(page)
    assert printed_span(page, article, start, end) is None
