"""An engine in a process of its own, within bounds of time and memory."""

from collections.abc import Callable
from typing import Any

from kg.query.answers import Limits, Result, ask
from kg.query.children import MEMORY, Child, TooLarge, TooLate
from kg.query.engines import Engine, full_names


class Apart:
    """The engine that `make` gives, in a process that may take `memory` GB for an answer.

    QueryError where there is none.
    """

    def __init__(self, make: Callable[[], Engine], *, memory: float = MEMORY) -> None:
        self._make, self._memory = make, memory
        self._child: Child | None = self._new()

    def ask(self, sparql: str, limits: Limits) -> Result:
        """Answer as `kg.query.ask` does; what takes too long or too much has been ended."""
        found: Result = self._done(limits.seconds, ask, sparql, Limits(None, limits.rows))
        return found

    def full_names(self, text: str) -> tuple[str, ...]:
        """Give `text` and the names of the entities that it means."""
        found: tuple[str, ...] = self._done(None, full_names, text)
        return found

    def _done(self, seconds: float | None, work: Callable[..., Any], *given: object) -> Any:
        self._child = self._child or self._new()
        try:
            return self._child.ask((work, given), seconds)
        except (TooLate, TooLarge):
            self._child = None
            raise

    def _new(self) -> Child:
        return Child(_asked, self._make, memory=self._memory)


def _asked(make: Callable[[], Engine]) -> Callable[[Any], Any]:
    engine = make()
    return lambda question: question[0](engine, *question[1])
