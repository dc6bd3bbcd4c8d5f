"""The second look: every name and short form that the first was sure of, wherever it stands again."""

from kg.lexicon import Dictionary
from kg.mentions.decide import choose
from kg.mentions.names import Found, forms
from kg.mentions.spans import LIKELY, Line, Span, overlaps, with_marks
from kg.model import GROUP, HONOUR, PERSON, PLACE

# Kinds that the first look finds wherever they stand, as they come from lists.
_FROM_LISTS = (GROUP, HONOUR)
_PIECES = (GROUP, PLACE)  # kinds of which names are made
SHORTEST_NAME = 2  # characters of a person's name
LONG_NAME = 6  # characters that make a name sure by themselves
SHORTEST_FORM = 3  # of anything else's; shorter ones are everyday words


def find_again(found: Found) -> Found:
    """The spans found, and those of the same names that the first look passed over."""
    known: dict[str, Span] = {}
    for line, spans in found:
        for span in (part for top in spans for part in top.flat()):
            if _is_sure(span):
                for form in _long_enough(span, line):
                    known.setdefault(form, span)
    dictionary = Dictionary(known, passing=True)
    return [(line, _completed(line, spans, dictionary, known)) for line, spans in found]


def _is_sure(span: Span) -> bool:
    listed = span.kind in _FROM_LISTS or (span.kind == PLACE and span.place)
    return (span.weight >= LIKELY or len(span.name) >= LONG_NAME) and not listed


def _long_enough(span: Span, line: Line) -> list[str]:
    shortest = SHORTEST_NAME if span.kind == PERSON else SHORTEST_FORM
    return [form for form in forms(span, line) if len(form) >= shortest]


def _completed(
    line: Line, spans: tuple[Span, ...], dictionary: Dictionary, known: dict[str, Span]
) -> tuple[Span, ...]:
    if line.is_dateline:
        return spans
    more = []
    for start, end, form in dictionary.find(line.text):
        model = known[form]
        stretch = with_marks(line.text, start, end)
        inside = tuple(span for span in spans if _is_part(span, *stretch))
        again = Span(
            *stretch, model.kind, model.subtype, model.name, model.weight, place=model.place, parts=inside
        )
        others = [span for span in spans if span not in inside]
        if not overlaps(again, others) and (end - start > SHORTEST_FORM or _is_a_word(line, again)):
            more.append(again)
    parts = {part for span in more for part in span.parts}
    return choose((*(span for span in spans if span not in parts), *more)) if more else spans


def _is_part(span: Span, start: int, end: int) -> bool:
    """Whether what stands within a longer name is but a piece of it: 职工 + 读书演讲比赛."""
    return (
        span.kind in _PIECES
        and start <= span.start
        and span.end <= end
        and span.end - span.start < end - start
    )


def _is_a_word(line: Line, span: Span) -> bool:
    whole = span.start in line.edges and span.end in line.edges
    return whole or (span.kind == PERSON and span.end - span.start > SHORTEST_NAME)
