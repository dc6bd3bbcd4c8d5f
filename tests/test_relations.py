"""From a sentence to its relations: folded lists, carried subjects, what holds by name, and by whom not."""

from collections.abc import Sequence

import pytest
from found import article_of, relations_in, stories_in
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import ORGANIZATION, Article, Byline, Dateline, Headline, Mention, Thing
from kg.ontology import allowed_pairs
from kg.relations import find_relations, stories_of
from kg.relations.examples import as_example, read_marked

CLAUSES = st.lists(
    st.sampled_from(
        (
            *("〔Organization:甲市总工会〕", "〔Organization:乙公司〕", "〔Person:何勇〕", "〔Place:丙市〕"),
            *("〔Program:丁大赛〕", "〔Program:戊平台〕", "〔Honour:己奖〕", "〔Group:货车司机〕"),
            *(
                "、",
                "和",
                "，",
                "。",
                "与",
                "联合",
                "举办",
                "为",
                "在",
                "成立",
                "主办",
                "由",
                "副主席",
                "获得",
                "的",
            ),
        )
    ),
    max_size=16,
).map("".join)


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (("长春市总工会副主席赵立新介绍，场次增加。",), "赵立新 worksFor 长春市总工会 副主席"),
        (("贵阳市南明区检察院检察长唐志军表示，", "好。"), "唐志军 worksFor 南明区人民检察院 检察长"),
        (("复旦大学教授张军认为，消费将回升。",), "张军 worksFor 复旦大学 教授"),
        (("全国五一劳动奖章获得者、焊工孙建国走上讲台。",), "孙建国 awarded 全国五一劳动奖章"),
        (("延边州总工会推出“e路暖心”小程序。",), "延边州总工会 runs “e路暖心”小程序 推出"),
        (
            ("由唐山市总工会承办的河北省职工乒乓球比赛开赛。",),
            "唐山市总工会 runs 河北省职工乒乓球比赛 承办",
        ),
        (
            ("第五届全国智能制造大赛在宁夏银川开赛。",),
            "第五届全国智能制造大赛 locatedIn 银川市",
        ),
        (
            ("沈阳市总工会投入资金帮助困难职工。",),
            "沈阳市总工会 serves 困难职工",
        ),
        (
            ("厦门市中级人民法院与厦门市总工会建立协作机制。",),
            "厦门市中级人民法院 cooperatesWith 厦门市总工会",
        ),
        (("货车司机徐海涛通过“鲁工惠”App申请了帮扶。",), "徐海涛 takesPartIn “鲁工惠”App"),
    ],
)
def test_a_sentence_of_a_page_is_linked(paragraphs: Sequence[str], expected: str) -> None:
    """From plain text to a relation with its role, through all the finders."""
    assert expected in relations_in(*paragraphs)


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (
            ("洛阳市总工会深化改革，推出“云上工友”平台。",),
            {"洛阳市总工会 runs “云上工友”平台 推出"},
        ),
        (
            ("洛阳市总工会深化改革。今年推出“云上工友”平台。",),
            {"洛阳市总工会 runs “云上工友”平台 推出"},
        ),
        (
            ("洛阳市总工会基层工作部部长赵立新表示，天气热。开展“送清凉”活动是为了职工。",),
            {"洛阳市总工会 runs “送清凉”活动 开展"},
        ),
        (
            ("“湘工杯”技能大赛落幕。大赛由湘潭市总工会主办、湘潭市人社局承办。",),
            {"湘潭市总工会 runs “湘工杯”技能大赛 主办", "湘潭市人社局 runs “湘工杯”技能大赛 承办"},
        ),
    ],
)
def test_a_clause_goes_on_about_what_was_said(paragraphs: Sequence[str], expected: set[str]) -> None:
    """A clause without a subject takes the last one, and a formula without its program the last program."""
    found = relations_in(*paragraphs)
    assert {relation for relation in found if " runs " in relation} == expected


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("昆明市总举办活动。", {"昆明市总工会 locatedIn 昆明市"}),
        (
            "甘肃省总工会权益保障部下发通知。",
            {
                "甘肃省总工会权益保障部 partOf 甘肃省总工会",
                "甘肃省总工会权益保障部 locatedIn 甘肃省",
                "甘肃省总工会 locatedIn 甘肃省",
            },
        ),
        ("贵阳市南明区总工会揭牌。", {"南明区总工会 locatedIn 贵阳市", "南明区总工会 locatedIn 南明区"}),
    ],
)
def test_names_say_where_and_whose(paragraph: str, expected: set[str]) -> None:
    """A body lies in the places that its name begins with; a unit is part of its body."""
    assert expected <= relations_in(paragraph)


@pytest.mark.parametrize(
    ("marked", "pattern", "things"),
    [
        (
            "〔Organization:甲〕、〔Organization:乙〕和〔Organization:丙〕来了。",
            "\ue000来了。",
            ["甲", "乙", "丙"],
        ),
        ("在〔Place:浙江省〕〔Place:宁波市〕举行。", "在\ue003举行。", ["浙江省", "宁波市"]),
        ("〔Organization:甲〕，以及〔Organization:乙〕来了。", "\ue000，以及\ue000来了。", ["甲"]),
    ],
)
def test_a_list_is_one_slot(marked: str, pattern: str, things: list[str]) -> None:
    """Rules see an enumeration or a path of places as one thing, and a clause's comma as a border."""
    (sentence,) = read_marked(marked).sentences
    assert sentence.pattern == pattern
    assert [thing.name for thing in sentence.slots[min(sentence.slots)].things] == things


def test_what_is_marked_is_read_back() -> None:
    """The marks of the examples leave the text, and the mentions stand where they were."""
    story = read_marked("近日，〔Person:何勇〕参加〔Program:丁大赛〕。")
    article, mentions = story.article, story.mentions
    assert article.text == "近日，何勇参加丁大赛。"
    assert [article.text[m.start : m.end] for m in mentions] == ["何勇", "丁大赛"]
    assert [m.thing.kind for m in mentions] == ["Person", "Program"]


@settings(max_examples=150)
@given(CLAUSES)
def test_every_relation_is_one_of_the_ontology(marked: str) -> None:
    """Its ends are of kinds that it may join, they differ, and its sentence holds characters of the text."""
    story = read_marked(marked)
    article = story.article
    for relation in find_relations([story]):
        kinds = (relation.subject.kind, relation.object.kind)
        assert kinds in allowed_pairs()[relation.predicate]
        assert relation.subject != relation.object
        assert article.text[relation.start : relation.end].strip()
        assert 0 < relation.confidence <= 1
        assert relation.rule


def test_who_reports_takes_no_part() -> None:
    """People of bylines and datelines stand in no relation, even where a rule would fit."""
    article = Article(
        "b" * 64,
        1,
        "report",
        (Headline("洛阳市总工会送清凉"),),
        ("洛阳市总工会慰问货车司机。",),
        bylines=(Byline("赵立新", "记者"), Byline("何勇", "通讯员")),
        dateline=Dateline("本报讯（记者赵立新 通讯员何勇）"),
    )
    found = [as_example(relation) for relation in find_relations(stories_in(article))]
    assert any("洛阳市总工会 serves 货车司机" in relation for relation in found)
    assert not [relation for relation in found if "赵立新" in relation or "何勇" in relation]


def test_a_relation_is_said_once_a_sentence() -> None:
    """A rule that fits a sentence twice gives one relation; another sentence gives it again."""
    sentence = "洛阳市总工会推出“云上工友”平台。"
    article = article_of(sentence, sentence)
    found = find_relations(stories_in(article))
    assert len(found) == len(set(found))
    runs = [(r.start, r.end) for r in found if r.predicate == "runs" and r.rule == "body-runs"]
    assert runs == [(0, len(sentence)), (len(sentence) + 1, 2 * len(sentence) + 1)]


def test_a_text_lies_nowhere() -> None:
    """A law or a plan has a place in its name, and is not in it."""
    found = relations_in("湖北省举办宣传月，学习《湖北省职工劳动权益保障条例》。")
    assert not [r for r in found if "locatedIn" in r]


def test_titles_side_by_side_are_a_list() -> None:
    """Of two titles without a mark between them, none is a part of the other."""
    found = relations_in("洛阳市总工会印发《职工维权手册》《技术标准汇编》。")
    assert {r.split()[2] for r in found if " runs " in r} == {"职工维权手册", "技术标准汇编"}
    assert not [r for r in found if "partOf" in r]


def test_a_name_over_two_sentences_is_linked_to_nothing() -> None:
    """No page is read so, but a store can be edited by hand; there is no sentence to quote then."""
    article = article_of("甲市总工会。乙市总工会。")
    whole, part = (Mention(article.id, 0, end, Thing(ORGANIZATION, article.text[:end])) for end in (11, 5))
    assert find_relations(stories_of((article,), (whole, part), "")) == ()
