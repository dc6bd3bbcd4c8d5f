"""Reads who made an article: byline and photo lines, datelines, and names behind the last sentence."""

import re
from collections.abc import Sequence

from kg.articles.lexicon import Endings, layout
from kg.articles.names import is_dotted, plausible, split_names
from kg.articles.spacing import close_up
from kg.model import Byline

_LONGEST = 70  # characters of a byline
_BRACKETS = re.compile(r"^[（(【\[]\s*(.*?)\s*[）)】\]]$")
_SENTENCE = re.compile(r"[。！？；!?]")
_MOST_BARE_NAMES = 4
# What may stand before the first name of a line of names; a foreign name begins with no surname.
_OPENINGS = "□■●◎○◆◇▲△▪•※（(【[ \t\u3000:：、，,；;/\uff0f|"
_BRACKET_ENDS = Endings(("）", ")"))


def read_byline(line: str) -> tuple[Byline, ...] | None:
    """The people of a line that is nothing but a byline (“本报记者 甲 通讯员 乙”), else None."""
    if len(line) > _LONGEST or _SENTENCE.search(line):
        return None
    known = layout()
    if not _may_be_byline(line):
        return None
    text = known.patterns["agency_photo"].sub("", known.patterns["bullet"].sub("", line))
    bracketed = _BRACKETS.match(text)
    text = close_up(bracketed[1] if bracketed else text)
    if known.patterns["nameless_credit"].match(text):
        return ()
    before, units = _units(text)
    if not units:
        return _photographers(text)
    if before:
        return _before_role(before, units)
    people: list[Byline] = []
    for role, printed in units:
        found = _of_unit(role, printed)
        if found is None:
            return None
        people += found
    return tuple(people) if people or [role for role, _ in units] == [known.author] else None


def _may_be_byline(line: str) -> bool:
    """Whether there is a role in the line, or the end of a credit behind it: quick, before all else."""
    known = layout()
    solid = close_up(line)
    return known.credit_ends.end(solid.rstrip()) or known.role.search(solid) is not None


def _units(text: str) -> tuple[str, list[tuple[str, str]]]:
    """What stands before the first role, and each role with what is printed behind it."""
    known = layout()
    found = list(known.patterns["role_unit"].finditer(text))
    if not found:
        return text, []
    ends = [match.start() for match in found[1:]] + [len(text)]
    printed = [text[match.end() : end] for match, end in zip(found, ends, strict=True)]
    roles = [known.roles[match["role"]] for match in found]
    return text[: found[0].start()].strip(), list(zip(roles, printed, strict=True))


def _before_role(names: str, units: Sequence[tuple[str, str]]) -> tuple[Byline, ...] | None:
    """The people of a line that ends with the role (“甲 供图”)."""
    role, printed = units[0]
    if printed or len(units) > 1:
        return None
    return tuple(Byline(name, role) for name in split_names(names, strict=True)) or None


def _of_unit(role: str, printed: str) -> tuple[Byline, ...] | None:
    """The people behind one role; none of them where a role stands alone, None where it is no byline."""
    known = layout()
    names = printed.rstrip()
    plain = known.plain_tail.sub("", names)
    if plain == names and (bare := known.photo_tail.sub("", names)) != names:
        role, plain = known.photographer, bare
    if not plain.strip(" ：:/\uff0f"):
        return () if role in (known.author, known.photographer) else None
    # Behind a space an unknown surname may stand; glued to the role it is rather a compound (记者手记).
    found = split_names(plain, strict=not plain[0].isspace())
    return tuple(Byline(name, role) for name in found) if found else None


def _photographers(text: str) -> tuple[Byline, ...] | None:
    """The people of “甲 摄”, a line without a role."""
    names = layout().photo_tail.sub("", text)
    if names == text or not (found := split_names(names, strict=True)):
        return None
    return tuple(Byline(name, layout().photographer) for name in found)


def is_credit(people: tuple[Byline, ...], line: str) -> bool:
    """Whether the byline is a photo's: all its people took it, or an agency gave it."""
    if not people:
        return layout().patterns["nameless_credit"].match(line.strip("（）() ")) is not None
    return all(person.role == layout().photographer for person in people)


def read_author(line: str) -> tuple[Byline, ...]:
    """The authors where the line is nothing but their names, else none."""
    text = line.lstrip(_OPENINGS)
    if len(line) > _LONGEST:
        return ()
    if text[:1] not in layout().initials and not is_dotted(text):
        return ()
    text = layout().patterns["bullet"].sub("", line)
    bracketed = _BRACKETS.match(text)
    names = split_names(bracketed[1] if bracketed else text, strict=True)
    if len(names) > _MOST_BARE_NAMES or not all(map(plausible, names)):
        return ()
    return tuple(Byline(name, layout().author) for name in names)


def cut_dateline(paragraph: str) -> tuple[str, tuple[Byline, ...], str]:
    """Dateline, the people in its brackets, and the paragraph without it; empty where there is none."""
    match = layout().patterns["dateline"].match(paragraph)
    if match is None:
        return "", (), paragraph
    dateline = match.group().rstrip()
    return dateline, _inside(dateline), paragraph[match.end() :].lstrip()


def _inside(dateline: str) -> tuple[Byline, ...]:
    """The people that a dateline names in brackets or before 报道."""
    people: list[Byline] = []
    if layout().role.search(dateline) is None:
        return ()
    for role, printed in _units(dateline)[1]:
        names = layout().plain_tail.sub("", printed.rstrip("）): ："))
        people += (Byline(name, role) for name in split_names(names, strict=False))
    return tuple(people)


def cut_closing(paragraph: str) -> tuple[str, tuple[Byline, ...]]:
    """The paragraph without the byline or photo credit behind its last sentence, and the people."""
    known = layout()
    for name, ends in (("closing_credit", known.photo_ends), ("closing_byline", _BRACKET_ENDS)):
        match = known.patterns[name].search(paragraph) if ends.end(paragraph) else None
        if match is None:
            continue
        people = read_byline(match["names"])
        if people is None:
            people = read_author(match["names"]) or None
        if people is not None:
            return paragraph[: match.start()].rstrip(), people
    return paragraph, ()
