"""Finds what a page speaks of: candidates with reasons, then a decision, then a second look.

A line's finders propose spans; the best set in which none cuts another is kept, with what lies
inside a name as its parts. Names are settled over the whole page, which is then searched again for
every name and short form that the first look was sure of.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from kg.mentions.again import find_again
from kg.mentions.bodies import known_spans
from kg.mentions.decide import choose
from kg.mentions.divisions import ARTICLE_VOTE, PlacePath, Votes, division_spans, place_paths, votes
from kg.mentions.levels import around_spans, level_spans, whole_spans
from kg.mentions.listed import group_spans, honour_spans
from kg.mentions.names import Found, settle_names
from kg.mentions.organizations import headed_spans
from kg.mentions.people import person_spans
from kg.mentions.programs import headed_programs, known_programs
from kg.mentions.quoted import quoted_spans, titled_spans
from kg.mentions.references import find_references
from kg.mentions.sites import site_spans
from kg.mentions.spans import Line, Span, lines_of
from kg.mentions.units import tail_spans, team_spans, unit_spans
from kg.model import Article, Mention, Thing

Read = list[tuple[Line, list[PlacePath]]]


def find_mentions(articles: Sequence[Article]) -> tuple[Mention, ...]:
    """All mentions on a page, of its articles in order, by offset; parts follow what they are part of."""
    read = [[(line, place_paths(line)) for line in lines_of(article)] for article in articles]
    everywhere = _votes(line for lines in read for line in lines)
    found: Found = []
    for lines in read:
        context = Counter({code: count * ARTICLE_VOTE for code, count in _votes(lines).items()})
        found.extend(_first_look(lines, context + everywhere))
    named = find_references(find_again(settle_names(found)))
    return tuple(mention for line, spans in named for mention in _mentions(line, spans))


def _votes(lines: Iterable[tuple[Line, list[PlacePath]]]) -> Votes:
    return votes(path for _, paths in lines for path in paths)


def _first_look(lines: Read, context: Votes) -> Iterator[tuple[Line, tuple[Span, ...]]]:
    divisions = [division_spans(line, paths, context) for line, paths in lines]
    in_order = [span.place for spans in divisions for span in spans if span.place]
    passed = 0
    for (line, _), spans in zip(lines, divisions, strict=True):
        passed += sum(bool(span.place) for span in spans)
        near = tuple(dict.fromkeys((*reversed(in_order[:passed]), *in_order[passed:])))
        yield line, choose(_candidates(line, spans, near))


def _candidates(line: Line, divisions: Sequence[Span], near: Sequence[str]) -> list[Span]:
    """All that a line may speak of; `near` are the article's places, the nearest before it first."""
    if line.is_dateline:
        return list(divisions)
    people = list(person_spans(line))
    # 党组成员焦开河 is no river: a name that ends a stretch is the surer reading of its end.
    sites = [
        s for s in site_spans(line, divisions) if not any(s.start < p.start < p.end == s.end for p in people)
    ]
    places = [*divisions, *sites, *whole_spans(line, near)]
    known = list(known_spans(line, divisions))
    levelled = (*level_spans(line, near, divisions), *around_spans(line, near))
    bodies = [*known, *headed_spans(line, divisions, known), *levelled]
    bodies += unit_spans(line, bodies)
    bodies += tail_spans(line, bodies)
    bodies += team_spans(line)
    programs = [*known_programs(line), *titled_spans(line), *quoted_spans(line)]
    programs += headed_programs(line, (*places, *bodies))
    listed = [*honour_spans(line, divisions), *group_spans(line)]
    return [*places, *bodies, *programs, *listed, *people]


def _mentions(line: Line, spans: Sequence[Span]) -> Iterator[Mention]:
    for span in spans:
        for part in span.flat():
            start, end = line.offset + part.start, line.offset + part.end
            thing = Thing(part.kind, part.name)
            yield Mention(line.article.id, start, end, thing, part.subtype, part.place, part.named)
