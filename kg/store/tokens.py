"""Profiles and joins to the rows of a store and back, by the token under which they are looked for."""

import json
import sqlite3
from collections.abc import Callable, Iterable
from itertools import chain

from kg.model.identity import Join, Post, Profile
from kg.store.rows import check_texts

Profiled = tuple[str, Profile]  # a token and a profile that is kept under it
Joiner = Callable[[str, Iterable[Profile]], Iterable[Join]]  # finds the joins under a token

_TOKENS = "SELECT token FROM profiles UNION SELECT token FROM joins ORDER BY token"


def insert(connection: sqlite3.Connection, digest: str, profiles: Iterable[Profiled]) -> None:
    """Write the profiles of a page, in place of what damage to a store left of earlier ones."""
    connection.execute("DELETE FROM profiles WHERE page = ?", (digest,))
    rows = ((digest, *row) for row in rows_of(profiles))
    connection.executemany("INSERT INTO profiles VALUES (?, ?, ?)", rows)


def rows_of(profiles: Iterable[Profiled]) -> list[tuple[str, str]]:
    """The token and the text of each profile, sorted."""
    return sorted((token, _profile_body(profile)) for token, profile in profiles)


def touched(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The tokens whose joins have to be found again."""
    return tuple(token for (token,) in connection.execute("SELECT token FROM touched ORDER BY token"))


def settle(connection: sqlite3.Connection, joins_under: Joiner) -> None:
    """Find the joins under each touched token anew."""
    for token in touched(connection):
        connection.execute("DELETE FROM joins WHERE token = ?", (token,))
        bodies = _join_bodies(connection, token, joins_under)
        connection.executemany("INSERT INTO joins VALUES (?, ?)", ((token, body) for body in bodies))
        connection.execute("DELETE FROM touched WHERE token = ?", (token,))


def unfit(connection: sqlite3.Connection, joins_under: Joiner) -> tuple[str, ...]:
    """The tokens whose joins are not those of their profiles; TypeError or ValueError for a bad row."""
    kept: dict[str, list[str]] = {token: [] for (token,) in connection.execute(_TOKENS)}
    for token, body in connection.execute("SELECT token, body FROM joins ORDER BY body"):
        kept[token].append(body)
    for token in touched(connection):  # these are about to be found again
        kept.pop(token, None)
    return tuple(
        token for token, bodies in kept.items() if bodies != _join_bodies(connection, token, joins_under)
    )


def touch(connection: sqlite3.Connection, unfit_tokens: Iterable[str]) -> None:
    """Let the joins under these tokens be found again."""
    connection.executemany("INSERT OR IGNORE INTO touched VALUES (?)", ((token,) for token in unfit_tokens))


def touch_all(connection: sqlite3.Connection) -> None:
    """Let all joins be found again."""
    connection.execute("INSERT OR IGNORE INTO touched SELECT token FROM profiles")


def select_joins(connection: sqlite3.Connection, joins_under: Joiner) -> tuple[Join, ...]:
    """Every join once, sorted, those of touched tokens found anew; TypeError or ValueError for a bad row."""
    bodies = connection.execute(
        "SELECT DISTINCT body FROM joins WHERE token NOT IN (SELECT token FROM touched)"
    )
    joins = {_join(*json.loads(body)) for (body,) in bodies}
    for token in touched(connection):
        joins.update(joins_under(token, _profiles_under(connection, token)))
    return tuple(sorted(joins))


def select_texts(connection: sqlite3.Connection) -> dict[str, str]:
    """The profiles of each page as they are kept, one behind the other, by the page's digest."""
    return dict(connection.execute("SELECT page, group_concat(body, char(10)) FROM profiles GROUP BY page"))


def _join_bodies(connection: sqlite3.Connection, token: str, joins_under: Joiner) -> list[str]:
    return sorted(map(_join_body, joins_under(token, _profiles_under(connection, token))))


def _profiles_under(connection: sqlite3.Connection, token: str) -> list[Profile]:
    """Profiles that say the same on many pages count once."""
    bodies = connection.execute("SELECT DISTINCT body FROM profiles WHERE token = ?", (token,))
    return [_profile(*json.loads(body)) for (body,) in bodies]


def _profile_body(profile: Profile) -> str:
    told = (profile.id, profile.kind, profile.name, profile.forms, profile.posts)
    return json.dumps(told, ensure_ascii=False)


def _profile(id_: str, kind: str, name: str, forms: list[str], posts: list[list[str]]) -> Profile:
    check_texts(id_, kind, name, *forms, *chain(*posts))
    return Profile(id_, kind, name, tuple(forms), tuple(Post(*post) for post in posts))


def _join_body(join: Join) -> str:
    return json.dumps((join.first, join.second, join.rule, join.words), ensure_ascii=False)


def _join(first: str, second: str, rule: str, words: list[str]) -> Join:
    one, other = words
    check_texts(first, second, rule, one, other)
    return Join(first, second, rule, (one, other))
