"""What the readers of all forms yield: one page of a file, to be read where it is wanted."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page; `part` counts the pages of a file that has several from 1, else it is 0.

    `read` gives its text, before the next sheet is asked for; PageError where it cannot be read.
    """

    read: Callable[[], str]
    part: int = 0

    @property
    def place(self) -> str:
        """The page's place in a file of several (“#2”)."""
        return f"#{self.part}" if self.part else ""


# Takes what to call the file in an error, and its bytes; PageError where they cannot be read.
Reader = Callable[[str, bytes], Iterator[Sheet]]
