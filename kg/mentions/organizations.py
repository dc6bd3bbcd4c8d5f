"""Finds organisations by their head noun and a left boundary."""

from collections.abc import Iterator, Sequence
from functools import cache

from kg.lexicon import Dictionary, by_word, lexicon, pattern, word_set, words
from kg.mentions.bodies import ENTERPRISE, UNION
from kg.mentions.boundaries import (
    LONGEST_BODY,
    cut_behind,
    ends_name,
    is_counted,
    is_counted_from,
    name_start,
    stops,
)
from kg.mentions.spans import LIKELY, POSSIBLE, Line, Span
from kg.model import ORGANIZATION, PLACE

# Dictionary tags of words that make a name one's own: names of all kinds, and words it does not know.
_BRAND_TAGS = ("", "nz", "j")
TEAM = "Team"
LONGEST_BRACKETED = 10  # characters of what a firm's name has in parentheses, with them
_OF_DEPARTMENTS = ("Government", "Institution")  # what the heads of departments make of them by themselves
_PROPER_TAGS = frozenset(("", "nz", "nr", "nrt", "nrfg", "ns", "nt", "eng", "j"))


@cache
def head_subtypes() -> dict[str, str]:
    """Every head noun to its subtype; an office is named by its matter and 局, 厅, 委 or 部."""
    offices = lexicon("organizations")["offices"]
    subtype = {
        matter + ending: "Government" for matter in offices["matters"] for ending in offices["endings"]
    }
    return subtype | by_word("organizations", "heads")


@cache
def _heads() -> Dictionary:
    return Dictionary(head_subtypes())


def headed_spans(line: Line, divisions: Sequence[Span], known: Sequence[Span]) -> Iterator[Span]:
    """All candidates of a line; `known` are bodies found in it by name, which may own others."""
    bodies = list(known)
    for start, end, head in _heads().find(line.text):
        if ends_name(line, end) and not _goes_on(line, head, end):
            span = _headed(line, (start, end), divisions, bodies)
            if span:
                bodies.append(span)
                yield span


def _goes_on(line: Line, head: str, end: int) -> bool:
    """Whether a firm's legal form follows, or a post of the party's unit: 集团 + 有限公司, 党组 + 书记."""
    longer = words("organizations", "legal_forms", "words") + words("organizations", "longer", "words")
    return line.text.startswith(longer, end) or is_party_post(line, head, end)


def is_party_post(line: Line, unit: str, end: int) -> bool:
    """Whether a unit of the party that ends at `end` is but the beginning of a post."""
    is_unit = unit.endswith(words("organizations", "units", "party"))
    return is_unit and line.text.startswith(words("people", "titles", "party"), end)


def _headed(
    line: Line, head: tuple[int, int], divisions: Sequence[Span], bodies: Sequence[Span]
) -> Span | None:
    """The name that a head noun ends, if it has something of its own."""
    subtype = head_subtypes()[line.text[head[0] : head[1]]]
    anchors = (*divisions, *bodies)
    stem_end = _before_parentheses(line, head[0]) if subtype == ENTERPRISE else head[0]
    start = _first_anchor(name_start(line, stem_end, anchors), stem_end, anchors)
    start = _behind_dot(line, start, head[0], divisions)
    if subtype == TEAM:
        start = _behind_deed(line, start, head[0], bodies)
    if any(d.start == start for d in divisions):
        start = _before_place(line, start, is_firm=subtype == ENTERPRISE)
    owners = [body for body in bodies if body.start == start and body.end <= head[0]]
    if "+" in line.text[start : head[0]] or any(is_counted_from(line, owner.end) for owner in owners):
        return None  # a formula (工会+法院), or several: 中国中铁九家 + 工作室
    leading = _leading_path(start, [d for d in divisions if d.end <= head[0]])
    # Of an owner the places do: its owners are candidates themselves, and would double with each.
    parts = (*leading, *(o._replace(parts=tuple(p for p in o.parts if p.kind == PLACE)) for o in owners))
    if pattern("organizations", "joint", "pattern").search(line.text, start, head[0]):
        return None
    if start == stem_end or head[1] - start > LONGEST_BODY:
        return None
    is_proper = stem_end < head[0] or _is_proper(line, start, head, subtype)
    if not parts and (not is_proper or is_counted(line, start)):
        return None
    stem = head[0] - max((part.end for part in parts), default=start)
    weight = LIKELY if parts or stem >= 2 else POSSIBLE
    name = _name(line, leading[-1].start if leading else start, head[1], owners)
    place = leading[-1].place if leading else ""
    name = in_full(name) if leading else name
    if owners and subtype in _OF_DEPARTMENTS and name.endswith(words("organizations", "units", "endings")):
        subtype = unit_subtype(name, max(owners, key=lambda body: body.end))
    return Span(start, head[1], ORGANIZATION, subtype, name, weight, place=place, parts=parts)


def unit_subtype(unit: str, body: Span) -> str:
    """A department is of its body's kind; a firm's union is a union, and its workshop a team."""
    tail = next((t for t in words("organizations", "units", "tails") if unit.endswith(t)), "")
    is_team = unit.endswith(words("organizations", "heads", TEAM))
    return TEAM if is_team else head_subtypes().get(tail, body.subtype)


def _name(line: Line, start: int, end: int, owners: Sequence[Span]) -> str:
    """What stands there; a body that it begins with goes by its official name."""
    owner = max(owners, key=lambda body: body.end, default=None)
    return owner.name + line.text[owner.end : end] if owner else line.text[start:end]


def in_full(name: str) -> str:
    """The name with its head noun in full: 鼓楼区检察院 is 鼓楼区人民检察院."""
    for short, long in lexicon("organizations")["official_heads"].items():
        if name.endswith(short) and not name.endswith(long):
            return name.removesuffix(short) + str(long)
    return name


def _before_place(line: Line, start: int, is_firm: bool) -> int:
    """Where a name begins that goes on with a place: 国网 + 湖南省电力有限公司, 中建钢构 + 武汉有限公司."""
    if is_firm:
        for word in line.words_before(start):
            text = line.text[word.start : word.end]
            if text in words("organizations", "short_firms", "endings"):
                continue  # 北汽 + 股份 + 北京分公司: a brand before it counts
            is_brand = word.tag in _BRAND_TAGS and len(text) > 1 and text.isalpha()
            is_kind = text.endswith(words("boundaries", "appositions", "words"))
            if not is_brand or is_kind or stops(text, word.tag) or (not word.tag and cut_behind(text)):
                break
            start = word.start
    prefixes = words("organizations", "before_place", "words")
    if not line.text.endswith(prefixes, 0, start):
        return start
    return start - next(len(prefix) for prefix in prefixes if line.text.endswith(prefix, 0, start))


def _first_anchor(first: int, head: int, anchors: Sequence[Span]) -> int:
    """A name begins with the first place or known body in reach, else where it may."""
    return min((a.start for a in anchors if first <= a.start and a.end <= head), default=first)


def _before_parentheses(line: Line, head: int) -> int:
    """Where the stem of a firm's name ends: 佳能 + （中国）有限公司."""
    parentheses = pattern("organizations", "patterns", "in_parentheses").search(
        line.text, max(0, head - LONGEST_BRACKETED), head
    )
    return parentheses.start() if parentheses else head


def _behind_dot(line: Line, start: int, head: int, divisions: Sequence[Span]) -> int:
    """A body behind a dot begins with its place: 新甘肃·甘肃日报."""
    behind = line.text.rfind("·", start, head) + 1
    return behind if behind and any(division.start == behind for division in divisions) else start


def _behind_deed(line: Line, start: int, head: int, bodies: Sequence[Span]) -> int:
    """A body that does something for a team does not own it: 区总工会 + 指导 + 张伟创新工作室."""
    doers = [body for body in bodies if start <= body.start and body.end < head]
    deeds = word_set("organizations", "deeds", "words")
    for word in line.words_between(max((body.end for body in doers), default=head), head):
        if word.end >= head or line.text[word.start : word.end] not in deeds:
            break
        start = word.end
    return start


def _leading_path(start: int, inside: Sequence[Span]) -> list[Span]:
    """The divisions with which a name begins, without a gap."""
    path: list[Span] = []
    for division in inside:
        if division.start == (path[-1].end if path else start):
            path.append(division)
    return path


def _is_proper(line: Line, start: int, head: tuple[int, int], subtype: str) -> bool:
    """Whether what stands before a head has a word of its own: a name, or one that no list calls generic."""
    end = head[0]
    pieces = line.pieces(start, end)
    levels = words("organizations", "levels", "words")
    if line.text.startswith(levels, end) and any(tag not in _PROPER_TAGS for _, tag in pieces):
        return False  # 代表 + 市委: a committee of a level is named by its place alone
    own = [
        (piece, tag) for piece, tag in pieces if piece not in word_set("organizations", "generic", "words")
    ]
    if subtype == UNION:
        # Unions are named by their place or their body; only national ones need neither.
        # So do those of a trade: 家政服务行业工会联合会.
        trades, joint = (words("organizations", "trades", key) for key in ("words", "heads"))
        of_a_trade = pieces[-1][0] in trades and len(pieces) > 1 and line.text.startswith(joint, end)
        return of_a_trade or (pieces[0][0] in word_set("organizations", "national", "words") and len(own) > 1)
    is_name = any(tag in _PROPER_TAGS and len(piece) > 1 for piece, tag in own)
    return is_name or sum(len(piece) for piece, _ in own) >= 4
