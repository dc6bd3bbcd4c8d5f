"""Joins what several pages name, each by its own words: a function of the profiles under one token.

Neither the order of the pages nor what stands under other tokens matters, so that a new page only
touches the tokens of its own profiles.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations, product

from kg.model import PERSON
from kg.model.identity import Join, Post, Profile
from kg.resolve.official import may_be_called
from kg.resolve.profiles import IN_ROLE, names_of, tokens_of

PRINTED, SHORTENED, EMPLOYER, POST = "printed-so", "shortened", "same-employer", "same-post"
_Posts = Mapping[str, set[Post]]  # by id
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
        return frozenset((_in_one_post if IN_ROLE in token else _colleagues)(_posts(found)))
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


def _colleagues(posts: _Posts) -> Iterator[Join]:
    """People of one name whose employer is the same."""
    for first, second in combinations(sorted(posts), 2):
        if pair := _first_pair(posts[first], posts[second], _is_one_employer):
            yield Join(first, second, EMPLOYER, (pair[0].name, pair[1].name))


def _in_one_post(posts: _Posts) -> Iterator[Join]:
    """People of one name and role, when the one's employer is the end of the other's name."""
    loose = defaultdict(list)
    for first, second in combinations(sorted(posts), 2):
        if _first_pair(posts[first], posts[second], _is_one_employer):
            continue
        if pair := _first_pair(posts[first], posts[second], _is_one_post):
            vague = first if len(pair[0].name) < len(pair[1].name) else second
            loose[vague].append(Join(first, second, POST, (_told(pair[0]), _told(pair[1]))))
    # 市总工会 is the end of many names: where two of them have such a post, neither is meant for sure.
    yield from (joins[0] for joins in loose.values() if len(joins) == 1)


def _posts(profiles: Iterable[Profile]) -> _Posts:
    posts: dict[str, set[Post]] = defaultdict(set)
    for profile in profiles:
        posts[profile.id].update(profile.posts)
    return posts


def _first_pair(
    ones: set[Post], others: set[Post], fits: Callable[[Post, Post], bool]
) -> tuple[Post, Post] | None:
    pairs = product(sorted(ones), sorted(others))
    return next((pair for pair in pairs if fits(*pair)), None)


def _is_one_employer(one: Post, other: Post) -> bool:
    # Bodies of one name with two ids lie in two places.
    return one.employer == other.employer or (one.name != other.name and may_be_called(one.name, other.name))


def _is_one_post(one: Post, other: Post) -> bool:
    ends = one.name.endswith(other.name) or other.name.endswith(one.name)
    return one.name != other.name and ends and one.role == other.role and len(one.role) >= _SHORTEST_ROLE


def _told(post: Post) -> str:
    return post.name + post.role
