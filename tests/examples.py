"""Small records made by hand, and strategies that make any number of them."""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

from hypothesis import strategies as st

from kg.model import (
    GROUP,
    HONOUR,
    MODALITIES,
    ORGANIZATION,
    PERSON,
    PLACE,
    PROGRAM,
    UNDATED,
    Article,
    Byline,
    Dateline,
    Headline,
    Measure,
    Mention,
    Page,
    Record,
    Relation,
    Thing,
    When,
)

UNION = Thing(ORGANIZATION, "德州市总工会")
COURT = Thing(ORGANIZATION, "德州市中级人民法院")
GULOU = Thing(ORGANIZATION, "鼓楼区总工会")
PLATFORM = Thing(PROGRAM, "“鲁工惠”App")
LI = Thing(PERSON, "李明")
DISTRICT = Thing(PLACE, "鼓楼区")
DRIVERS = Thing(GROUP, "货车司机")
MEDAL = Thing(HONOUR, "全国五一劳动奖章")
FUZHOU_GULOU, NANJING_GULOU, DEZHOU = "350102", "320106", "371400"


def make_page(text: str, source: str = "page.txt", **issue: str) -> Page:
    """Make a page with the digest that its text has."""
    return replace(Page(source, sha256(text.encode()).hexdigest(), text), **issue)  # type: ignore[arg-type]


def mention(article: Article, form: str, thing: Thing, **more: object) -> Mention:
    """Mention the first place where the article says `form`."""
    start = article.text.index(form)
    return Mention(article.id, start, start + len(form), thing, **more)  # type: ignore[arg-type]


def relation(article: Article, subject: Thing, predicate: str, target: Thing, **more: object) -> Relation:
    """Make a relation that the whole article says."""
    said = {"start": 0, "end": len(article.text), "rule": "made", "confidence": 0.9} | more
    return Relation(article.id, subject=subject, predicate=predicate, object=target, **said)  # type: ignore[arg-type]


def one_article(
    text: str,
    mentions: Sequence[tuple[str, Thing, str]],
    relations: Sequence[tuple[Thing, str, Thing]] = (),
    source: str = "page.txt",
) -> Record:
    """Make a page of one article; a mention is (form, thing, adcode)."""
    page = make_page(text, source)
    article = Article(page.digest, 1, "report", (Headline("标题"),), (text,))
    found = tuple(mention(article, form, thing, place=place) for form, thing, place in mentions)
    linked = tuple(relation(article, *triple) for triple in relations)
    return Record(page, (article,), found, linked, ())


def bodies(*names: str) -> list[Record]:
    """A page a body, which it names."""
    return [
        one_article(f"{name}开会。", [(name, Thing(ORGANIZATION, name), "")], source=f"{at}.txt")
        for at, name in enumerate(names)
    ]


def person_at(employer: str, role: str, source: str) -> Record:
    """Make a page on which 陈伟 has a post."""
    body, man = Thing(ORGANIZATION, employer), Thing(PERSON, "陈伟")
    record = one_article(
        f"{employer}{role}陈伟。",
        [("陈伟", man, ""), (employer, body, "")],
        [(man, "worksFor", body)],
        source,
    )
    return replace(record, relations=tuple(replace(told, role=role) for told in record.relations))


def dezhou() -> Record:
    """Make a page of two articles with all that a record can hold."""
    text = "德州市总推出\n“鲁工惠”APP，服务货车司机2.73万人。\n李明任德州市总工会副主席。"
    page = make_page(text, "dezhou.txt", paper="工人日报", date="2025-11-23", number="A1")
    first = Article(
        page.digest,
        1,
        "report",
        (Headline("德州市总推出"), Headline("为货车司机", "kicker")),
        (text.split("\n")[1],),
        (Byline("张三", "记者"),),
        goes_to="2",
    )
    second = Article(
        page.digest,
        2,
        "brief",
        (),
        (text.split("\n")[2],),
        dateline=Dateline("本报德州11月22日电", "本报", "德州", "2025-11-22"),
        continued=True,
        comes_from="1",
    )
    mentions = (
        mention(first, "德州市总", UNION, subtype="TradeUnion", place=DEZHOU),
        mention(first, "鲁工惠”APP", PLATFORM, subtype="DigitalSystem"),
        mention(first, "货车司机", DRIVERS),
        mention(second, "李明", LI),
        mention(second, "德州市总工会", UNION, subtype="TradeUnion", place=DEZHOU),
        mention(second, "副主席", UNION, named=False),
    )
    relations = (
        relation(first, UNION, "runs", PLATFORM, role="推出"),
        relation(first, PLATFORM, "serves", DRIVERS),
        relation(second, LI, "worksFor", UNION, role="副主席"),
    )
    when = When("2024", "2024-01-01", "2024-12-31")
    measure = Measure(first.id, 7, 12, PLATFORM, "货车司机", 27300.0, "人", "made", 0.8, when=when)
    return Record(page, (first, second), mentions, relations, (measure,))


# What a mention of the strategies may be: form, thing, adcode. Names that agree only when folded,
# places that share a name, and two pages' people of one name are all among them.
_SIGHTINGS = (
    ("德州市总", UNION, DEZHOU),
    ("山东省德州市总工会", Thing(ORGANIZATION, "山东省德州市总工会"), DEZHOU),
    ("鼓楼区总工会", GULOU, FUZHOU_GULOU),
    ("鼓楼区总工会", GULOU, NANJING_GULOU),
    ("鼓楼区总工会", GULOU, ""),
    ("法院", COURT, ""),
    ("鼓楼区", DISTRICT, FUZHOU_GULOU),
    ("鼓楼区", DISTRICT, NANJING_GULOU),
    ("山东省", Thing(PLACE, "山东省"), ""),
    ("德州", Thing(PLACE, "德州市"), DEZHOU),
    ("鲁工惠App", PLATFORM, ""),
    ("鲁工惠ＡＰＰ", Thing(PROGRAM, "鲁工惠ＡＰＰ"), ""),
    ("李明", LI, ""),
    ("货车 司机", DRIVERS, ""),
    ("奖章", MEDAL, ""),
)
_PREDICATES = ("worksFor", "comesFrom", "cooperatesWith", "runs")


@st.composite
def records(draw: st.DrawFn) -> Record:
    """Draw a record whose articles, mentions, relations and measures fit each other."""
    source = f"{draw(st.integers(0, 9))}.txt"
    chosen = draw(st.lists(st.lists(st.sampled_from(_SIGHTINGS), min_size=1, max_size=5), max_size=2))
    page = make_page("\n".join("，".join(form for form, _, _ in forms) for forms in chosen), source)
    articles = tuple(
        Article(page.digest, number, "report", (), ("，".join(form for form, _, _ in forms),))
        for number, forms in enumerate(chosen, 1)
    )
    mentions: list[Mention] = []
    told: list[Relation] = []
    measures: list[Measure] = []
    for article, forms in zip(articles, chosen, strict=True):
        mentions += [
            mention(article, form, thing, place=place, subtype=draw(st.sampled_from(("", "City", "Team"))))
            for form, thing, place in forms
        ]
        things = st.sampled_from([thing for _, thing, _ in forms])
        told += draw(st.lists(_relations(article, things), max_size=4))
        measures += draw(st.lists(_measures(article, things), max_size=2))
    return Record(page, articles, tuple(mentions), tuple(told), tuple(measures))


_TIMES = (UNDATED, When("近日", "", "2025-11-23"), When("去年", "2024-01-01", "2024-12-31"))


def _relations(article: Article, things: st.SearchStrategy[Thing]) -> st.SearchStrategy[Relation]:
    return st.builds(
        Relation,
        article=st.just(article.id),
        start=st.integers(0, 1),
        end=st.just(2),
        subject=things,
        predicate=st.sampled_from(_PREDICATES),
        object=things,
        rule=st.sampled_from(("one", "two")),
        confidence=st.sampled_from((0.5, 0.9)),
        role=st.sampled_from(("", "主席")),
        modality=st.sampled_from(MODALITIES),
        when=st.sampled_from(_TIMES),
    )


def _measures(article: Article, things: st.SearchStrategy[Thing]) -> st.SearchStrategy[Measure]:
    return st.builds(
        Measure,
        article=st.just(article.id),
        start=st.integers(0, 1),
        end=st.just(2),
        of=things,
        what=st.sampled_from(("会员", "职工")),
        value=st.floats(0, 1e9),
        unit=st.just("人"),
        rule=st.just("one"),
        confidence=st.sampled_from((0.5, 0.9)),
        modality=st.sampled_from(MODALITIES),
        when=st.sampled_from(_TIMES),
    )


def distinct_records() -> st.SearchStrategy[list[Record]]:
    """Draw records of pages that differ in bytes and in file names."""
    several = st.lists(records(), max_size=4, unique_by=lambda record: record.page.digest)
    return several.filter(lambda found: len({record.page.source for record in found}) == len(found))
