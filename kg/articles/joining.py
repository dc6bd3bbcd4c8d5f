"""Decides which lines go on in the next: whether the text before and after makes one sentence."""

import re
from collections.abc import Iterator, Sequence

from kg.articles.labels import BYLINE, PLAIN
from kg.articles.lexicon import layout
from kg.articles.lines import Line
from kg.articles.spacing import width

NARROW = 34.0  # characters; wider lines are whole paragraphs, not lines of a column
PROSE_WIDTH = 45.0
_LONGEST_HEADLINE = 16.0  # of those that stand in the middle of a text
_CLAUSES_WIDTH = 28.0  # from which on a comma tells the first line of a paragraph from a headline
# Characters by which the lines of one column differ: indent, and punctuation that is squeezed.
_INDENT, _SQUEEZED, _HANGING = 3.2, 1.0, 2.5
_LONGEST_REST, _LEAST_BEFORE_REST = 7.0, 10.0
_BYLINE_AND_HEADLINE = 2  # lines
_LEAST_SET_IN = 2  # lines with printed indents, from which on a line without one begins no paragraph
_INNER_STOP = re.compile(r"[。；;]|[！？!?](?![”’」』）)]*$)")
_COMMA = re.compile(r"[，,]")
_RUNS_ON = re.compile(r"[，、,（“《]$")
_CONTINUES = re.compile(r"^[，。、；：！？”’」』）》,;:!?)]")
_HAN_PAIR = re.compile(r"[\u4e00-\u9fff]{2}")
_KICKS = re.compile(r"——$")
_MARKS = "，。、；：！？…”’」』）》"
_PAUSES = re.compile(r"[；;：:]$")


def is_prose(line: Line) -> bool:
    """Whether the line is part of running text, by itself: no headline is set like it."""
    text = line.text
    return (
        line.width > PROSE_WIDTH
        or line.opens
        or _INNER_STOP.search(text) is not None
        or _RUNS_ON.search(text) is not None
        or len(_COMMA.findall(text)) > 1
        or _opens_paragraph(text)
    )


def _opens_paragraph(text: str) -> bool:
    """Whether the text begins as paragraphs do, with a day or a word like 近日 before a comma."""
    known = layout()
    return bool(known.prose_opening.match(text) or known.patterns["day_opening"].match(text))


def joined_lines(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """The lines in runs that make one block each, in the order of the page."""
    joiner = _Joiner(lines)
    at, column = 0, 0.0
    while at < len(lines):
        upto = at + 1
        while upto < len(lines) and joiner.goes_on(at, upto, column):
            upto += 1
        yield lines[at:upto]
        column = _column(lines[at:upto], column)
        at = upto


def _column(run: Sequence[Line], before: float) -> float:
    """Width of the column that the lines are set in, or 0 where they are in none."""
    if run[0].label != PLAIN:
        return 0.0
    if len(run) == 1:
        return before
    widest = max(line.width for line in run)
    return widest if widest <= NARROW else 0.0


class _Joiner:
    """The lines of a page with what is known of all of them."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._loose = [_is_loose(line) for line in lines]
        self._ends = _sentence_ends(lines, self._loose)
        self._set_in = sum(line.indented for line in lines) >= _LEAST_SET_IN
        self._indents = self._set_in or _indents(lines)
        self._printed = "\n".join(line.text for line in lines)

    def goes_on(self, at: int, upto: int, column: float) -> bool:
        """Whether the text of the lines from `at` goes on in the line `upto`."""
        last, line = self._lines[upto - 1], self._lines[upto]
        if not (self._loose[at] and self._loose[upto]) or _begins_paragraph(line):
            return False
        if last.closed:
            # A line that a byline or dateline cuts off before its sentence ends is a headline.
            return self._ends[upto] and self._fills_column(at, upto, column)
        if last.width > NARROW and self._is_foreign(last, line):
            return False
        if not self._ends[upto]:
            return is_prose(last) and is_prose(line)
        return upto - at > 1 or self._begins_sentence(upto, column)

    def _is_foreign(self, last: Line, line: Line) -> bool:
        """Whether a line under a wide one that breaks off is not its rest but a caption's or a headline.

        No column explains it, and where it is doubtful nothing is joined.
        """
        if _RUNS_ON.search(last.text) or self._parts_word(last, line):
            return False
        headline = line.width <= _LONGEST_HEADLINE and not line.closed and not is_prose(line)
        return headline or _opens_paragraph(line.text)

    def _parts_word(self, last: Line, line: Line) -> bool:
        """Whether the break is inside a word: the page has the two characters together elsewhere."""
        pair = _HAN_PAIR.match(last.text[-1] + line.text[0])
        return pair is not None and pair[0] in self._printed

    def _begins_sentence(self, upto: int, column: float) -> bool:
        """Whether the line before `upto`, which stands alone so far, is no headline over it."""
        last, line = self._lines[upto - 1], self._lines[upto]
        if _CONTINUES.search(line.text) or is_prose(last) or _quote_is_open(last.text):
            return True
        if last.indented or len(last.text) == 1 or _is_rest(last, line) or self._is_under_byline(upto - 1):
            return True
        if _KICKS.search(last.text) or _opens_paragraph(line.text):
            return False
        if last.width >= _CLAUSES_WIDTH and _COMMA.search(last.text):
            return True
        return self._parts_word(last, line) or self._fits_column(upto, column)

    def _is_under_byline(self, at: int) -> bool:
        """Whether the line stands under a byline that has a headline over it: it begins the text."""
        if at < _BYLINE_AND_HEADLINE or self._lines[at - 1].label != BYLINE:
            return False
        over = self._lines[at - 2]
        return over.label == PLAIN and not over.closed

    def _fits_column(self, upto: int, column: float) -> bool:
        """Whether the line before `upto` is as wide as a paragraph's first line in a narrow column."""
        last, line = self._lines[upto - 1], self._lines[upto]
        if line.width > NARROW or (line.closed and not column):
            return False
        below = [
            each.width for each in self._lines[upto : upto + 3] if _is_loose(each) and each.width <= NARROW
        ]
        full = column or (below[1] if len(below) > 1 else 0.0)
        if self._indents and not line.closed and full - line.width > 2 * _SQUEEZED:
            return False  # the line below is set in, so that it begins the paragraph itself
        return any(each - _INDENT <= last.width <= each + _HANGING for each in (max(below), column))

    def _fills_column(self, at: int, upto: int, column: float) -> bool:
        """Whether a line that closes a sentence fills its column, so that its paragraph goes on."""
        run, line = self._lines[at:upto], self._lines[upto]
        widest = max(column, *(each.width for each in run)) if len(run) > 1 else column
        if self._set_in and run[0].indented:
            return line.width <= NARROW and _is_full(run, line)
        if not 0 < widest <= NARROW or run[-1].width > widest + _HANGING or line.width > widest + _HANGING:
            return False
        if _quote_is_open("".join(each.text for each in run)):
            return run[-1].width >= widest - _INDENT and line.text[0] != "“"
        if run[-1].width < widest - _SQUEEZED:
            return False
        if _PAUSES.search(run[-1].text):
            return True
        return self._indents and line.width >= widest - _SQUEEZED and not line.closed


def _is_full(run: Sequence[Line], line: Line) -> bool:
    """Whether the last line of a run, whose first is set in, is as long as the others and the next.

    Columns are measured by width; texts that were wrapped by a program, by characters. Marks at the end of
    a line may hang over.
    """
    last = run[-1]
    indent = _INDENT if last.indented else _HANGING
    solid = [each.text.rstrip(_MARKS) for each in (*run, line)]
    wide = all(last.width + indent >= width(text) for text in solid)
    return wide or all(len(last.text) + indent >= len(text) for text in solid)


def _begins_paragraph(line: Line) -> bool:
    return line.indented or line.opens


def _is_rest(last: Line, line: Line) -> bool:
    """Whether a line is too short for a paragraph: it is the rest of the sentence above."""
    return (
        line.width <= _LONGEST_REST
        and line.text.endswith("。")
        and not line.text.startswith("“")
        and last.width >= _LEAST_BEFORE_REST
    )


def _is_loose(line: Line) -> bool:
    """Whether the line may be part of a paragraph: no byline, jump …, no heading."""
    return line.label == PLAIN and not line.mark


def _quote_is_open(text: str) -> bool:
    return text.count("“") > text.count("”") or text.count("《") > text.count("》")


def _sentence_ends(lines: Sequence[Line], loose: Sequence[bool]) -> list[bool]:
    """Whether the text from a line on comes to the end of a sentence before anything else stands."""
    ends = [False] * len(lines)
    for at in range(len(lines) - 1, -1, -1):
        if loose[at]:
            below = at + 1 < len(lines) and ends[at + 1] and not _begins_paragraph(lines[at + 1])
            ends[at] = lines[at].closed or below
    return ends


def _indents(lines: Sequence[Line]) -> bool:
    """Whether the first lines of the page's paragraphs are set in, as far as widths show it."""
    votes = 0
    for end, first, second in zip(lines, lines[1:], lines[2:], strict=False):
        runs_on = not first.closed and not second.closed and second.width <= NARROW
        if end.closed and runs_on and end.width + 1 < first.width:
            votes += 1 if second.width - first.width >= _SQUEEZED else -1
    return votes > 0
