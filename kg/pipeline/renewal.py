"""Finds the stored pages that a change of rules concerns, or that were damaged: no others are read again.

A word acts where it stands: where only words were put into lists or taken out, a page that has none of
them reads as it did. Rules of relations change links alone, and these are found from what is stored.
Whatever else has changed, a program's code above all, may concern any page.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product
from pathlib import PurePosixPath
from typing import Any

from kg.model import Issue, Page, Record
from kg.pipeline.reading import link_again
from kg.sentences import fold
from kg.store import Altered, Rules, Store

# Lists whose words act on pages that do not have them: they make other names, or other characters.
ACTING_ELSEWHERE = frozenset({"characters", "identity", "places"})
_LEXICON = "lexicon"  # the folder of word lists; what is not in it are rules of relations
WORD = re.compile(r"[\u4e00-\u9fff]+")  # what is no part of a regular expression


@dataclass(frozen=True, slots=True)
class Renewal:
    """What has to be done about the pages that other rules have read, or of which something was lost.

    `to_read` have to be read again, `linked` are records whose links have changed, `same` are pages that
    the present rules read as they are read already. `lost` are those of `to_read` that are not in the
    store as they were stored; `spoiled` are left alone, as they themselves are no longer what was stored.
    """

    to_read: tuple[Page, ...] = ()
    linked: tuple[Record, ...] = ()
    same: tuple[Page, ...] = ()
    lost: tuple[Page, ...] = ()
    spoiled: tuple[Altered, ...] = ()

    @property
    def concerned(self) -> tuple[Page, ...]:
        """The pages that what is derived may change by, by source."""
        return tuple(sorted((*self.to_read, *(record.page for record in self.linked)), key=_source))


@dataclass(frozen=True, slots=True)
class Change:
    """Words that are new in lists or gone from them, and whether rules of relations have changed."""

    words: frozenset[str]
    has_rules: bool = False

    def concerns(self, record: Record, names: str) -> bool:
        """Whether a page has any of the words: as printed, as laid out, or in a name as written in full."""
        if not self.words:
            return False
        laid_out = "".join(article.text for article in record.articles)
        signs = "\n".join(map(_signs, (record.page.text, laid_out, names)))
        return any(_signs(word) in signs for word in self.words)


class _AnyPageError(Exception):
    """The change may concern any page."""


def renewal(store: Store, rules: Rules, *, thorough: bool = False) -> Renewal:
    """Find what the present rules change on the stored pages, and what of them was lost.

    Unless `thorough`, losses are looked for only where rules have changed. StoreError as of
    `Store.records`; lost records are no error.
    """
    stale = store.stale(rules.digest)
    altered = store.altered() if stale or thorough else ()
    restored = {there.page.digest: _restored(there) for there in altered}
    stale = tuple(page for page in stale if page.digest not in restored)
    lost = tuple(page for page in restored.values() if page)
    spoiled = tuple(there for there in altered if not restored[there.page.digest])
    if altered:  # records that were lost may make no sense: nothing is asked of any
        return Renewal(tuple(sorted((*stale, *lost), key=_source)), lost=lost, spoiled=spoiled)
    return _by_change(store, rules, stale)


def _restored(altered: Altered) -> Page | None:
    """The page as it was stored; nothing where its text is another, or its head is not on the page."""
    from kg.articles import with_issue

    there = altered.page
    if not altered.has_text:
        return None
    if altered.has_head_of(there):
        return there
    given = product(*((value, "") for value in (there.paper, there.date, there.number)))
    heads = (Issue(*issue) for issue in given)
    pages = (with_issue(replace(there, **head._asdict(), date_inferred=False)) for head in heads)
    return next(filter(altered.has_head_of, pages), None)


def _by_change(store: Store, rules: Rules, stale: tuple[Page, ...]) -> Renewal:
    """What a change of rules asks for, of stale pages that are as they were stored."""
    known, read_with = store.known_rules(), dict(store.revision())
    changes = {digest: _change(known.get(digest), rules) for digest in set(read_with.values())}
    if not any(changes[read_with[page.digest]] for page in stale):
        return Renewal(to_read=stale)
    records = {record.page.digest: record for record in store.records()}
    names = store.profile_texts()
    to_read, linked, same = [], [], []
    for page in stale:
        record, change = records.get(page.digest), changes[read_with[page.digest]]
        if not record or not change or change.concerns(record, names.get(page.digest, "")):
            to_read.append(page)
        elif change.has_rules and (again := link_again(record)) != record:
            linked.append(again)
        else:
            same.append(page)
    return Renewal(tuple(to_read), tuple(linked), tuple(same))


def _signs(text: str) -> str:
    """What of a text tells words apart, whatever its line ends, widths of marks and characters."""
    return "".join(fold(text).split())


def _source(page: Page) -> tuple[str, str]:
    return page.source, page.digest


def _change(before: Rules | None, now: Rules) -> Change | None:
    """What has changed between rules; nothing where any page may be concerned."""
    if before is None or before.rest != now.rest or before.lists.keys() != now.lists.keys():
        return None
    changed = [PurePosixPath(name) for name in now.lists if before.lists[name] != now.lists[name]]
    lists = [path for path in changed if path.parts[0] == _LEXICON]
    if any(path.stem in ACTING_ELSEWHERE for path in lists):
        return None
    try:
        words = {
            word
            for name in map(str, lists)
            for word in _words_between(*(tomllib.loads(rules.lists[name]) for rules in (before, now)))
        }
    except (_AnyPageError, tomllib.TOMLDecodeError):
        return None
    return Change(frozenset(words), len(lists) < len(changed))


def _words_between(before: Any, now: Any) -> Iterator[str]:
    """The words that one version of a list, or of a table of lists, has alone; else _AnyPageError."""
    if before == now:
        return
    if isinstance(before, dict) and isinstance(now, dict):
        for key in before.keys() | now.keys():
            empty: Any = type((now if key in now else before)[key])()
            yield from _words_between(before.get(key, empty), now.get(key, empty))
    elif isinstance(before, list) and isinstance(now, list):
        shared = [[word for word in one if word in other] for one, other in ((before, now), (now, before))]
        if shared[0] != shared[1]:  # some lists are looked through in their order
            raise _AnyPageError
        for word in (*before, *now):
            if word not in shared[0]:
                if not (isinstance(word, str) and WORD.fullmatch(word)):
                    raise _AnyPageError
                yield word
    else:
        raise _AnyPageError
