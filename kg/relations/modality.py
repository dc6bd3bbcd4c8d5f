"""Whether what a sentence says was done, is meant to be done, or was not done."""

import re
from functools import cache

from kg.lexicon import any_of, lexicon
from kg.model import DENIED, PLANNED, STATED
from kg.relations.rules import word_lists

_VERB = "〈Verb〉"  # stands in the lexicon for the verbs that rules look for
_VERB_LISTS = ("run", "host", "join", "found", "help", "given", "takeplace", "serve")
_DONE = "done"
FARTHEST = 500  # characters before the end in which such a word is looked for; few sentences are as long


def modality_of(sentence: str, start: int, end: int) -> str:
    """What the last word of modality says between `start`, from where a subject acts, and `end`.

    A sentence that opens with an outlook (下一步) is planned, unless such a word says else.
    """
    since = max(0, end - FARTHEST)
    found = [marker.lastgroup for marker in _markers().finditer(sentence, max(start, since), end)]
    if not found:
        return PLANNED if _outlook().search(sentence, since, end) else STATED
    return STATED if found[-1] == _DONE else str(found[-1])


@cache
def _markers() -> re.Pattern[str]:
    said = lexicon("modality")
    verbs = any_of({verb for name in _VERB_LISTS for verb in word_lists()[name]})
    alternatives = (f"(?P<{name}>{'|'.join(said[name])})" for name in (DENIED, PLANNED, _DONE))
    return re.compile("|".join(alternatives).replace(_VERB, f"(?:{verbs})"))


@cache
def _outlook() -> re.Pattern[str]:
    return re.compile(f"(?:^|[，；：“])(?:{'|'.join(lexicon('modality')['outlook'])})")
