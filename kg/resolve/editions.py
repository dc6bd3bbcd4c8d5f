"""Links each edition of a program to its series, where pages speak of both: 第四届…大赛 is part of …大赛."""

from collections.abc import Iterator, Set

from kg.model import PROGRAM, Mention, Record, Relation, Statement, Thing
from kg.relations.rules import confidence_of
from kg.resolve.identities import Settled
from kg.resolve.keys import id_of, program_key
from kg.resolve.links import digest_of
from kg.resolve.profiles import series_of
from kg.sentences import fold, sentence_spans

RULE = "edition-of"


def find_editions(record: Record, ids: Settled, known: Set[str]) -> Iterator[Statement]:
    """One statement an article and edition whose series is among the known ids, by its first sentence."""
    texts = {article.id: article.text for article in record.articles}
    seen: set[tuple[Thing, str]] = set()
    for mention in sorted(record.mentions, key=lambda found: (found.article, found.start, found.end)):
        where = (mention.thing, mention.article)
        if mention.thing.kind != PROGRAM or where in seen:
            continue
        series = series_of(mention.thing.name)
        subject, target = ids.of(*where), _entity(series, ids)
        if series and target in known and target != subject:
            seen.add(where)
            relation = _relation(mention, series, texts[mention.article])
            said = (subject, relation.predicate, target, "", mention.article)
            yield Statement(digest_of(said, relation), subject, target, relation)


def _entity(series: str, ids: Settled) -> str:
    id_ = id_of(PROGRAM, program_key(series))
    return ids.kept.get(id_, id_)


def _relation(mention: Mention, series: str, text: str) -> Relation:
    spans = sentence_spans(fold(text))
    # One holds the mention, but where a store was edited by hand.
    start, end = next(((s, e) for s, e in spans if s <= mention.start < e), (mention.start, mention.end))
    named = (mention.thing, "partOf", Thing(PROGRAM, series))
    return Relation(mention.article, start, end, *named, RULE, confidence_of(RULE))
