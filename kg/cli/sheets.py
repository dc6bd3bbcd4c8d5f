"""Writes an entity, a chain and what was found the way a person reads them: grouped, named, wrapped."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from kg.cli.cards import Card, Evidence, Link, Number
from kg.cli.screen import wrap
from kg.model import STATED
from kg.model.identity import Decision
from kg.ontology import labels

Sheet = Iterator[str]
ID_SHOWN = 8  # digits of a statement's id that are shown, and do to name it


def sheet(card: Card, width: int) -> Sheet:
    """Write the lines of an entity's sheet."""
    yield f"{card.name}  {kind_of(card.kind, card.subtype)}"
    yield from _particulars(card, width)
    for (predicate, _), links in groupby(card.links, key=lambda link: (link.predicate, link.outgoing)):
        yield ""
        yield f"{labels(predicate)['zh']} {predicate}"
        for (name, _), same in groupby(links, key=lambda link: (link.name, link.other)):
            yield from _counterpart(name, list(same), width)
    if card.numbers:
        yield ""
        yield f"{labels('Measure')['zh']} Measure"
        for number in card.numbers:
            yield from wrap(_figure(number), "  ", width)
            yield from evidence_lines(number.evidence, width)


def chain(start: str, links: Iterable[Link], width: int) -> Sheet:
    """Write the lines of a chain of links, from its first entity on."""
    yield start
    for link in links:
        said = f"{labels(link.predicate)['zh']} {link.predicate}{_bracketed(link.role)}"
        drawn = f"—{said}→" if link.outgoing else f"←{said}—"
        yield from wrap(f"{drawn} {link.name}", "  ", width)
        yield from evidence_lines(link.evidence, width)


def kind_of(kind: str, subtype: str) -> str:
    """Kind and subtype in Chinese, with the ontology's names: 组织·工会 (Organization, TradeUnion)."""
    names = [name for name in (kind, subtype) if name]
    return f"{'·'.join(labels(name)['zh'] for name in names)} ({', '.join(names)})"


def told(decision: Decision) -> str:
    """Write a decision in one line, with its day and what was noted."""
    words = (decision.date, decision.verdict, decision.first, decision.predicate, decision.second)
    return " ".join(filter(None, words)) + _bracketed(decision.note)


def evidence_lines(evidence: Evidence, width: int) -> Sheet:
    """Write the sentence, perhaps as on the page too, and under it the headline and where it came from."""
    yield from wrap(f"「{evidence.quote.strip()}」", " " * 6, width)
    yield from (f"      | {line}" for line in evidence.printed.splitlines())
    page = f"page {evidence.page}" if evidence.page else ""
    time = " = ".join(filter(None, (evidence.when, evidence.interval)))
    when = f"when: {time}" if time else ""
    place = (
        when,
        evidence.headline,
        evidence.paper,
        evidence.date,
        page,
        evidence.source,
        evidence.id[:ID_SHOWN],
    )
    yield from wrap(" · ".join(filter(None, place)), " " * 8, width)


def _particulars(card: Card, width: int) -> Sheet:
    rows: Iterable[tuple[str, str]] = (
        ("also", "、".join(card.aliases)),
        ("within", card.parent),
        ("adcode", card.adcode),
        ("articles", "；".join(card.articles)),
        ("joined", "、".join(card.retired)),
        *(("decided", told(decision)) for decision in card.decisions),
    )
    for label, value in rows:
        if value:
            yield from wrap(f"{label}: {value}", "  ", width)


def _counterpart(name: str, links: list[Link], width: int) -> Sheet:
    roles = "、".join(dict.fromkeys(link.role for link in links if link.role))
    arrow = "→" if links[0].outgoing else "←"
    # Said once, what is planned stays so, whatever else is said of it.
    modalities = {link.evidence.modality for link in links}
    modality = modalities.pop() if len(modalities) == 1 else STATED
    yield from wrap(f"{arrow} {name}{_bracketed(roles)}{_unless_stated(modality)}", "  ", width)
    seen = set()
    for link in links:
        said = (link.evidence.article, link.evidence.start, link.evidence.end)
        if said not in seen:
            seen.add(said)
            yield from evidence_lines(link.evidence, width)


def _figure(number: Number) -> str:
    amount = f"{number.value:,.10g} {number.unit}".rstrip()
    return f"{number.what} {amount}{_unless_stated(number.evidence.modality)}"


def _unless_stated(modality: str) -> str:
    """Mark what is only planned, or denied."""
    return "" if modality == STATED else f"  [{modality}]"


def _bracketed(remark: str) -> str:
    return f"（{remark}）" if remark else ""
