"""Records to the rows of a store and back."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from itertools import chain
from typing import Any, TypeVar

from kg.model import (
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

Row = tuple[Any, ...]
Part = TypeVar("Part")

_PAGES = "SELECT source, digest, text, paper, date, number, date_inferred FROM pages"
_ARTICLES = """SELECT page, id, page, number, kind, headlines, paragraphs, bylines, dateline, continued,
    goes_to, comes_from FROM articles"""
_MENTIONS = """SELECT page, article, "start", "end", mentions.kind, name, subtype, place, named
    FROM mentions JOIN articles ON article = articles.id"""
_RELATIONS = """SELECT page, article, "start", "end", subject_kind, subject_name, predicate,
    object_kind, object_name, rule, confidence, role, modality, "when", begins, ends
    FROM relations JOIN articles ON article = articles.id"""
_MEASURES = """SELECT page, article, "start", "end", of_kind, of_name, what, value, unit,
    rule, confidence, modality, as_of, begins, ends
    FROM measures JOIN articles ON article = articles.id"""
_READ = (  # what was read from pages, and its order on a page
    (_ARTICLES, "number"),
    (_MENTIONS, "mentions.id"),
    (_RELATIONS, "relations.id"),
    (_MEASURES, "measures.id"),
)
# What damage to a store may have left under the id of an article that has lost its page.
_LEFT_OVER = (
    "DELETE FROM articles WHERE id = ?",
    "DELETE FROM mentions WHERE article = ?",
    "DELETE FROM relations WHERE article = ?",
    "DELETE FROM measures WHERE article = ?",
)


def digest_of(text: str) -> str:
    """Give the SHA-256 of a page's text, by which damage to it is noticed."""
    return sha256(text.encode()).hexdigest()


def check_texts(*texts: str) -> None:
    """TypeError where one is no text, ValueError where no file could hold it."""
    "".join(texts).encode()


def delete(connection: sqlite3.Connection, digest: str) -> bool:
    """Delete a page; what was read from it goes with it by the foreign keys. Whether it was there."""
    return connection.execute("DELETE FROM pages WHERE digest = ?", (digest,)).rowcount > 0


def mark(connection: sqlite3.Connection, pages: Iterable[str], rules: str) -> None:
    """Let pages of these digests have been read with the rules of that digest."""
    connection.executemany("UPDATE pages SET rules = ? WHERE digest = ?", ((rules, page) for page in pages))


def rows_of(record: Record) -> tuple[list[Row], ...]:
    """The rows of what was read from a page: articles, mentions, relations, measures."""
    return (
        list(map(_article_row, record.articles)),
        list(map(_mention_row, record.mentions)),
        list(map(_relation_row, record.relations)),
        list(map(_measure_row, record.measures)),
    )


def insert(connection: sqlite3.Connection, record: Record, rules: str) -> None:
    """Write all rows of one record, in place of what damage to a store left of an earlier one."""
    for statement in _LEFT_OVER:
        connection.executemany(statement, ((article.id,) for article in record.articles))
    articles, mentions, relations, measures = rows_of(record)
    connection.execute(
        """INSERT INTO pages (source, digest, text, paper, date, number, date_inferred, rules, text_digest)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        (*_page_row(record.page), rules, digest_of(record.page.text)),
    )
    connection.executemany("INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", articles)
    connection.executemany("INSERT INTO mentions VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?)", mentions)
    connection.executemany(
        """INSERT INTO relations VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", relations
    )
    connection.executemany(
        """INSERT INTO measures (article, "start", "end", of_kind, of_name, what, value, unit,
        rule, confidence, modality, as_of, begins, ends) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        measures,
    )


def select_pages(connection: sqlite3.Connection) -> tuple[Page, ...]:
    """Every page, by source, then digest."""
    return tuple(_page(*row) for row in connection.execute(f"{_PAGES} ORDER BY source, digest"))


def select_revision(connection: sqlite3.Connection) -> tuple[tuple[str, str], ...]:
    """The digest and the rules of each page, by digest."""
    return tuple(connection.execute("SELECT digest, rules FROM pages ORDER BY digest"))


def select_stale(connection: sqlite3.Connection, rules: str) -> tuple[Page, ...]:
    """Find the pages read with other rules, by source, then digest."""
    found = connection.execute(f"{_PAGES} WHERE rules <> ? ORDER BY source, digest", (rules,))
    return tuple(_page(*row) for row in found)


def select_records(connection: sqlite3.Connection) -> tuple[Record, ...]:
    """Every record, by its page's source, then digest; TypeError or ValueError where a row makes no sense."""
    found = [connection.execute(f"{select} ORDER BY {order}") for select, order in _READ]
    articles = _by_page(found[0], _article)
    mentions = _by_page(found[1], _mention)
    relations = _by_page(found[2], _relation)
    measures = _by_page(found[3], _measure)

    def record(page: Page) -> Record:
        parts = (articles[page.digest], mentions[page.digest])
        return Record(page, *parts, relations[page.digest], measures[page.digest])

    return tuple(map(record, select_pages(connection)))


def select_rows(connection: sqlite3.Connection, page: str) -> Iterator[list[Row]]:
    """What `rows_of` gives of the record of a page, as it is there."""
    for select, order in _READ:
        yield [row[1:] for row in connection.execute(f"{select} WHERE page = ? ORDER BY {order}", (page,))]


def _by_page(found: Iterable[Row], make: Callable[..., Part]) -> defaultdict[str, tuple[Part, ...]]:
    """Make a part of a record from each row; by the page's digest, none where a page has none."""
    grouped = defaultdict(list)
    for page, *columns in found:
        grouped[page].append(make(*columns))
    return defaultdict(tuple, {page: tuple(parts) for page, parts in grouped.items()})


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _page_row(page: Page) -> Row:
    return page.source, page.digest, page.text, page.paper, page.date, page.number, page.date_inferred


def _page(source: str, digest: str, text: str, *columns: Any) -> Page:
    paper, date, number, date_inferred = columns
    check_texts(source, digest, text, paper, date, number)
    return Page(source, digest, text, paper, date, number, bool(date_inferred))


def _article_row(article: Article) -> Row:
    makers = [(byline.name, byline.role) for byline in article.bylines]
    headlines = [(headline.text, headline.role) for headline in article.headlines]
    line = article.dateline
    dateline = [line.text, line.agency, line.place, line.date] if line else None
    own = (article.id, article.page, article.number, article.kind)
    lists = map(_json, (headlines, article.paragraphs, makers, dateline))
    return (*own, *lists, article.continued, article.goes_to, article.comes_from)


def _article(_: str, page: str, number: int, kind: str, *columns: Any) -> Article:
    headlines, paragraphs, bylines, dateline = map(json.loads, columns[:4])
    continued, goes_to, comes_from = columns[4:]
    check_texts(kind, goes_to, comes_from, *paragraphs, *chain(*headlines, *bylines), *(dateline or ()))
    return Article(
        page,
        number,
        kind,
        headlines=tuple(Headline(*headline) for headline in headlines),
        paragraphs=tuple(paragraphs),
        bylines=tuple(Byline(*byline) for byline in bylines),
        dateline=Dateline(*dateline) if dateline else None,
        continued=bool(continued),
        goes_to=goes_to,
        comes_from=comes_from,
    )


def _mention_row(mention: Mention) -> Row:
    span = (mention.article, mention.start, mention.end)
    return (*span, mention.thing.kind, mention.thing.name, mention.subtype, mention.place, mention.named)


def _mention(article: str, start: int, end: int, *columns: Any) -> Mention:
    kind, name, subtype, place, named = columns
    check_texts(kind, name, subtype, place)
    return Mention(article, start, end, Thing(kind, name), subtype, place, bool(named))


def _relation_row(relation: Relation) -> Row:
    subject, object_ = relation.subject, relation.object
    span = (relation.article, relation.start, relation.end)
    triple = (subject.kind, subject.name, relation.predicate, object_.kind, object_.name)
    why = (relation.rule, relation.confidence, relation.role)
    return (*span, *triple, *why, relation.modality, *relation.when)


def _relation(article: str, start: int, end: int, *columns: Any) -> Relation:
    subject_kind, subject_name, predicate, object_kind, object_name, rule, confidence, role, *rest = columns
    modality, *when = rest
    check_texts(subject_kind, subject_name, predicate, object_kind, object_name, rule, role, *rest)
    subject, object_ = Thing(subject_kind, subject_name), Thing(object_kind, object_name)
    ends = (subject, predicate, object_)
    return Relation(article, start, end, *ends, rule, confidence, role, modality, When(*when))


def _measure_row(measure: Measure) -> Row:
    span = (measure.article, measure.start, measure.end)
    number = (measure.of.kind, measure.of.name, measure.what, measure.value, measure.unit)
    return (*span, *number, measure.rule, measure.confidence, measure.modality, *measure.when)


def _measure(article: str, start: int, end: int, *columns: Any) -> Measure:
    of_kind, of_name, what, value, unit, rule, confidence, modality, *when = columns
    check_texts(of_kind, of_name, what, unit, rule, modality, *when)
    number = (what, value, unit, rule, confidence)
    return Measure(article, start, end, Thing(of_kind, of_name), *number, modality, When(*when))
