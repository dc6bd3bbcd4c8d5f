"""The second look: every name and short form that the first was sure of, wherever it stands again."""

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.mentions.decide import choose
from kg.mentions.names import Found, forms
from kg.mentions.spans import LIKELY, Line, Span, overlaps
from kg.model import GROUP, HONOUR, PERSON, PLACE

# Kinds that the first look finds wherever they stand, as they come from lists.
_FROM_LISTS = (GROUP, HONOUR)
_OPEN, _CLOSE = "“", "”"
SHORTEST_NAME = 2  # of a person
SHORTEST_FORM = 3  # of anything else; shorter ones are everyday words


def find_again(found: Found) -> Found:
    """The spans found, and those of the same names that the first look passed over."""
    known = _known_forms(found)
    if not known:
        return found
    names = sorted(known, key=lambda name: (-len(name), name))
    matcher = AhoCorasick(names, matchkind=MatchKind.LeftmostLongest)
    return [(line, _completed(line, spans, matcher, names, known)) for line, spans in found]


def _known_forms(found: Found) -> dict[str, Span]:
    known: dict[str, Span] = {}
    for line, spans in found:
        for top in spans:
            for span in top.flat():
                listed = span.kind in _FROM_LISTS or (span.kind == PLACE and span.place)
                if span.weight >= LIKELY and not listed:
                    for form in forms(span, line):
                        if len(form) >= (SHORTEST_NAME if span.kind == PERSON else SHORTEST_FORM):
                            known.setdefault(form, span)
    return known


def _completed(
    line: Line, spans: tuple[Span, ...], matcher: AhoCorasick, names: list[str], known: dict[str, Span]
) -> tuple[Span, ...]:
    if line.is_dateline:
        return spans
    more = []
    for index, start, end in matcher.find_matches_as_indexes(line.text):
        model = known[names[index]]
        start, end = _with_marks(line.text, start, end)
        again = Span(start, end, model.kind, model.subtype, model.name, model.weight, place=model.place)
        if not overlaps(again, spans) and (end - start > SHORTEST_FORM or _is_a_word(line, start, end, model)):
            more.append(again)
    return choose((*spans, *more)) if more else spans


def _with_marks(text: str, start: int, end: int) -> tuple[int, int]:
    quoted = text[start - 1 : start] == _OPEN and text[end : end + 1] == _CLOSE
    return (start - 1, end + 1) if quoted else (start, end)


def _is_a_word(line: Line, start: int, end: int, model: Span) -> bool:
    return (start in line.edges and end in line.edges) or (model.kind == PERSON and end - start > SHORTEST_NAME)
