"""Numbers as newspapers print them are read to plain values; those that count nothing are passed over."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.numbers import quantities, value_of


def read(text: str) -> list[tuple[float, str]]:
    return [(quantity.value, quantity.unit) for quantity in quantities(text)]


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("312", 312),
        ("8.5", 8.5),
        ("2.73万", 27_300),
        ("57.9万", 579_000),
        ("1.35亿", 135_000_000),
        ("300余", 300),
        ("3500余万", 35_000_000),
        ("2千多", 2_000),
        ("十", 10),
        ("十二", 12),
        ("两", 2),
        ("两百", 200),
        ("二十", 20),
        ("一百零五", 105),
        ("三千六百", 3_600),
        ("一万两千", 12_000),
        ("三亿五千万", 350_000_000),
        ("六十余万", 600_000),
        ("零", 0),
    ],
)
def test_a_printed_number_has_a_plain_value(printed: str, value: float) -> None:
    """万 and 亿 are multiplied out exactly; 余, 多 and 来 change nothing."""
    assert value_of(printed) == value


@given(st.integers(0, 10**7))
def test_digits_are_worth_what_they_say(number: int) -> None:
    """Plain digits, alone and before 万, are read without a rounding error."""
    assert value_of(str(number)) == number
    assert value_of(f"{number / 100:.2f}万") == number * 100


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("建成驿站312个", [(312, "个")]),
        ("服务职工18.3万人次", [(183_000, "人次")]),
        ("筹集资金1.35亿元", [(135_000_000, "元")]),
        ("拨付86.4万元", [(864_000, "元")]),
        ("创造效益3500余万元", [(35_000_000, "元")]),
        ("补助100元～200元", [(100, "元"), (200, "元")]),
        ("补助100～200元", [(100, "元"), (200, "元")]),
        ("补助2万元至5万元", [(20_000, "元"), (50_000, "元")]),
        ("两千多名选手", [(2_000, "名")]),
        ("连续举办六届", [(6, "届")]),
        ("增长8.5%", [(8.5, "%")]),
        ("提高3.2个百分点", [(3.2, "个百分点")]),
        ("培训36场1420人次", [(36, "场"), (1_420, "人次")]),
        ("占地300平方米", [(300, "平方米")]),
    ],
)
def test_a_quantity_has_value_and_unit(text: str, found: list[tuple[float, str]]) -> None:
    """Money is given in 元, a range as its two ends, the longest unit that fits is taken."""
    assert read(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "2024年6月15日上午9时30分",
        "第三个课题",
        "今年36岁的选手",
        "成立三十周年",
        "20世纪80年代",
        "一个目标",
        "这两项工作",
        "第12届比赛",
        "拨打电话12351",
        "工会",
    ],
)
def test_what_counts_nothing_is_no_quantity(text: str) -> None:
    """Dates, clock times, ages, ordinals and turns of phrase give none."""
    assert read(text) == []


@pytest.mark.parametrize("text", ["共有工会3.2万家。", "发放100元～200元补贴。", "举办三十六场招聘会。"])
def test_a_quantity_stands_where_it_says(text: str) -> None:
    """Offsets hold the number together with its unit."""
    for quantity in quantities(text):
        printed = text[quantity.start : quantity.end]
        assert quantity.unit in printed
        assert text[quantity.start - 1] not in "0123456789."
    assert read(text)
