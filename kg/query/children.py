"""Processes that answer questions: what takes too long, or is too much, ends with the process."""

import threading
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from typing import Any

from kg.errors import QueryError

_SPAWN = get_context("spawn")  # a fork of a process with threads may hang
_READY = 600  # seconds that a process may take until it can be asked
# Parsers and engines go down a level for each pattern of a query; only what is used takes memory.
_STACK = 2**28


class Child:
    """A process that does `work`, which is given `given` and a pipe.

    It sends what keeps it from answering, or an empty text, and then an answer to each question that it gets.
    QueryError where it cannot answer.
    """

    def __init__(self, work: Callable[..., None], *given: object) -> None:
        self._pipe, far_end = _SPAWN.Pipe()
        self._process = _SPAWN.Process(target=_work, args=(work, *given, far_end), daemon=True)
        self._process.start()
        far_end.close()
        if fault := self._received(_READY, "The graph could not be read by a process of its own."):
            self.end()
            raise QueryError(fault)

    def ask(self, question: object, seconds: float | None) -> Any | None:
        """Wait for the answer; None where there is none in time, and the process has been ended."""
        with suppress(OSError):
            self._pipe.send(question)
            if (answer := self._received(seconds, None)) is not None:
                return answer
        self.end()
        return None

    def end(self) -> None:
        """End the process, whatever it does."""
        self._process.kill()
        self._process.join()
        self._pipe.close()

    def _received(self, seconds: float | None, otherwise: object) -> Any:
        with suppress(EOFError):
            if self._pipe.poll(seconds):
                return self._pipe.recv()
        return otherwise


def start_wide(thread: threading.Thread) -> None:
    """Start a thread with a stack that bears a long query."""
    before = threading.stack_size(_STACK)
    try:
        thread.start()
    finally:
        threading.stack_size(before)


def _work(work: Callable[..., None], *given: object) -> None:
    thread = threading.Thread(target=work, args=given, daemon=True)
    with suppress(KeyboardInterrupt, EOFError):
        start_wide(thread)
        thread.join()
