"""Tries rules before they are kept: what they would add to the stored pages, and take away."""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

from kg.model import Page, Record, Relation, Thing
from kg.relations import Story, stories_of
from kg.relations.by_rule import relations_by_rule
from kg.relations.examples import failures
from kg.relations.rules import Rule, load_rules, read_rules

Said = tuple[str, Thing, str, Thing]  # article, subject, predicate, object


@dataclass(frozen=True, slots=True)
class Change:
    """A relation that appears or goes, with the sentence and the page that say it."""

    relation: Relation
    quote: str
    page: Page


@dataclass(frozen=True, slots=True)
class Trial:
    """What a file of rules would change.

    `replaced` are rules of the same names, which it would take the place of; `failed` says which of its
    examples do not give what they should.
    """

    rules: tuple[Rule, ...]
    replaced: tuple[str, ...]
    failed: tuple[str, ...]
    gained: tuple[Change, ...]
    lost: tuple[Change, ...]


def try_rules(path: Path, records: Iterable[Record]) -> Trial:
    """Compare what all rules find on stored pages with and without those of a file.

    RuleError where the file holds no well-formed rules.
    """
    new = read_rules(path)
    names = {rule.name for rule in new}
    old = tuple(rule for rule in load_rules() if rule.name in names)
    kept = tuple(rule for rule in load_rules() if rule.name not in names)
    gained: list[Change] = []
    lost: list[Change] = []
    for record in records:
        stories = stories_of(record.articles, record.mentions, record.page.date)
        # What other rules find stays, whatever becomes of these.
        others, before, after = (_found(stories, rules) for rules in (kept, old, new))
        others |= {_said(relation): relation for relation in record.relations if relation.rule not in names}
        gained += _changes(after, others.keys() | before.keys(), record, stories)
        lost += _changes(before, others.keys() | after.keys(), record, stories)
    failed = tuple(f"{rule.name}: {failure}" for rule in new for failure in failures(rule))
    return Trial(new, tuple(rule.name for rule in old), failed, tuple(gained), tuple(lost))


def _found(stories: Sequence[Story], rules: tuple[Rule, ...]) -> dict[Said, Relation]:
    found: dict[Said, Relation] = {}
    for story in stories:
        for relation in relations_by_rule(story, rules):
            found.setdefault(_said(relation), relation)
    return found


def _said(relation: Relation) -> Said:
    return relation.article, relation.subject, relation.predicate, relation.object


def _changes(
    found: dict[Said, Relation], known: Set[Said], record: Record, stories: Sequence[Story]
) -> list[Change]:
    texts = {story.article.id: story.article.text for story in stories}
    return [
        Change(found[said], texts[said[0]][found[said].start : found[said].end], record.page)
        for said in found
        if said not in known
    ]
