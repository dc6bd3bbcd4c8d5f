"""Says whether a record read out of a store makes sense: whoever edits the file by hand is told."""

from collections.abc import Iterator
from math import isfinite

from kg.gazetteer import is_place
from kg.model import KINDS, MODALITIES, Article, Measure, Record, Relation
from kg.ontology import allowed_pairs, subtypes

Told = Relation | Measure


def sound(record: Record) -> Record:
    """Give the record back; ValueError naming the first thing in it that cannot be."""
    fault = next(_faults(record), "")
    if fault:
        raise ValueError(f"{record.page.source}: {fault}")
    return record


def _faults(record: Record) -> Iterator[str]:
    articles = {article.id: article for article in record.articles}
    things = {mention.thing for mention in record.mentions}
    for mention in record.mentions:
        if mention.thing.kind not in KINDS:
            yield f"a mention of an unknown kind, “{mention.thing.kind}”"
        if mention.subtype and mention.subtype not in subtypes():
            yield f"a mention of an unknown kind, “{mention.subtype}”"
        if mention.place and not is_place(mention.place):
            yield f"a mention of an unknown place, “{mention.place}”"
        yield from _span_faults(articles.get(mention.article), mention.start, mention.end)
    said: tuple[Told, ...] = (*record.relations, *record.measures)
    for told in said:
        yield from _span_faults(articles.get(told.article), told.start, told.end)
        yield from _number_faults(told)
        if isinstance(told, Relation) and told.predicate not in allowed_pairs():
            yield f"an unknown relation, “{told.predicate}”"
        ends = (told.subject, told.object) if isinstance(told, Relation) else (told.of,)
        yield from (f"“{end.name}” is linked but mentioned nowhere" for end in ends if end not in things)


def _span_faults(article: Article | None, start: int, end: int) -> Iterator[str]:
    if article is None:
        yield "something said in an article that is not there"
    elif not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(article.text)):
        yield f"article {article.number} has no characters {start} to {end}"


def _number_faults(told: Told) -> Iterator[str]:
    if not isinstance(told.confidence, (int, float)) or not 0 <= told.confidence <= 1:
        yield f"a confidence of {told.confidence!r}"
    if told.modality not in MODALITIES:
        yield f"a modality of {told.modality!r}"
    if isinstance(told, Measure) and not (isinstance(told.value, (int, float)) and isfinite(told.value)):
        yield f"a number of {told.value!r}"
