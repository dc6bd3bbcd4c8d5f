"""Says why two ids are one entity or two, in the terms of what decides it: keys, joins and decisions."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.identity import Decision, Join, Post, Profile
from kg.lexicon import lexicon
from kg.model import PERSON
from kg.resolve.joins import joins_under
from kg.resolve.profiles import names_of, tokens_of


def explain_join(join: Join) -> str:
    """What joined two ids: the rule in words, and the words that it compared."""
    rule = lexicon("identity")["rules"][join.rule]
    return f"{join.first} and {join.second}: {rule} ({join.rule}: “{join.words[0]}”, “{join.words[1]}”)"


def explain_decision(decision: Decision) -> str:
    """What a person decided, and on which line of the file it stands."""
    told = " ".join(filter(None, (decision.verdict, decision.first, decision.predicate, decision.second)))
    return f"A person decided, line {decision.line}: {told}"


def explain_apart(
    first: Sequence[str], second: Sequence[str], profiles: Iterable[Profile], decisions: Sequence[Decision]
) -> Iterator[str]:
    """Why the ids of one entity and those of another were not joined."""
    for told in decisions:
        if told.verdict == "different" and {*told.things} & {*first} and {*told.things} & {*second}:
            yield explain_decision(told)
    by_token: Mapping[str, set[Profile]] = defaultdict(set)
    for profile in profiles:
        for token in tokens_of(profile):
            by_token[token].add(profile)
    sides = [
        [profile for found in by_token.values() for profile in found if profile.id in ids]
        for ids in (first, second)
    ]
    if first[0].partition("/")[0] != second[0].partition("/")[0]:
        yield "They are of two kinds."
        return
    shared = sorted(
        token
        for token, found in by_token.items()
        if all({p.id for p in found} & {*ids} for ids in (first, second))
    )
    if not shared:
        yield "They have no name in common."
        yield from (
            f"{ids[0]} may be called “{_names(side)}”."
            for ids, side in zip((first, second), sides, strict=True)
            if side
        )
        return
    for token in shared:
        yield from _obstacles(token, by_token[token], sides)


def _obstacles(token: str, profiles: set[Profile], sides: Sequence[Sequence[Profile]]) -> Iterator[str]:
    """Why two that may have one name are not joined by it."""
    name = token.partition("/")[2]
    one, other = ({profile.id for profile in side} for side in sides)
    if any({join.first, join.second} <= one | other for join in joins_under(token, profiles)):
        return
    if sides[0][0].kind == PERSON:
        yield f"Both are called {name}; no employer and no post is the same:"
        yield from (f"  {side[0].id}: {_posts(side) or 'no employer is known'}" for side in sides)
    else:
        ids = sorted({profile.id for profile in profiles})
        yield f"“{name}” may mean each of {', '.join(ids)}, so that it joins none of them."


def _names(side: Sequence[Profile]) -> str:
    return "”, “".join(sorted({name for profile in side for name in names_of(profile)}))


def _posts(side: Sequence[Profile]) -> str:
    posts: set[Post] = {post for profile in side for post in profile.posts}
    return "、".join(post.name + post.role for post in sorted(posts))
