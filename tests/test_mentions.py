"""What holds for the mentions of any text: they lie in it, do not cross, and never depend on chance."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from found import article_of, mentions_in
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.mentions import find_mentions
from kg.model import KINDS, Article, Dateline, Headline, Mention
from kg.ontology import subtypes

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
SNIPPETS = (
    *(
        "近日，",
        "记者从",
        "由",
        "联合",
        "、",
        "，",
        "。",
        "”",
        "“",
        "（",
        "\n",
        "和",
        "的",
        "等",
        "该",
        "本次",
    ),
    *("四川省", "成都", "鼓楼区", "裴石镇", "市总", "全总", "总工会", "工会", "党委", "有限公司", "集团"),
    *("云帆物流", "人社局", "蹲点组", "副主席", "焊工", "赵立新", "阿依古丽·买买提", "（化名）", "介绍"),
    *("“工惠通”", "「暖心驿站」", "平台", "技能大赛", "《安全生产条例》", "《条例》", "第五届", "三中全会"),
    *("全国劳动模范", "“最美职工”称号", "货车司机", "女职工", "3.2万", "2024年", "App", "12351", "！", "：“"),
)
TEXTS = st.lists(st.sampled_from(SNIPPETS), max_size=14).map("".join)
SHOW_ALL = """
import sys
from pathlib import Path
from kg.articles import split_articles
from kg.mentions import find_mentions
from kg.pages import find_pages, read_page
for path in find_pages([Path(sys.argv[1])]):
    for mention in find_mentions(split_articles(read_page(path))):
        print(mention)
"""


def assert_well_placed(article: Article, mentions: Sequence[Mention]) -> None:
    """Check that mentions lie in their article, in one line each, in order, and do not cross."""
    for mention in mentions:
        quote = article.text[mention.start : mention.end]
        assert quote.strip()
        assert "\n" not in quote
        assert 0 <= mention.start < mention.end <= len(article.text)
    assert list(mentions) == sorted(mentions, key=lambda m: (m.start, -m.end))
    reached = 0
    for mention in mentions:
        reached = mention.end if mention.start >= reached else reached
        assert mention.end <= reached, f"{mention} crosses the one before"


@settings(max_examples=150)
@given(st.lists(TEXTS.filter(str.strip), min_size=1, max_size=3))
def test_mentions_lie_in_their_text(paragraphs: list[str]) -> None:
    """Whatever the text, each mention stands in it, and what overlaps lies wholly inside another."""
    article = article_of(*"\n".join(paragraphs).split("\n"))
    assert_well_placed(article, find_mentions([article]))


@settings(max_examples=80)
@given(TEXTS)
def test_mentions_are_things_of_the_ontology(text: str) -> None:
    """Kind and subtype are the ontology's, the subtype is of that kind, and every thing has a name."""
    for _, mention in mentions_in(text):
        assert mention.thing.kind in KINDS
        assert mention.thing.name.strip()
        assert not mention.subtype or subtypes()[mention.subtype] == mention.thing.kind


def test_each_article_of_a_page_has_its_own() -> None:
    """Names are settled over the page, and each mention counts from the beginning of its own article."""
    first = article_of("广东美的集团股份有限公司升级产线。", number=1)
    second = article_of("近日，美的集团招工。", number=2)
    found = [m for m in find_mentions([first, second]) if m.thing.name == "广东美的集团股份有限公司"]
    assert [(m.article, m.start, m.end) for m in found] == [(first.id, 0, 12), (second.id, 3, 7)]


def test_a_page_without_articles_has_no_mentions() -> None:
    """There is nothing to find in nothing."""
    assert find_mentions([]) == ()
    assert find_mentions([article_of()]) == ()


def test_headlines_are_read_as_well() -> None:
    """What a headline names counts, and paragraphs count from behind it."""
    article = Article("h" * 64, 1, "report", (Headline("洛阳市总工会送清凉"),), ("电工何勇说，好。",))
    found = [(article.text[m.start : m.end], m.start) for m in find_mentions([article])]
    assert ("洛阳市总工会", 0) in found
    assert ("何勇", article.text.index("何勇")) in found


def test_a_dateline_names_places_alone() -> None:
    """Who reports, and for whom, is no matter of the article; where from is."""
    article = Article(
        "d" * 64,
        1,
        "report",
        (),
        ("正文。",),
        dateline=Dateline("工人日报石家庄6月3日电（记者赵立新 通讯员何勇）"),
    )
    assert [(m.thing.kind, m.thing.name) for m in find_mentions([article])] == [("Place", "石家庄市")]


def test_mentions_do_not_depend_on_hashing() -> None:
    """Two processes that hash strings differently find the same on the sample pages."""
    runs = [
        subprocess.run(
            [sys.executable, "-P", "-c", SHOW_ALL, str(SEEDS)],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            encoding="utf-8",
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1]
    assert runs[0].count("Mention(") > 100
