"""Names as bylines print them: set apart by spaces or run together, two characters or up to four."""

import re
from collections.abc import Sequence

from kg.articles.lexicon import layout

_BETWEEN = re.compile(r"[\s、，,；;/\uff0f|和]+")
_HAN_NAME = re.compile(r"^[\u4e00-\u9fff]{2,4}$")
_HAN_RUN = re.compile(r"^[\u4e00-\u9fff]{4,16}$")  # names printed without a space between
_DOTTED_NAME = re.compile(r"^[\u4e00-\u9fff]{1,8}(?:[·•・][\u4e00-\u9fff]{1,8}){1,3}$")


def split_names(printed: str, strict: bool) -> tuple[str, ...]:
    """The names that the text consists of, or none where something else is in it.

    With `strict`, every name needs a known surname; else whatever stands alone may be a name.
    """
    names: list[str] = []
    for piece in _whole_pieces(_BETWEEN.split(printed.strip(" \t\u3000:：、，,；;/\uff0f|（）()"))):
        found = _of_run(piece, strict)
        if not found:
            return ()
        names += found
    return tuple(names)


def _whole_pieces(pieces: Sequence[str]) -> list[str]:
    """A name of two characters is often spread to the width of three (“李 丹”): put together again."""
    whole: list[str] = []
    waiting = ""
    for piece in pieces:
        if len(piece) == 1 and not waiting:
            waiting = piece
        else:
            whole.append(waiting + piece)
            waiting = ""
    return [*whole, waiting] if waiting else whole


def _of_run(run: str, strict: bool) -> tuple[str, ...]:
    """The names in a run of characters without a space."""
    if _DOTTED_NAME.match(run):
        return (run,)
    if _HAN_NAME.match(run) and (plausible(run) or (len(run) <= 3 and not strict)):
        return (run,)
    if _HAN_RUN.match(run) and layout().run_of_names.match(run):
        parts = _best_split(run)
        if parts:
            return parts
    return (run,) if _HAN_NAME.match(run) and not strict else ()


def is_dotted(text: str) -> bool:
    """Whether a sign is in the text that stands between the parts of a foreign name."""
    return "·" in text or "•" in text or "・" in text


def plausible(name: str) -> bool:
    """Whether the run begins with a surname and has a length that fits it."""
    known = layout()
    if name in known.not_names:
        return False
    if name[:2] in known.surnames:
        return 3 <= len(name) <= 4
    return name[:1] in known.surnames and 2 <= len(name) <= 3


def _best_split(run: str) -> tuple[str, ...]:
    """The run as the fewest plausible names, longer ones first where two ways have as many."""
    best: list[tuple[str, ...] | None] = [()] + [None] * len(run)
    for end in range(2, len(run) + 1):
        for size in (4, 3, 2):
            before = best[end - size] if end >= size else None
            if before is None or not plausible(run[end - size : end]):
                continue
            current = best[end]
            if current is None or len(before) + 1 < len(current):
                best[end] = (*before, run[end - size : end])
    return best[-1] or ()
