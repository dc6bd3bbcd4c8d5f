"""Processes that answer queries, so that one that takes too long can be ended."""

import asyncio
import io
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.errors import QueryError
from kg.query import Oxigraph

_SPAWN = get_context("spawn")  # a fork of a process with threads may hang
_LOADING = 600  # seconds that a worker may take to read the graph


@dataclass(frozen=True, slots=True)
class Bounds:
    """Seconds and bytes that an answer may take, bytes of a query, and how many are answered at once."""

    seconds: float = 30
    answer_bytes: int = 64 * 2**20
    query_bytes: int = 2**20
    at_once: int = 2


@dataclass(frozen=True, slots=True)
class Answered:
    """What is sent back: an HTTP status, a media type, and the body."""

    status: int
    media_type: str
    body: bytes


class Workers:
    """Answers as many queries at once as there are processes; the others wait for their turn."""

    def __init__(self, turtle: Path, bounds: Bounds) -> None:
        self._turtle, self._bounds = turtle, bounds
        self._idle: asyncio.Queue[_Worker] = asyncio.Queue()

    async def start(self) -> None:
        """Start the processes and wait until they have read the graph; QueryError where it cannot be read."""
        for _ in range(self._bounds.at_once):
            self._idle.put_nowait(await asyncio.to_thread(_Worker, self._turtle, self._bounds))

    async def stop(self) -> None:
        """End all processes that wait."""
        while not self._idle.empty():
            self._idle.get_nowait().end()

    async def answer(self, sparql: str, accepted: Sequence[str]) -> Answered:
        """Answer in the first media type of `accepted` that fits the form of the query."""
        try:
            worker = await asyncio.wait_for(self._idle.get(), self._bounds.seconds)
        except TimeoutError:
            return _told(503, "Too many queries at once: try again later.")
        try:
            answered = await asyncio.to_thread(worker.ask, sparql, accepted)
            if answered is None:
                worker = await asyncio.to_thread(_Worker, self._turtle, self._bounds)
                answered = _told(504, f"No answer within {self._bounds.seconds:g} seconds: narrow the query.")
        finally:
            self._idle.put_nowait(worker)
        return answered


class _Worker:
    """One process with the graph in memory."""

    def __init__(self, turtle: Path, bounds: Bounds) -> None:
        self._seconds = bounds.seconds
        self._pipe, far_end = _SPAWN.Pipe()
        self._process = _SPAWN.Process(target=_work, args=(turtle, bounds, far_end), daemon=True)
        self._process.start()
        far_end.close()
        fault = self._pipe.recv() if self._pipe.poll(_LOADING) else f"{turtle} takes too long to read."
        if fault:
            self.end()
            raise QueryError(fault)

    def ask(self, sparql: str, accepted: Sequence[str]) -> Answered | None:
        """Wait for the answer; None where there is none in time, and the process has been ended."""
        with suppress(OSError, EOFError):
            self._pipe.send((sparql, tuple(accepted)))
            if self._pipe.poll(self._seconds):
                answered: Answered = self._pipe.recv()
                return answered
        self.end()
        return None

    def end(self) -> None:
        self._process.kill()
        self._process.join()
        self._pipe.close()


def _work(turtle: Path, bounds: Bounds, pipe: "Connection[Any, Any]") -> None:
    """Read the graph, and again when its file changes, and answer until the other end is closed."""
    try:
        read_at, engine = turtle.stat().st_mtime_ns, Oxigraph(turtle)
    except (QueryError, OSError) as error:
        pipe.send(str(error))
        return
    pipe.send("")
    with suppress(EOFError, KeyboardInterrupt):
        while True:
            sparql, accepted = pipe.recv()
            with suppress(QueryError, OSError):  # while a build replaces the file, the old graph answers
                if turtle.stat().st_mtime_ns != read_at:
                    read_at, engine = turtle.stat().st_mtime_ns, Oxigraph(turtle)
            pipe.send(_answered(engine, sparql, accepted, bounds))


def _answered(engine: Oxigraph, sparql: str, accepted: Sequence[str], bounds: Bounds) -> Answered:
    try:
        answer = engine.answer(sparql)
        body = _Bounded(bounds.answer_bytes)
        for media_type in accepted:
            if isinstance(answer, ox.QueryTriples):
                if triples := ox.RdfFormat.from_media_type(media_type):
                    ox.serialize(answer, body, triples, prefixes=dict(engine.known))
                    return Answered(200, media_type, body.getvalue())
            elif results := ox.QueryResultsFormat.from_media_type(media_type):
                answer.serialize(body, results)
                return Answered(200, media_type, body.getvalue())
        return _told(406, "Rows are JSON, XML, CSV or TSV, triples Turtle, N-Triples, RDF/XML or JSON-LD.")
    except QueryError as error:
        return _told(400, str(error))
    except _TooMuch:
        return _told(413, f"The answer has more than {bounds.answer_bytes} bytes: ask with a LIMIT.")
    except (RuntimeError, ValueError, OSError) as error:
        return _told(400, f"This SPARQL query cannot be answered: {error}")


def _told(status: int, message: str) -> Answered:
    return Answered(status, "text/plain; charset=utf-8", f"{message}\n".encode())


class _TooMuch(Exception):  # noqa: N818  no error of a user's that could be mended where it is raised
    """An answer that grew over its bound."""


class _Bounded(io.BytesIO):
    """Bytes up to a bound."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def write(self, more: Any) -> int:
        if self.tell() + len(more) > self._most:
            raise _TooMuch
        return super().write(more)
