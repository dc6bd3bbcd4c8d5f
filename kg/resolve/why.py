"""Says why two ids are one entity or two, in the terms of what decides it: keys, joins and decisions."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set

from kg.lexicon import lexicon
from kg.model import PERSON
from kg.model.identity import DIFFERENT, Decision, Join, Post, Profile
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
    first: Sequence[str], second: Sequence[str], profiles: Set[Profile], decisions: Sequence[Decision]
) -> Iterator[str]:
    """Why the ids of one entity and those of another were not joined."""
    decided = [told for told in decisions if told.verdict == DIFFERENT and _is_about(told, first, second)]
    if decided:
        yield from map(explain_decision, decided)
        return
    if first[0].partition("/")[0] != second[0].partition("/")[0]:
        yield "They are of two kinds."
        return
    by_token: Mapping[str, set[Profile]] = defaultdict(set)
    for profile in profiles:
        for token in tokens_of(profile):
            by_token[token].add(profile)
    sides = [sorted(profile for profile in profiles if profile.id in ids) for ids in (first, second)]
    shared = sorted(
        token
        for token, found in by_token.items()
        if all({p.id for p in found} & {*ids} for ids in (first, second))
    )
    if sides[0] and sides[0][0].kind == PERSON and {p.name for p in sides[0]} & {p.name for p in sides[1]}:
        yield "They have one name; no employer and no post is the same."
        yield from (f"{side[0].id}: {_posts(side) or 'no employer is known'}" for side in sides)
    elif not shared:
        yield "They have no name in common."
        yield from (f"{side[0].id} may be called “{_names(side)}”." for side in sides if side)
    else:
        yield from filter(None, (_obstacle(token, by_token[token]) for token in shared))


def _is_about(told: Decision, first: Sequence[str], second: Sequence[str]) -> bool:
    return all({*told.things} & {*ids} for ids in (first, second))


def _obstacle(token: str, profiles: set[Profile]) -> str:
    """Why a name that both may have joins neither; empty where it would."""
    if joins_under(token, profiles):
        return ""
    ids = sorted({profile.id for profile in profiles})
    return f"“{token.partition('/')[2]}” may mean each of {', '.join(ids)}, so that it joins none of them."


def _names(side: Sequence[Profile]) -> str:
    return "”, “".join(sorted({name for profile in side for name in names_of(profile)}))


def _posts(side: Sequence[Profile]) -> str:
    posts: set[Post] = {post for profile in side for post in profile.posts}
    return "、".join(post.name + post.role for post in sorted(posts))
