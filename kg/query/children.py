"""Processes that answer questions: what takes too long, or too much memory, ends with the process."""

import ctypes
import os
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context, parent_process
from multiprocessing.reduction import ForkingPickler
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import QueryError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

MEMORY = 2.0  # GB that a question may take
GB = 10**9
LARGEST = 2**28  # bytes of an answer, as it is handed over
_SPAWN = get_context("spawn")  # a fork of a process with threads may hang
_READY = 600  # seconds that a process may take until it can be asked
# Parsers and engines go down a level for each pattern of a query; only what is used takes memory.
_STACK = 2**28
_PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of Linux
_NARROW = "narrow the query, or allow more"
_Answers = Callable[[Any], Any]


class TooLate(QueryError):  # noqa: N818 -- the name says what is wrong
    """A question that takes more time than it may."""

    @classmethod
    def after(cls, seconds: float | None) -> "TooLate":
        """Say so of so many seconds."""
        return cls(f"No answer within {seconds:g} seconds: {_NARROW} (--timeout).")


class TooLarge(QueryError):  # noqa: N818 -- the name says what is wrong
    """A question that takes more memory than it may."""


class Child:
    """A process that answers with what `make` gives, called with `given`, and may take `memory` GB for it.

    The bound is one of Linux, on which the process also ends with the thread that made it. QueryError
    where `make` raises one, or an OSError.
    """

    def __init__(self, make: Callable[..., _Answers], *given: object, memory: float = MEMORY) -> None:
        self._memory = memory
        self._pipe, far_end = _SPAWN.Pipe()
        self._process = _SPAWN.Process(target=_work, args=(far_end, memory, make, given), daemon=True)
        self._process.start()
        far_end.close()
        try:
            self._received(_READY)
        except TooLarge as error:
            self.end()
            raise QueryError(
                'No process could be started to answer: a script asks under `if __name__ == "__main__":`.'
            ) from error
        except QueryError:
            self.end()
            raise

    def ask(self, question: object, seconds: float | None) -> Any:
        """Wait for the answer; TooLate or TooLarge where there is none, and the process has been ended.

        QueryError where the answer is one; the process can be asked again.
        """
        try:
            with suppress(OSError):  # that the process has ended is told below
                self._pipe.send(question)
            return self._received(seconds)
        except (TooLate, TooLarge):
            self.end()
            raise

    def end(self) -> None:
        """End the process, whatever it does."""
        self._process.kill()
        self._process.join()
        self._pipe.close()

    def _received(self, seconds: float | None) -> Any:
        try:
            if not self._pipe.poll(seconds):
                raise TooLate.after(seconds)
            answer = self._pipe.recv()
        except (EOFError, OSError) as error:
            raise TooLarge(f"No answer with {self._memory:g} GB of memory: {_NARROW} (--memory).") from error
        if isinstance(answer, QueryError):
            raise answer
        return answer


def start_wide(thread: threading.Thread) -> None:
    """Start a thread with a stack that bears a long query."""
    before = threading.stack_size(_STACK)
    try:
        thread.start()
    finally:
        threading.stack_size(before)


def _work(*given: object) -> None:
    """Answer in a thread, as long as there is somebody who asks: one that was killed could not end this."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever asks ends this
    if sys.platform == "linux":  # so does the system, whatever this process is busy with
        ctypes.CDLL(None).prctl(_PARENT_DEATH_SIGNAL, signal.SIGKILL)
    start_wide(threading.Thread(target=_answer, args=given, daemon=True))
    asking = parent_process()
    assert asking is not None
    asking.join()


def _answer(
    pipe: "Connection[Any, Any]", memory: float, make: Callable[..., _Answers], given: tuple[object, ...]
) -> None:
    """Get ready, and answer until the other end is closed."""
    with pipe, suppress(EOFError, BrokenPipeError, MemoryError):
        try:
            answer = make(*given)
            _bound(int(memory * GB))
        except (QueryError, OSError) as error:
            pipe.send(QueryError(str(error)))
            return
        pipe.send(None)
        while True:
            pipe.send_bytes(_told(answer, pipe.recv()))


def _told(answer: _Answers, question: object) -> memoryview:
    """An answer, or why there is none, as it is handed over."""
    try:
        told = ForkingPickler.dumps(answer(question))
        if len(told) <= LARGEST:
            return told
        error = QueryError(
            f"The answer has more than {LARGEST // 2**20} MB: narrow the query, or ask for less."
        )
    except QueryError as refused:
        error = refused
    except MemoryError:
        raise
    except Exception as fault:  # noqa: BLE001  nobody would hear of it
        error = QueryError(f"This query cannot be answered: {type(fault).__name__}: {fault}")
    return ForkingPickler.dumps(error)


def _bound(more: int) -> None:
    """Let this process take so many more bytes, where the system can hold it to that.

    A library that gets none may end the process, and say so at length: nobody is to read that.
    """
    try:
        import resource

        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    except (ImportError, OSError):
        return
    resource.setrlimit(resource.RLIMIT_AS, (pages * resource.getpagesize() + more,) * 2)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
