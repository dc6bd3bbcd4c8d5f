"""Bylines, datelines, headlines and white space, in all the ways that papers print them."""

import pytest

from kg.articles.blocks import SHORT, Block
from kg.articles.bylines import cut_closing, cut_dateline, read_author, read_byline
from kg.articles.headlines import order_headlines
from kg.articles.spacing import close_up, tidy, width
from kg.model import Headline


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("本报记者 李明 王小芳", "记者李明 记者王小芳"),
        ("本报记者 李 明 王 芳", "记者李明 记者王芳"),
        ("本 报 记 者 李 小 明", "记者李小明"),
        ("□临江晚报记者 李明王小芳", "记者李明 记者王小芳"),
        ("临江晚报—临江网记者 欧阳明", "记者欧阳明"),
        ("本报驻海东记者 李明 通讯员 王芳", "记者李明 通讯员王芳"),
        ("本报记者李明本报通讯员王芳", "记者李明 通讯员王芳"),
        ("（见习记者 李明 实习生 王芳 赵刚）", "记者李明 实习生王芳 实习生赵刚"),
        ("本报记者 古丽娜·艾山", "记者古丽娜·艾山"),
        ("新华社记者 李明 摄", "摄影李明"),
        ("本报记者 李明 文/图", "记者李明"),
        ("李明 摄", "摄影李明"),
        ("新华社发（李明摄）", "摄影李明"),
        ("文/李明 图/王芳", "作者李明 摄影王芳"),
        ("本报评论员", ""),
        ("视觉中国供图", ""),
    ],
)
def test_bylines_name_everyone_with_a_role(line: str, people: str) -> None:
    """One to four people, spaced, run together or in brackets, each with the role that is printed."""
    found = read_byline(line)
    assert found is not None
    assert " ".join(person.role + person.name for person in found) == people


@pytest.mark.parametrize(
    "line",
    [
        "记者手记",
        "记者走进车间",
        "通讯员之家",
        "记者节特刊",
        "图为活动现场",
        "本报讯",
        "夜校开课，记者到场。",
        "职工摄影",
    ],
)
def test_what_only_looks_like_a_byline_is_none(line: str) -> None:
    """A role inside a headline or a caption makes no byline."""
    assert read_byline(line) is None


@pytest.mark.parametrize(
    ("line", "names"),
    [("李明", "李明"), ("□ 李明 王小芳", "李明 王小芳"), ("时评", ""), ("夜校开课", ""), ("李明说。", "")],
)
def test_bare_names_are_authors(line: str, names: str) -> None:
    """A line of nothing but names with known surnames names authors."""
    assert " ".join(person.name for person in read_author(line)) == names


@pytest.mark.parametrize(
    ("paragraph", "dateline", "names", "rest"),
    [
        ("本报讯（记者李明）夜校开课。", "本报讯（记者李明）", "李明", "夜校开课。"),
        (
            "本报讯 (全媒体记者 李明 通讯员王芳 赵刚) 夜校",
            "本报讯 (全媒体记者 李明 通讯员王芳 赵刚)",
            "李明 王芳 赵刚",
            "夜校",
        ),
        ("据新华社北京11月22日电 夜校", "据新华社北京11月22日电", "", "夜校"),
        ("本报海东3月2日电（记者李明）记者获悉", "本报海东3月2日电（记者李明）", "李明", "记者获悉"),
        ("中新网海东3月2日电 (记者 李明)夜校", "中新网海东3月2日电 (记者 李明)", "李明", "夜校"),
        ("本报讯 记者李明报道：夜校", "本报讯 记者李明报道：", "李明", "夜校"),
        ("本报通讯员讲述夜校。", "", "", "本报通讯员讲述夜校。"),
        ("互联网电商办夜校。", "", "", "互联网电商办夜校。"),
        ("据县总工会消息，夜校开课。", "", "", "据县总工会消息，夜校开课。"),
    ],
)
def test_datelines_are_cut_from_the_paragraph(paragraph: str, dateline: str, names: str, rest: str) -> None:
    """The dateline is kept as printed, its people are named, the paragraph begins behind it."""
    found, people, text = cut_dateline(paragraph)
    assert (found, " ".join(person.name for person in people), text) == (dateline, names, rest)


@pytest.mark.parametrize(
    ("paragraph", "rest", "people"),
    [
        ("夜校开课。新华社记者 李明 摄", "夜校开课。", "摄影李明"),
        ("夜校开课。新华社发（李明摄）", "夜校开课。", "摄影李明"),
        ("夜校开课。（记者 李明）", "夜校开课。", "记者李明"),
        ("夜校开课。（李明）", "夜校开课。", "作者李明"),
        ("她叫李明（化名）", "她叫李明（化名）", ""),
        ("夜校开课。（完）", "夜校开课。（完）", ""),
        ("夜校开课。现场拍摄", "夜校开课。现场拍摄", ""),
    ],
)
def test_names_behind_the_last_sentence_are_cut(paragraph: str, rest: str, people: str) -> None:
    """A credit that closes a paragraph is no part of its text."""
    text, found = cut_closing(paragraph)
    assert (text, " ".join(person.role + person.name for person in found)) == (rest, people)


@pytest.mark.parametrize(
    ("lines", "main"),
    [
        (("码头工会为夜班职工开课——", "夜校亮灯"), "夜校亮灯"),
        (("码头夜校办到船上", "——记海员老周"), "码头夜校办到船上"),
        (("## 上课不误工 学艺不出港", "# 码头夜校三年教出百名技师"), "码头夜校三年教出百名技师"),
        (("将课堂搬到船头", "临江码头办起流动夜校"), "临江码头办起流动夜校"),
        (("码头工会聚焦职工所需推出八门夜校课程——夜班工人有了课堂",), "夜班工人有了课堂"),
    ],
)
def test_the_main_headline_stands_first(lines: tuple[str, ...], main: str) -> None:
    """Kicker and subtitle follow the main line, wherever they are printed."""
    blocks = []
    for at, line in enumerate(lines):
        text = line.lstrip("# ")
        blocks.append(Block(at, text, SHORT, mark=line.count("#"), gap=1, width=width(text)))
    headlines = order_headlines(blocks)
    assert (headlines[0].text, headlines[0].role) == (main, "main")
    assert sorted("".join(headline.text for headline in headlines)) == sorted(
        "".join(block.text for block in blocks)
    )


def test_a_wrapped_headline_is_one() -> None:
    """Lines that touch, the first without a verb, are one headline broken in two."""
    upper, lower = "全省港口码头夜班职工职业技能", "大赛在临江举办"
    blocks = [Block(0, upper, SHORT, 0, 1, width(upper)), Block(1, lower, SHORT, 0, 0, width(lower))]
    assert order_headlines(blocks) == (Headline(upper + lower),)


@pytest.mark.parametrize(
    ("printed", "closed"),
    [
        ("如 今 已 成 为", "如今已成为"),
        ("“ 三 门 课 程 ”开 讲", "“三门课程”开讲"),
        ("李 明", "李 明"),
        ("同心 同行", "同心 同行"),
    ],
)
def test_only_spread_lines_are_closed_up(printed: str, closed: str) -> None:
    """Characters set apart one by one come together, words and names do not."""
    assert close_up(printed) == closed


@pytest.mark.parametrize(
    ("printed", "tidied"),
    [
        ("6月 24日", "6月24日"),
        ("2025 中国 5G+ 大会", "2025中国5G+大会"),
        ("同心\u3000 同行", "同心 同行"),
        ("a  b", "a b"),
    ],
)
def test_white_space_is_tidied(printed: str, tidied: str) -> None:
    """Spaces stay between words of one script alone, and single."""
    assert tidy(printed) == tidied
