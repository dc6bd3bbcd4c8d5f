"""A page says of which issue it is, in the ways that papers print it, and datelines say where and when."""

import pytest

from kg.articles import split_articles, with_issue
from kg.articles.datelines import read_dateline
from kg.model import Dateline, Page

STORY = "码头上的夜校\n\n本报记者 李明\n\n夜校开课，两百名职工报名。\n\n课程有八门。"


def page_of(text: str, **issue: str) -> Page:
    return Page(source="page.txt", digest="0" * 64, text=text, **issue)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("lines", "shown"),
    [
        ("临江晚报 2025年11月23日 星期日 第1版", ("临江晚报", "2025-11-23", "1")),
        ("临江晚报\n\n2025年11月23日 星期日\n\n第1版", ("临江晚报", "2025-11-23", "1")),
        ("临 江 晚 报\n2025年11月23日", ("临江晚报", "2025-11-23", "")),
        ("A03版：综合", ("", "", "A03")),
        ("# 临江晚报 第二版", ("临江晚报", "", "二")),
        ("要闻 · 2版 2025-11-23", ("", "2025-11-23", "2")),
        ("2025年11月23日 星期日", ("", "", "")),
        ("今日8版", ("", "", "")),
        ("（上接第1版）", ("", "", "")),
    ],
)
@pytest.mark.parametrize("above", [True, False], ids=["above", "below"])
def test_masthead_and_folio_say_the_issue(lines: str, shown: tuple[str, str, str], above: bool) -> None:
    """Paper, date and number are read from lines at the page's edges; a lone date may be a diary's."""
    page = with_issue(page_of("\n\n".join((lines, STORY) if above else (STORY, lines))))
    assert (page.paper, page.date, page.number) == shown
    assert not page.date_inferred


@pytest.mark.parametrize("masthead", ["临江晚报 2025年11月23日 星期日 第1版", "临江晚报\n2025年11月23日"])
def test_masthead_is_no_article(masthead: str) -> None:
    """What says the issue is part of no article."""
    for text in (f"{masthead}\n\n{STORY}", f"{STORY}\n\n{masthead}"):
        (article,) = split_articles(page_of(text))
        assert article.text == "码头上的夜校\n夜校开课，两百名职工报名。\n课程有八门。"


def test_what_is_known_is_kept() -> None:
    """Paper, date and number that are given are not taken from the page."""
    page = with_issue(page_of(f"临江晚报 2025年11月23日 第1版\n\n{STORY}", paper="港城报", number="7"))
    assert (page.paper, page.date, page.number) == ("港城报", "2025-11-23", "7")


@pytest.mark.parametrize(
    ("body", "date"),
    [
        ("据新华社北京1月7日电 2025年12月3日，夜校开课。", "2026-01-07"),
        ("据新华社北京11月22日电 截至2024年底，夜校有八门课。", "2025-11-22"),
        ("本报海东3月2日电（记者李明）2024年2月夜校开课，将于2025年6月1日结业。", "2024-03-02"),
        ("本报海东3月2日电（记者李明）夜校到2027年办完。", ""),
        ("本报讯（记者李明）2024年2月，夜校开课。", ""),
    ],
)
def test_a_date_is_inferred_from_datelines(body: str, date: str) -> None:
    """The latest dateline's day, in the year that the past times of the page leave open, is marked."""
    page = with_issue(page_of(f"码头上的夜校\n\n{body}"))
    assert (page.date, page.date_inferred) == (date, bool(date))
    assert with_issue(page) == page


@pytest.mark.parametrize(
    ("text", "issue", "parts"),
    [
        ("据新华社北京11月22日电", "2025-11-23", ("新华社", "北京", "2025-11-22")),
        ("新华社联合国12月31日电", "2026-01-01", ("新华社", "联合国", "2025-12-31")),
        ("本报北京10月30日电(记者李明)", "", ("本报", "北京", "10月30日")),
        ("临江晚报海东3月2日电（记者李明）", "2025", ("临江晚报", "海东", "3月2日")),
        ("本报讯（记者李明）", "2025-11-23", ("本报", "", "")),
        ("2024年12月22日 星期天 阴", "", ("", "", "2024-12-22")),
        ("本报海东2月29日电", "2026-03-01", ("本报", "海东", "2月29日")),
    ],
)
def test_datelines_have_agency_place_and_date(text: str, issue: str, parts: tuple[str, str, str]) -> None:
    """A day is the last of its name up to the issue; where the year is unknown it is as printed."""
    assert read_dateline(text, issue) == Dateline(text, *parts)
