"""Pages come apart into the articles that a careful reader finds on them."""

import json
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.articles import split_articles, with_issue
from kg.model import Article, Headline, Page
from kg.pages import find_pages, read_page

HERE = Path(__file__).resolve().parent
SEEDS = find_pages([HERE.parent / "seeds"])
LAYOUTS = find_pages([HERE / "golden" / "pages"])
GOLD = sorted((HERE.parent.parent / "shared" / "gold").glob("[0-9]*.json"))
LEAST_F1 = 0.97
LEAST_TITLES = 0.95


def squeeze(text: str) -> str:
    return "".join(text.split())


def articles_of(text: str) -> tuple[Article, ...]:
    return split_articles(Page(source="page.txt", digest="0" * 64, text=text))


def foreign_lines(page: Page) -> list[str]:
    """Lines of articles that do not stand on the page."""
    printed = squeeze(page.text)
    lines = [line for article in split_articles(page) for line in article.text.split("\n")]
    return [line for line in lines if squeeze(line) not in printed]


@pytest.mark.parametrize("path", [*SEEDS, *LAYOUTS], ids=lambda path: path.stem)
def test_every_line_stands_on_its_page(path: Path) -> None:
    """Headlines, datelines and paragraphs are runs of the page's characters, white space apart."""
    assert foreign_lines(read_page(path)) == []


FRAGMENTS = (
    "职工之家办起夜校",
    "把课堂搬进车间——",
    "**夜校**",
    "## 夜校开课",
    "本报记者 李明 王芳",
    "□ 李明",
    "李明",
    "近日，夜校开课，两百名职工报名，",
    "课程有八门。",
    "“学到了。”李明说。",
    "本报讯（记者李明）3月2日，夜校开课。",
    "新华社记者 李明 摄",
    "（下转第2版）",
    "（上接第1版）",
    "夜校………………李明",
    "如 今 已 成 为",
    "谁来守护？",
    "（一）",
    "",
    "阅读提示",
    "责任编辑：李明",
    "2024年12月22日 星期天 阴",
    "（作者单位：夜校）",
    "App 和 5G 网络",
    "3月2日，开课。李明 摄",
)


@given(st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=14))
@settings(max_examples=150)
def test_no_page_makes_the_reader_fail_or_invent(lines: list[str]) -> None:
    """Whatever stands in whatever order, the reader answers, and only with what is printed."""
    page = Page(source="page.txt", digest="0" * 64, text="\n".join(lines))
    assert foreign_lines(page) == []


# Signs that line rules look at, and those that no page should hold.
SIGNS = st.sampled_from("工会王李记者摄版报第年月日一2025。，、；：！？“”《》（）()…—·#*>-[] \t\u3000𠮷縣")
ODD_SIGNS = st.characters(categories=["Cc", "Cf", "Cs", "Co", "Cn", "Zs", "Zl", "Zp", "Mn"])


@given(st.lists(st.text(SIGNS | ODD_SIGNS | st.characters(), max_size=40), max_size=8).map("\n".join))
@settings(max_examples=300, deadline=None)
def test_no_sign_makes_the_reader_fail_or_invent(text: str) -> None:
    """Whatever signs a page has, control characters and halves of surrogate pairs among them."""
    page = with_issue(Page(source="page.txt", digest="0" * 64, text=text))
    assert foreign_lines(page) == []


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.stem)
def test_layouts_are_read_as_their_golden_articles(path: Path) -> None:
    """Headlines above and below, narrow columns, Markdown, contents: all come out as written down."""
    found = [asdict(article) for article in split_articles(read_page(path))]
    for article in found:
        del article["page"]
    assert json.loads(json.dumps(found)) == json.loads(path.with_suffix(".json").read_text("utf-8"))


def f1(hits: int, found: int, wanted: int) -> float:
    return 2 * hits / (found + wanted)


def gold_article(wanted: dict[str, str], articles: tuple[Article, ...]) -> Article | None:
    """The article that begins or ends as the annotated one does, or has a line of its title."""
    lines = {squeeze(line) for line in wanted["title"].split("\u3000")}
    for article in articles:
        body = squeeze("".join(article.paragraphs))
        same_body = body.startswith(wanted["starts"]) and body.endswith(wanted["ends"])
        if same_body or lines & {squeeze(headline.text) for headline in article.headlines}:
            return article
    return None


def has_main_headline(article: Article, title: str) -> bool:
    """Whether an annotated title begins with the main headline; it parts the verses of a couplet."""
    main = squeeze(article.headlines[0].text) if article.headlines else ""
    return main in (squeeze(title.split("\u3000")[0]), squeeze("".join(title.split("\u3000")[:2])))


@pytest.mark.skipif(not GOLD, reason="the annotated pages are not beside this checkout")
def test_annotated_pages_are_read_as_annotated() -> None:
    """Articles, the people of their bylines and main headlines reach their least over all annotated pages."""
    hits = found = wanted = people_hits = people_found = people_wanted = titles = 0
    for path in GOLD:
        gold = json.loads(path.read_text("utf-8"))
        articles = split_articles(read_page(HERE.parent / "seeds" / gold["page"]))
        found, wanted = found + len(articles), wanted + len(gold["articles"])
        for annotated in gold["articles"]:
            article = gold_article(annotated, articles)
            theirs = {(person["name"], person["role"]) for person in annotated["bylines"]}
            ours = {(person.name, person.role) for person in article.bylines} if article else set()
            hits += article is not None
            titles += article is not None and has_main_headline(article, annotated["title"])
            people_hits += len(ours & theirs)
            people_found, people_wanted = people_found + len(ours), people_wanted + len(theirs)
    assert f1(hits, found, wanted) >= LEAST_F1
    assert f1(people_hits, people_found, people_wanted) >= LEAST_F1
    assert titles >= LEAST_TITLES * wanted


@pytest.mark.parametrize(
    ("lines", "paragraph"),
    [
        (
            ("夜校共有3000名学员，他们来自全省各地的工厂、矿山和建筑工地，年纪最小的十九岁，来自港", "城。"),
            "夜校共有3000名学员，他们来自全省各地的工厂、矿山和建筑工地，年纪最小的十九岁，来自港城。",
        ),
        (
            ("据了解，这座夜校由码头的三十名职", "工自发办起。"),
            "据了解，这座夜校由码头的三十名职工自发办起。",
        ),
        (
            ("夜校今年一共开设", "了八门课程，报名的职工超过两百人。"),
            "夜校今年一共开设了八门课程，报名的职工超过两百人。",
        ),
        (("夜 校 今 年 办 了 四 十 节 课 。",), "夜校今年办了四十节课。"),
        (("夜校共有 12 门课，用 App 报名。",), "夜校共有12门课，用App报名。"),
        (("“同心 同行”是夜校的口号。",), "“同心 同行”是夜校的口号。"),
        (("他在黑板上写下 Open Day 两个词。",), "他在黑板上写下Open Day两个词。"),
    ],
)
def test_broken_lines_become_whole_paragraphs(lines: tuple[str, ...], paragraph: str) -> None:
    """A paragraph broken by a column's end is whole again, its white space that of words alone."""
    (article,) = articles_of("\n\n".join(("码头上的夜校", "本报记者 李明", *lines, "课堂设在休息室。")))
    assert article.paragraphs == (paragraph, "课堂设在休息室。")


@pytest.mark.parametrize(
    ("jump", "continued"), [("（下转第3版）", True), ("下转2版", True), ("(下转第A4版)", True), ("", False)]
)
def test_jumps_continue_an_article_and_are_no_paragraph(jump: str, continued: bool) -> None:
    """A jump line, alone or behind the last sentence, only says that the text goes on elsewhere."""
    for gap in ("\n\n", ""):
        (article,) = articles_of(f"码头上的夜校\n\n本报记者 李明\n\n夜校开课。\n\n课程有八门。{gap}{jump}")
        assert article.continued is continued
        assert article.paragraphs == ("夜校开课。", "课程有八门。")


def test_a_continuation_is_continued() -> None:
    """A text that takes up a jump is marked as well."""
    (article,) = articles_of("码头上的夜校\n\n（上接第1版）\n\n夜校开课。\n\n课程有八门。")
    assert (article.continued, article.comes_from, article.goes_to) == (True, "1", "")
    assert article.headlines == (Headline("码头上的夜校"),)


def test_a_lone_headline_between_two_bodies_goes_to_the_one_that_lacks_it() -> None:
    """The same line is the headline of what is above or below, as the rest of the page has it."""
    first, second = "本报讯（记者李明）夜校开课。", "本报讯（记者王芳）书屋开门。"
    above = articles_of("\n\n".join(("码头办起夜校", first, "车间添了书屋", second)))
    below = articles_of("\n\n".join((first, "码头办起夜校", second, "车间添了书屋")))
    wanted = [("码头办起夜校", "李明"), ("车间添了书屋", "王芳")]
    for articles in (above, below):
        assert [(each.title, each.bylines[0].name) for each in articles] == wanted
