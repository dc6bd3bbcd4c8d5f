"""Answers queries in processes of their own, within bounds."""

import asyncio
import io
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.errors import QueryError
from kg.query import MEMORY, Child, Oxigraph, TooLarge, TooLate


@dataclass(frozen=True, slots=True)
class Bounds:
    """Seconds, GB of memory and bytes that an answer may take, bytes of a query, and how many at once."""

    seconds: float = 30
    memory: float = MEMORY
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
        self._idle: asyncio.Queue[Child | None] = asyncio.Queue()  # None: one that has to be started again
        self._children: set[Child] = set()

    async def start(self) -> None:
        """Start the processes and wait until they have read the graph; QueryError where it cannot be read."""
        for _ in range(self._bounds.at_once):
            self._idle.put_nowait(await self._new())

    async def stop(self) -> None:
        """End all processes, also those that answer."""
        for child in self._children:
            child.end()

    async def answer(self, sparql: str, accepted: Sequence[str]) -> Answered:
        """Answer in the first media type of `accepted` that fits the form of the query."""
        try:
            worker = await asyncio.wait_for(self._idle.get(), self._bounds.seconds)
        except TimeoutError:
            return _told(503, "Too many queries at once: try again later.")
        try:
            worker = worker or await self._new()
            answered: Answered = await asyncio.to_thread(worker.ask, (sparql, accepted), self._bounds.seconds)
            return answered
        except (TooLate, TooLarge) as error:  # the process has been ended
            self._children -= {worker}
            worker = None
            return _told(504 if isinstance(error, TooLate) else 500, str(error))
        except QueryError as error:
            return _told(500, str(error))
        finally:
            self._idle.put_nowait(worker)

    async def _new(self) -> Child:
        child = await asyncio.to_thread(
            Child, _Answers, self._turtle, self._bounds, memory=self._bounds.memory
        )
        self._children.add(child)
        return child


class _Answers:
    """Answers from the graph of a file, which is read again when it changes."""

    def __init__(self, turtle: Path, bounds: Bounds) -> None:
        self._turtle, self._bounds = turtle, bounds
        self._read_at, self._engine = turtle.stat().st_mtime_ns, Oxigraph(turtle)

    def __call__(self, asked: tuple[str, Sequence[str]]) -> Answered:
        with suppress(QueryError, OSError):  # while a build replaces the file, the old graph answers
            if (changed := self._turtle.stat().st_mtime_ns) != self._read_at:
                self._read_at, self._engine = changed, Oxigraph(self._turtle)
        return _answered(self._engine, *asked, self._bounds)


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
