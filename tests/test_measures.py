"""Numbers go to the thing that the clause is about, with their value, unit and time."""

import pytest
from found import article_of, numbers_in, stories_in

from kg.measures import find_measures
from kg.model import Article, Headline


def values_of(*paragraphs: str) -> list[tuple[str, float, str]]:
    return [(of, value, unit) for of, value, unit, _ in numbers_in(*paragraphs)]


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (
            ("沈阳市总工会投入1000万元，帮扶2.6万人。",),
            [("沈阳市总工会", 1e7, "元"), ("沈阳市总工会", 26000, "人")],
        ),
        (
            ("举办“春风送岗”专场招聘会，52家企业提供岗位1860个。",),
            [("“春风送岗”专场招聘会", 52, "家"), ("“春风送岗”专场招聘会", 1860, "个")],
        ),
        (("哈尔滨电气集团举行“哈电杯”职工技能大赛，共设6个工种。",), [("“哈电杯”职工技能大赛", 6, "个")]),
        (("12351职工维权热线受理来电2.3万件。",), [("12351职工维权热线", 23000, "件")]),
        (("唐钢集团年产120万吨。",), [("唐钢集团", 1.2e6, "吨")]),
        (("长沙市总工会介绍情况。今年已办班36场。",), [("长沙市总工会", 36, "场")]),
        (("推出“云上工友”平台。该平台有用户12万人。",), [("“云上工友”平台", 120000, "人")]),
        (("昨日有三百人来了。",), []),
        (("沈阳市总工会、大明造纸等8家企业参赛。",), []),
        (("沈阳市总工会用了3个多小时，这是唯一一个平台。",), []),
        (("沈阳市总工会慰问近百名职工。",), [("沈阳市总工会", 100, "名")]),
        (("沈阳市总工会建成的驿站不断增加。全国劳动模范孟泰获得的74枚奖章展出。",), [("孟泰", 74, "枚")]),
        (("沈阳市总工会介绍，今年14人获评辽宁省劳动模范。",), [("辽宁省劳动模范", 14, "人")]),
        (
            ("沈阳市总工会的项目获辽宁省科学技术奖，8名职工荣获三等奖。",),
            [("辽宁省科学技术奖", 8, "名")],
        ),
        (
            ("沈阳市第三届职工技能大赛开赛。沈阳市总工会介绍，来自全市300余名选手参加此项赛事。",),
            [("沈阳市第三届职工技能大赛", 300, "名")],
        ),
        (("全国劳动模范、技师李伟完成创新成果80余项。",), []),
        (("园区有企业200家。沈阳市总工会建站36个。",), [("沈阳市总工会", 36, "个")]),
    ],
)
def test_a_number_is_of_what_the_clause_is_about(
    paragraphs: tuple[str, ...], expected: list[tuple[str, float, str]]
) -> None:
    """The clause's topic, or a program named since; in a clause without one, the one before; or nothing."""
    assert values_of(*paragraphs) == expected


@pytest.mark.parametrize(
    ("paragraph", "as_of"),
    [
        ("截至2023年底，洛阳市总工会建成驿站312个。", "2023年底"),
        ("洛阳市总工会今年建成驿站312个。", "今年"),
        ("2024年，洛阳市总工会建成驿站312个。", "2024年"),
        ("目前，洛阳市总工会建成驿站312个。", "目前"),
        ("近三年来，洛阳市总工会建成驿站312个。", "近三年来"),
        ("洛阳市总工会建成驿站312个。", ""),
        ("洛阳市总工会建成驿站312个，2024年投用。", ""),
    ],
)
def test_a_number_is_as_of_the_time_before_it(paragraph: str, as_of: str) -> None:
    """The last expression of time before the number says of when it is, as printed; none behind it does."""
    ((*_, found),) = numbers_in(paragraph)
    assert as_of in found
    assert bool(found) == bool(as_of)


def test_a_range_gives_both_ends() -> None:
    """A sum from … to … is two numbers of one thing."""
    found = values_of("洛阳市总工会给每个驿站补助2万元至5万元。")
    assert found == [("洛阳市总工会", 20_000, "元"), ("洛阳市总工会", 50_000, "元")]


@pytest.mark.parametrize("sign", ["%", "％"])
def test_per_cent_counts_in_either_width(sign: str) -> None:
    """A share is a number, however wide its sign was printed."""
    assert values_of(f"唐钢集团今年产量增长8.5{sign}。") == [("唐钢集团", 8.5, "%")]


@pytest.mark.parametrize(
    ("paragraph", "what"),
    [
        ("长春市总工会今年举办培训36场。", "培训"),
        ("长春市总工会慰问了1420名困难职工。", "困难职工"),
        ("长春市总工会为26个班组授牌。", "授牌"),
    ],
)
def test_a_number_says_what_is_counted(paragraph: str, what: str) -> None:
    """The noun behind the unit, or what stands before the number, is kept in the page's words."""
    article = article_of(paragraph)
    (measure,) = find_measures(stories_in(article))
    assert what in measure.what
    assert article.text[measure.start : measure.end] == paragraph


@pytest.mark.parametrize(
    "paragraph",
    [
        "洛阳市总工会成立于1958年6月15日。",
        "洛阳市总工会上午9时30分开会。",
        "洛阳市总工会举办第12届运动会。",
        "洛阳市总工会职工何勇今年36岁。",
        "洛阳市总工会作出一个决定。",
    ],
)
def test_what_counts_nothing_is_no_measure(paragraph: str) -> None:
    """Dates, clock times, editions, ages and turns of phrase are numbers of nothing."""
    assert values_of(paragraph) == []


def test_headlines_give_no_numbers() -> None:
    """A headline's number stands in the text again, with more said about it."""
    article = Article("h" * 64, 1, "report", (Headline("洛阳市总工会建成驿站312个"),), ("正文没有数字。",))
    assert find_measures(stories_in(article)) == ()
