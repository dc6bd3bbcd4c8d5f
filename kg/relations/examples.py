"""Tries a rule on its own examples, whose mentions are marked: 〔Organization:德州市总工会〕."""

import re
from collections.abc import Iterator

from kg.errors import RuleError
from kg.model import KINDS, Article, Mention, Relation, Thing
from kg.relations.by_rule import relations_by_rule
from kg.relations.rules import Rule
from kg.relations.story import Story

_MARK = re.compile(r"〔(?P<kind>[A-Za-z]+)(?:\.(?P<subtype>[A-Za-z]+))?:(?P<name>[^〔〕]+)〕")


def failures(rule: Rule) -> Iterator[str]:
    """A line for each example in which the rule does not give what stands beside it."""
    expected = [(example["text"], set(example["gives"])) for example in rule.yes]
    for marked, gives in (*expected, *((marked, set()) for marked in rule.no)):
        found = given_by(rule, marked)
        if found != gives:
            yield f"{marked} gives {_listed(found)}, not {_listed(gives)}"


def given_by(rule: Rule, marked: str) -> set[str]:
    """What one rule alone makes of a marked sentence."""
    return {as_example(relation) for relation in relations_by_rule(read_marked(marked), (rule,))}


def read_marked(marked: str, issue: str = "") -> Story:
    """Give a story without the marks, a line a paragraph, with the mentions that they set off.

    RuleError where a mark names no kind.
    """
    plain, found, at = "", [], 0
    for mark in _MARK.finditer(marked):
        if mark["kind"] not in KINDS:
            raise RuleError(f"{mark[0]}: “{mark['kind']}” is no kind; known: {', '.join(KINDS)}.")
        plain += marked[at : mark.start()]
        found.append((len(plain), Thing(mark["kind"], mark["name"]), mark["subtype"] or ""))
        plain += mark["name"]
        at = mark.end()
    article = Article("m" * 64, 1, "report", (), tuple((plain + marked[at:]).split("\n")))
    mentions = [Mention(article.id, at, at + len(thing.name), thing, sub) for at, thing, sub in found]
    return Story(article, mentions, issue)


def as_example(relation: Relation) -> str:
    """Write a relation as the examples do: subject, property, object, and the role where there is one."""
    words = (relation.subject.name, relation.predicate, relation.object.name, relation.role)
    return " ".join(words).strip()


def _listed(given: set[str]) -> str:
    return "; ".join(sorted(given)) or "nothing"
