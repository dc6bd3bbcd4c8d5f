"""Says what a page tells of a thing that may join it to what other pages name, and where to look for it.

A profile is looked for under tokens: two profiles can only be joined where they share one.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from kg.lexicon import pattern, words
from kg.model import ORGANIZATION, PERSON, PROGRAM, Record, Thing
from kg.model.identity import Post, Profile
from kg.resolve.keys import FOLDERS, Ids, key_of
from kg.resolve.official import in_full, is_telling, shorter_names
from kg.sentences import fold

_JOINED = (ORGANIZATION, PROGRAM, PERSON)  # kinds that pages may join; the rest go by their key alone
EMPLOYED, IN_ROLE = "@", "#"  # behind a person's name in a token; no key has either sign
_QUOTED = re.compile("“([^“”]{4,})”(.*)")
_HOLDS = "worksFor"


def profiles_of(record: Record, ids: Ids) -> frozenset[Profile]:
    """Give the profiles of everything on a page that pages may join."""
    forms: dict[tuple[str, Thing], set[str]] = defaultdict(set)
    articles = {article.id: article.text for article in record.articles}
    for mention in record.mentions:
        if mention.thing.kind in _JOINED:
            seen = forms[ids.of(mention.thing, mention.article), mention.thing]
            if mention.named:
                seen.add(key_of(articles[mention.article][mention.start : mention.end]))
    posts = _posts(record, ids)
    return frozenset(
        Profile(id_, thing.kind, _name(thing), _others(thing, seen), tuple(sorted(posts[id_])))
        for (id_, thing), seen in forms.items()
    )


def tokens_of(profile: Profile) -> frozenset[str]:
    """Give the tokens under which a profile is kept.

    Of a body or program its name and all that it may be called elsewhere; of a person the name with each
    employer, as that may be called, and with each role.
    """
    folder = FOLDERS[profile.kind]
    if profile.kind != PERSON:
        return frozenset(f"{folder}/{name}" for name in names_of(profile))
    own = f"{folder}/{profile.name}"
    employers = {
        f"{own}{EMPLOYED}{name}"
        for post in profile.posts
        for name in (post.employer, post.name, *shorter_names(post.name))
    }
    return frozenset(
        employers | {f"{own}{IN_ROLE}{key_of(post.role)}" for post in profile.posts if post.role}
    )


def names_of(profile: Profile) -> frozenset[str]:
    """Give the name of a body or program, and all that it may be called elsewhere."""
    shorter = shorter_names(profile.name) if profile.kind == ORGANIZATION else frozenset()
    return frozenset({profile.name, *profile.forms, *shorter})


def _posts(record: Record, ids: Ids) -> dict[str, set[Post]]:
    posts: dict[str, set[Post]] = defaultdict(set)
    for told in record.relations:
        if told.predicate == _HOLDS:
            employer = ids.of(told.object, told.article)
            post = Post(employer, in_full(key_of(told.object.name)), told.role)
            posts[ids.of(told.subject, told.article)].add(post)
    return posts


def _name(thing: Thing) -> str:
    return in_full(key_of(thing.name)) if thing.kind == ORGANIZATION else key_of(thing.name)


def _others(thing: Thing, seen: set[str]) -> tuple[str, ...]:
    """What else the page calls a thing in words that tell it from others anywhere."""
    if thing.kind == PERSON:
        return ()
    if thing.kind == ORGANIZATION:
        found = {in_full(form) for form in seen if is_telling(form)}
    else:
        found = {key_of(form) for form in _quotations(thing.name)}
    return tuple(sorted(found - {_name(thing)}))


def _quotations(name: str) -> Iterator[str]:
    """The quotation before an everyday head: 金秋助学 of “金秋助学”活动."""
    quoted = _QUOTED.fullmatch(fold(name))
    if quoted and quoted[2] in words("identity", "programs", "heads"):
        yield quoted[1]


@cache
def series_of(name: str) -> str:
    """The series of which a program's name tells an edition, or empty: 第四届 + 职工职业技能大赛."""
    series = pattern("identity", "editions", "patterns").sub("", name)
    return series if series != name else ""
