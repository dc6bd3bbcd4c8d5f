"""Joins what several pages name, each by its own words: a function of the profiles under one token.

Neither the order of the pages nor what stands under other tokens matters, so that a new page only
touches the tokens of its own profiles.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from kg.identity import Join, Post, Profile
from kg.model import PERSON
from kg.resolve.official import may_be_called
from kg.resolve.profiles import names_of, tokens_of

PRINTED, SHORTENED, EMPLOYER, POST = "printed-so", "shortened", "same-employer", "same-post"
_SHORTEST_ROLE = 2  # characters


def find_joins(profiles: Iterable[Profile]) -> frozenset[Join]:
    """Find all joins of a set of profiles."""
    by_token: dict[str, set[Profile]] = defaultdict(set)
    for profile in profiles:
        for token in tokens_of(profile):
            by_token[token].add(profile)
    return frozenset(join for token, found in by_token.items() for join in joins_under(token, found))


def joins_under(token: str, profiles: Iterable[Profile]) -> frozenset[Join]:
    """Find the joins of the profiles that are kept under a token, which are all that it may join."""
    found = sorted(profiles)
    if len({profile.id for profile in found}) < 2:
        return frozenset()
    if found[0].kind == PERSON:
        return frozenset(_people(found))
    return frozenset(_short_and_full(token.partition("/")[2], found))


def _short_and_full(name: str, profiles: Iterable[Profile]) -> Iterator[Join]:
    """What has the name for its own, and the one thing that may be called so."""
    short = {profile.id for profile in profiles if profile.name == name}
    full: dict[str, list[Profile]] = defaultdict(list)
    for profile in profiles:
        if profile.id not in short:
            full[profile.id].append(profile)
    chief = _chief(full)
    if not chief or len(short) != 1:
        return
    for id_ in short:
        printed = any(name in profile.forms for profile in full[chief])
        yield Join(id_, chief, PRINTED if printed else SHORTENED, (name, full[chief][0].name))


def _chief(full: Mapping[str, list[Profile]]) -> str:
    """The one whose other names all the rest bear; empty where several have a name in common by chance."""
    own = {id_: {profile.name for profile in found} for id_, found in full.items()}
    for id_, found in sorted(full.items()):
        called = set().union(*map(names_of, found))
        if all(other == id_ or names <= called for other, names in own.items()):
            return id_
    return ""


def _people(profiles: Iterable[Profile]) -> Iterator[Join]:
    """People of one name, by what they do where."""
    posts: dict[str, set[Post]] = defaultdict(set)
    for profile in profiles:
        posts[profile.id].update(profile.posts)
    loose = defaultdict(list)
    for first, second in combinations(sorted(posts), 2):
        pairs = [(one, other) for one in sorted(posts[first]) for other in sorted(posts[second])]
        if found := next((pair for pair in pairs if _is_one_employer(*pair)), None):
            yield Join(first, second, EMPLOYER, (found[0].name, found[1].name))
        elif found := next((pair for pair in pairs if _is_one_post(*pair)), None):
            vague = min((found[0], first), (found[1], second), key=lambda end: len(end[0].name))[1]
            loose[vague].append(Join(first, second, POST, (_told(found[0]), _told(found[1]))))
    # 市总工会 is the end of many names: where two of them have such a post, neither is meant for sure.
    yield from (joins[0] for joins in loose.values() if len(joins) == 1)


def _is_one_employer(one: Post, other: Post) -> bool:
    # Bodies of one name with two ids lie in two places.
    return one.employer == other.employer or (one.name != other.name and may_be_called(one.name, other.name))


def _is_one_post(one: Post, other: Post) -> bool:
    ends = one.name.endswith(other.name) or other.name.endswith(one.name)
    return one.name != other.name and ends and one.role == other.role and len(one.role) >= _SHORTEST_ROLE


def _told(post: Post) -> str:
    return post.name + post.role
