"""What stands in the middle of an article is no part of it, and the article goes on behind it."""

import pytest

from kg.articles import split_articles
from kg.model import Article, Page

HEAD = ("码头工会办起夜校", "本报记者 李明")
FIRST = (
    "“以前下了夜班没有地方去，现在有人教我开叉车。”学员老周说。夜校今年开设了八门课程，报名的职工超过两百人。"
)
BROKEN = "据了解，港城总工会为此拿出了三十万元，用来添置教具、翻修教室，让住在海岛上的船员也能按时上"
REST = "课。每到周三晚上七点，休息室的灯就会亮起来，老师都是从一线请来的技师。"
LAST = "下一步，临江县计划在每个码头都设一处教学点，让更多职工学到本领。"
CAPTION = ("11月14日，临江码头的学员在练习操作叉车。", "本报通讯员 王小芳 摄")
STORY = (
    "渔港书屋开进集装箱",
    "本报讯（记者赵立新）渔港离县城有四十公里，交通不便，许多船员一个月才上岸一次。工会于是把书屋送到泊位旁边。",
)


def read(*lines: str) -> tuple[Article, ...]:
    return split_articles(Page(source="page.txt", digest="0" * 64, text="\n\n".join(lines)))


@pytest.mark.parametrize(
    ("between", "title", "name"),
    [
        (CAPTION, "", "王小芳"),
        (("叉车课堂", *CAPTION), "叉车课堂", "王小芳"),
        (STORY, STORY[0], "赵立新"),
    ],
    ids=["caption", "caption with a title", "story"],
)
def test_an_interrupted_sentence_goes_on_behind(between: tuple[str, ...], title: str, name: str) -> None:
    """The rest of a text that breaks off inside a sentence is its own, not of what stands in between."""
    whole, inner = read(*HEAD, FIRST, BROKEN, *between, REST, LAST)
    assert (whole.title, whole.paragraphs) == (HEAD[0], (FIRST, BROKEN, REST, LAST))
    assert [person.name for person in whole.bylines] == ["李明"]
    assert (inner.title, [person.name for person in inner.bylines]) == (title, [name])


@pytest.mark.parametrize(
    ("broken", "rest"),
    [(FIRST, REST), (BROKEN, "老师都是从一线请来的技师。"), (BROKEN, LAST)],
    ids=["no sentence is open", "a sentence of its own", "a paragraph of its own"],
)
def test_what_is_doubtful_stays_where_it_is(broken: str, rest: str) -> None:
    """A text without an open sentence, or one that does not take it up, is left with the story above."""
    whole, inner = read(*HEAD, FIRST, broken, *STORY, rest)
    assert whole.paragraphs == (FIRST, broken)
    assert inner.paragraphs[-1] == rest


@pytest.mark.parametrize("foreign", [CAPTION[0], "夜校灯火暖人心", "近日，书屋开门。"])
def test_nothing_foreign_is_joined_to_an_open_sentence(foreign: str) -> None:
    """A caption, a headline or a paragraph behind a line that breaks off is no part of it."""
    texts = [
        text for article in read(*HEAD, FIRST, BROKEN, foreign, REST, LAST) for text in article.paragraphs
    ]
    assert BROKEN in texts
    assert REST in texts


def test_a_line_of_a_column_is_text_whatever_its_words() -> None:
    """The words of furniture inside a paragraph of a narrow column take nothing out of it."""
    text = "“以前下了夜班没有地方去，请拨打夜校的联系电话报名参加培训，现在有人教我开叉车。”学员老周说。"
    lines = ["\u3000\u3000" + text[:18], *(text[at : at + 20] for at in range(18, len(text), 20))]
    (article,) = read(*HEAD, *lines, LAST)
    assert article.paragraphs == (text, LAST)


def test_a_sentence_is_text_whatever_its_words() -> None:
    """A short paragraph that comes to the words of furniture in a later clause is a paragraph."""
    short = "夜校每月开一次课，职工可扫码关注公众号报名。"
    (article,) = read(*HEAD, FIRST, short, LAST)
    assert article.paragraphs == (FIRST, short, LAST)


def test_furniture_behind_a_text_belongs_to_none() -> None:
    """The same words under a whole sentence or a headline are furniture."""
    (article,) = read(*HEAD, FIRST, "本报联系电话：0571-88888888", "更多精彩内容请扫描二维码")
    assert article.paragraphs == (FIRST,)


def test_a_caption_above_the_first_headline_stands_alone() -> None:
    """A caption without a title takes no headline that has a byline below it."""
    caption, report = read(*CAPTION, *HEAD, FIRST, LAST)
    assert (caption.kind, caption.title, caption.paragraphs) == ("caption", "", CAPTION[:1])
    assert (report.kind, report.title, report.paragraphs) == ("report", HEAD[0], (FIRST, LAST))
