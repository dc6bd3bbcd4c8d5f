"""Reads sentences with marked mentions, as the rules' examples have them: 〔Organization:德州市总工会〕."""

import re

from kg.model import Article, Mention, Relation, Thing

_MARK = re.compile(r"〔(?P<kind>[A-Za-z]+)(?:\.(?P<subtype>[A-Za-z]+))?:(?P<name>[^〔〕]+)〕")


def read_marked(marked: str) -> tuple[Article, tuple[Mention, ...]]:
    """Give an article of one paragraph without the marks, and the mentions that they set off."""
    plain, found, at = "", [], 0
    for mark in _MARK.finditer(marked):
        plain += marked[at : mark.start()]
        found.append((len(plain), Thing(mark["kind"], mark["name"]), mark["subtype"] or ""))
        plain += mark["name"]
        at = mark.end()
    article = Article("m" * 64, 1, "report", (), (plain + marked[at:],))
    mentions = (Mention(article.id, at, at + len(thing.name), thing, sub) for at, thing, sub in found)
    return article, tuple(mentions)


def said(relation: Relation) -> str:
    """Write a relation as the examples do: subject, property, object, and the role where there is one."""
    words = (relation.subject.name, relation.predicate, relation.object.name, relation.role)
    return " ".join(words).strip()
