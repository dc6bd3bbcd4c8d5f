"""Times in the words of newspapers become days, reckoned from the day of the issue."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import When
from kg.times import times_in

ISSUE = "2024-11-22"  # a Friday


def intervals(text: str, issue: str = ISSUE) -> list[tuple[str, str]]:
    """Give words and interval of each time of a text."""
    return [(time.when.printed, time.when.interval) for time in times_in(text, issue)]


@pytest.mark.parametrize(
    ("text", "printed", "interval"),
    [
        ("2023年10月19日，工会成立。", "2023年10月19日", "2023-10-19/2023-10-19"),
        ("二〇二三年五月成立。", "二〇二三年五月", "2023-05-01/2023-05-31"),
        ("工会于2024年2月成立。", "2024年2月", "2024-02-01/2024-02-29"),
        ("今年10月启动。", "今年10月", "2024-10-01/2024-10-31"),
        ("去年底启动。", "去年底", "2023-12-01/2023-12-31"),
        ("今年1至10月，", "今年1至10月", "2024-01-01/2024-10-31"),
        ("9月24日至25日举行。", "9月24日至25日", "2024-09-24/2024-09-25"),
        ("去年8月至今年3月，", "去年8月至今年3月", "2023-08-01/2024-03-31"),
        ("2024—2026年规划", "2024—2026年", "2024-01-01/2026-12-31"),
        ("2025年前三季度", "2025年前三季度", "2025-01-01/2025-09-30"),
        ("上半年完成。", "上半年", "2024-01-01/2024-06-30"),
        ("11月中旬开赛。", "11月中旬", "2024-11-11/2024-11-20"),
        ("“十四五”期间，", "“十四五”期间", "2021-01-01/2025-12-31"),
        ("今年以来，", "今年以来", "2024-01-01/2024-11-22"),
        ("2018年至今，", "2018年至今", "2018-01-01/2024-11-22"),
        ("自2018年起，", "自2018年起", "2018-01-01/.."),
        ("截至2024年9月，", "截至2024年9月", "../2024-09-30"),
        ("到2025年，建成100个。", "到2025年", "../2025-12-31"),
        ("近三年来，", "近三年来", "2021-11-22/2024-11-22"),
        ("过去5年，", "过去5年", "2019-11-22/2024-11-22"),
        ("近日，", "近日", "../2024-11-22"),
        ("截至目前，", "截至目前", "2024-11-22/2024-11-22"),
        ("昨日举行。", "昨日", "2024-11-21/2024-11-21"),
        ("19日上午，", "19日", "2024-11-19/2024-11-19"),
        ("30日举行。", "30日", "2024-10-30/2024-10-30"),
        ("上月投用。", "上月", "2024-10-01/2024-10-31"),
        ("产值提升至2024年的水平。", "2024年", "2024-01-01/2024-12-31"),
        ("本周开班。", "本周", "2024-11-18/2024-11-24"),
    ],
)
def test_a_time_is_read(text: str, printed: str, interval: str) -> None:
    """Every form that newspapers use has its words and its days."""
    assert intervals(text) == [(printed, interval)]


@pytest.mark.parametrize(
    "text",
    ["每年5月举行。", "共12万人。", "在5号楼。", "达到2024件。", "连续3日内降温。", "5年级学生", "第3季比赛"],
)
def test_what_only_looks_like_a_time_is_none(text: str) -> None:
    """Amounts, addresses and what comes back every year are no dates."""
    assert intervals(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023年9月上线。同年12月试点。", ["2023-09-01/2023-09-30", "2023-12-01/2023-12-31"]),
        ("2022年3月5日开工。次年完工。", ["2022-03-05/2022-03-05", "2023-01-01/2023-12-31"]),
        ("2021年9月1日开班，当天报到。", ["2021-09-01/2021-09-01", "2021-09-01/2021-09-01"]),
        ("2020年5月4日启动，6日结束。", ["2020-05-04/2020-05-04", "2020-05-06/2020-05-06"]),
    ],
)
def test_what_a_time_leaves_out_is_in_the_one_before(text: str, expected: list[str]) -> None:
    """The year, the month or the day that was named last goes on."""
    assert [interval for _, interval in intervals(text)] == expected


@pytest.mark.parametrize(
    ("issue", "text", "interval"),
    [
        ("2025-01-07", "12月30日举行。", "2024-12-30/2024-12-30"),
        ("2025-01-07", "上月举行。", "2024-12-01/2024-12-31"),
        ("2024-12-05", "下月举行。", "2025-01-01/2025-01-31"),
        ("2024-02-29", "近三年来", "2021-02-28/2024-02-29"),
        ("", "今年10月", ""),
        ("", "2023年10月", "2023-10-01/2023-10-31"),
        ("2024-11-22", "2023年2月30日", ""),
    ],
)
def test_the_day_of_the_issue_decides(issue: str, text: str, interval: str) -> None:
    """Around the turn of the year, on leap days, and where the issue's day is not known."""
    assert [found for _, found in intervals(text, issue)] == [interval]


PIECES = st.sampled_from(
    "今年 去年 2023年 2024— 2026年 5月 12月 31日 3日 至 到 底 以来 前 起 截至 自 近三年 近日 上旬 十 每年 ，"  # noqa: SIM905
    " 的 同年 当天".split()
)


@settings(max_examples=300)
@given(st.lists(PIECES, max_size=12).map("".join), st.dates(date(1950, 1, 1), date(2060, 1, 1)))
def test_any_text_is_read_without_error(text: str, issue: date) -> None:
    """Times stand in order, apart from each other, with their words; no interval ends before it begins."""
    at = 0
    for time in times_in(text, issue.isoformat()):
        assert at <= time.start < time.end
        assert text[time.start : time.end] == time.when.printed
        at = time.end


def test_an_open_interval_has_dots() -> None:
    """ISO 8601 writes two dots where a beginning or an end is not known, and nothing is no interval."""
    assert When("近日", "", "2024-11-22").interval == "../2024-11-22"
    assert When("自2018年起", "2018-01-01").interval == "2018-01-01/.."
    assert When("近日").interval == ""
