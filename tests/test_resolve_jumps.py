"""Texts that jump to another page are joined to what goes on there."""

import pytest
from examples import make_page

from kg.model import Article, Headline, Page, Record
from kg.resolve import resolve
from kg.resolve.jumps import find_continuations

DAY = {"paper": "晨报", "date": "2025-11-23"}
Told = tuple[str, str, str]  # headline, page that it goes to, page that it comes from


def record_of(page: Page, *told: Told) -> Record:
    articles = [
        Article(
            page.digest,
            number,
            "report",
            (Headline(title),) if title else (),
            ("正文。",),
            (),
            None,
            True,
            *jump,
        )
        for number, (title, *jump) in enumerate(told, 1)
    ]
    return Record(page, tuple(articles), (), (), ())


def joined(*records: Record) -> list[tuple[str, str]]:
    """Headlines of what is joined, in the order of the ids."""
    titles = {article.id: article.title for record in records for article in record.articles}
    return [(titles[upper], titles[lower]) for upper, lower in find_continuations(records).items()]


def test_headlines_tell_which_text_goes_on_where() -> None:
    """Of several jumps between two pages those with similar headlines are joined, shortened ones too."""
    first = record_of(
        make_page("一", "1.txt", number="1", **DAY), ("夜校亮灯八载", "2", ""), ("海上课堂开到船头", "2", "")
    )
    second = record_of(
        make_page("二", "2.txt", number="02", **DAY),
        ("海上课堂", "", "1"),
        ("夜校亮灯八载", "", "1"),
        ("别的", "", "1"),
    )
    assert sorted(joined(first, second)) == [
        ("夜校亮灯八载", "夜校亮灯八载"),
        ("海上课堂开到船头", "海上课堂"),
    ]
    assert joined(second, first) == joined(first, second)


def test_the_only_pair_needs_no_headline() -> None:
    """One text that goes on and one that was begun are each other's, whatever they are called."""
    first = record_of(make_page("一", "1.txt", number="A1", **DAY), ("夜校亮灯", "A3", ""))
    second = record_of(make_page("二", "2.txt", number="A03", **DAY), ("", "", "A1"))
    assert joined(first, second) == [("夜校亮灯", "")]


@pytest.mark.parametrize(
    ("issue", "jump"),
    [
        ({"paper": "晨报", "date": "2025-11-24", "number": "2"}, "1"),
        ({"paper": "晚报", "date": "2025-11-23", "number": "2"}, "1"),
        ({"paper": "晨报", "date": "2025-11-23", "number": "3"}, "1"),
        ({"paper": "晨报", "date": "2025-11-23", "number": "2"}, "4"),
        ({"paper": "晨报", "date": "2025-11-23", "number": "2"}, ""),
        ({"paper": "晨报", "date": "", "number": "2"}, "1"),
    ],
)
def test_other_issues_and_pages_are_not_joined(issue: dict[str, str], jump: str) -> None:
    """Newspaper, day and both page numbers have to agree."""
    first = record_of(make_page("一", "1.txt", number="1", **DAY), ("夜校亮灯", "2", ""))
    assert not joined(first, record_of(make_page("二", "2.txt", **issue), ("夜校亮灯", "", jump)))


def test_the_world_knows_continuations() -> None:
    """Resolving records joins their jumps."""
    first = record_of(make_page("一", "1.txt", number="1", **DAY), ("夜校亮灯", "2", ""))
    second = record_of(make_page("二", "2.txt", number="2", **DAY), ("夜校亮灯", "", "1"))
    assert resolve([second, first]).continuations == {first.articles[0].id: second.articles[0].id}
