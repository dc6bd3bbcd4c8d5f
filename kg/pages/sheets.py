"""What the readers of all forms yield: the text of one page of a file."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sheet:
    """The text of one page; `part` counts the pages of a file that has several from 1, else it is 0."""

    text: str
    part: int = 0


# Takes what to call the file in an error, and its bytes; PageError where they cannot be read, at once or
# after the pages that can.
Reader = Callable[[str, bytes], Iterator[Sheet]]
