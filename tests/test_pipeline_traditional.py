"""A page in traditional characters is read like the same page in simplified ones."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from opencc import OpenCC

from kg.model import Page, Record
from kg.pages import read_page
from kg.pipeline import read_record
from kg.resolve.keys import ids_of

SEEDS = sorted((Path(__file__).resolve().parent.parent / "seeds").glob("*.txt"))
SIMPLIFIED = """# 职工技能大赛开赛

　　日前，由山东省德州市总工会主办的职工技能大赛开赛。德州市总工会副主席王小明表示，大赛将为五千名职工服务。
"""
TRADITIONAL = """# 職工技能大賽開賽

　　日前，由山東省德州市總工會主辦的職工技能大賽開賽。德州市總工會副主席王小明表示，大賽將爲五千名職工服務。
"""


@pytest.fixture(scope="module")
def records() -> tuple[Record, Record]:
    page = Page("page.txt", "0" * 64, SIMPLIFIED)
    return read_record(page), read_record(replace(page, text=TRADITIONAL))


def test_both_give_the_same_entities(records: tuple[Record, Record]) -> None:
    """Whatever the characters, the ids are the same, and so are the relations between them."""
    simplified, traditional = records
    ids = [set(ids_of(record).by_thing.values()) for record in records]
    assert "org/德州市总工会" in ids[0]
    assert ids[0] == ids[1]
    told = [_told(record) for record in records]
    assert told[0]
    assert told[0] == told[1]
    assert len(simplified.mentions) == len(traditional.mentions)


def test_quotes_stay_as_printed(records: tuple[Record, Record]) -> None:
    """What a mention or a relation points to is the text of the page, character by character."""
    _, record = records
    texts = {article.id: article.text for article in record.articles}
    assert any("總工會" in texts[told.article][told.start : told.end] for told in record.mentions)
    assert all(texts[told.article][told.start : told.end] in TRADITIONAL for told in record.relations)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
def test_sample_pages_read_alike_in_both_scripts(path: Path) -> None:
    """Typeset in traditional characters, a page has the same articles, makers and entities, as printed."""
    page = read_page(path)
    record, twin = read_record(page), read_record(replace(page, text=page.text.translate(_traditional())))
    printed = "".join(twin.page.text.split())
    assert twin.page.text != page.text
    assert [len(article.bylines) for article in twin.articles] == [len(a.bylines) for a in record.articles]
    lines = [line for article in twin.articles for line in article.text.split("\n")]
    assert all("".join(line.split()) in printed for line in lines)
    assert set(ids_of(twin).by_thing.values()) == set(ids_of(record).by_thing.values())
    assert twin.page.date == record.page.date


@cache
def _traditional() -> dict[int, str]:
    """A traditional character for each simplified one that has one of its own."""
    convert = OpenCC("s2t").convert
    return {code: other for code in range(0x4E00, 0xA000) if len(other := convert(chr(code))) == 1}


def _told(record: Record) -> set[tuple[str, str, str]]:
    """The relations of a page between ids."""
    ids = ids_of(record)
    return {
        (ids.of(told.subject, told.article), told.predicate, ids.of(told.object, told.article))
        for told in record.relations
    }
