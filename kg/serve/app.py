"""The web application: its addresses, and what each answers."""

import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from kg.errors import QueryError
from kg.ontology import NAMESPACE
from kg.rdf import prefixes
from kg.rdf.turtle import iri
from kg.resources import ontology_dir
from kg.serve.negotiation import RESULTS, TRIPLES, preferred
from kg.serve.workers import Answered, Bounds, Workers
from kg.webpages import QUESTIONS, entity_page, reference_page

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
_HTML = "text/html"
_HEADERS = {"X-Content-Type-Options": "nosniff", "Vary": "Accept"}
_PAGE_HEADERS = _HEADERS | {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'"}
_COUNT = "SELECT (COUNT(*) AS ?triples) { ?s ?p ?o }"


def make_app(
    out: Path, bounds: Bounds, hosts: tuple[str, ...] = ("localhost", "127.0.0.1", "[::1]")
) -> Starlette:
    """Make the application for the folder of a build; `hosts` are the names that it answers to."""
    served = _Served(out, bounds)
    base = urlsplit(prefixes()["org"]).path.removesuffix("org/")
    reference = urlsplit(NAMESPACE).path
    return Starlette(
        routes=[
            Route("/", served.map),
            Route("/sparql", served.sparql, methods=["GET", "POST"]),
            Route("/health", served.health),
            Route("/ontology", served.ontology),
            Route(reference, served.ontology),
            Route(f"{base}{{key:path}}", served.entity),
        ],
        # Another site that makes its name point at this machine is not answered.
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False)],
        lifespan=served.alive,
    )


class _Served:
    """The handlers, with what they share."""

    def __init__(self, out: Path, bounds: Bounds) -> None:
        self._out, self._bounds = out, bounds
        self._workers = Workers(out / "graph.ttl", bounds)

    @asynccontextmanager
    async def alive(self, app: Starlette) -> AsyncIterator[None]:
        """Keep the workers while the application runs; why it cannot is `app.state.refused`."""
        app.state.refused = None
        try:
            await self._workers.start()
            yield
        except QueryError as error:
            app.state.refused = error
            raise
        finally:
            await self._workers.stop()

    async def map(self, _: Request) -> Response:
        """Show the map of the last build."""
        path = self._out / "map.html"
        if not path.is_file():
            return PlainTextResponse("There is no map: run `kg build` first.\n", 404)
        return FileResponse(path, media_type=_HTML, headers={"X-Content-Type-Options": "nosniff"})

    async def health(self, _: Request) -> Response:
        """Tell whether queries are answered, and how many triples there are."""
        answered = await self._workers.answer(_COUNT, RESULTS)
        if answered.status != 200:
            return JSONResponse({"status": "unwell"}, 503)
        (row,) = _rows(answered)
        return JSONResponse({"status": "ok", "triples": int(row["triples"])})

    async def sparql(self, request: Request) -> Response:
        """Answer by the SPARQL 1.1 Protocol, queries alone."""
        try:
            query = await self._query_of(request)
        except _Refused as refused:
            return PlainTextResponse(f"{refused}\n", refused.status)
        accept = request.headers.get("accept", "")
        return _response(await self._workers.answer(query, preferred(accept, (*RESULTS, *TRIPLES))))

    async def _query_of(self, request: Request) -> str:
        fields = {name: request.query_params.getlist(name) for name in request.query_params}
        if request.method == "POST":
            body = (await self._body_of(request)).decode("utf-8", "replace")
            match request.headers.get("content-type", "").partition(";")[0].strip().lower():
                case "application/x-www-form-urlencoded":
                    fields |= parse_qs(body, keep_blank_values=True)
                case "application/sparql-query":
                    fields["query"] = [body]
                case _:
                    raise _Refused(415, "POST a form, or a query as application/sparql-query.")
        if "update" in fields:
            raise _Refused(403, "The graph is only read.")
        if fields.keys() & {"default-graph-uri", "named-graph-uri"}:
            raise _Refused(400, "Only the graph at hand can be asked.")
        if len(fields.get("query", ())) != 1:
            raise _Refused(400, "Give one query: /sparql?query=… (SPARQL 1.1 Protocol).")
        if len(fields["query"][0].encode()) > self._bounds.query_bytes:
            raise _Refused(413, f"A query may have {self._bounds.query_bytes} bytes.")
        return fields["query"][0]

    async def _body_of(self, request: Request) -> bytes:
        body = b""
        async for chunk in request.stream():
            body += chunk
            if len(body) > 3 * self._bounds.query_bytes:  # a form writes a byte as three
                raise _Refused(413, f"A query may have {self._bounds.query_bytes} bytes.")
        return body

    async def ontology(self, request: Request) -> Response:
        """Give the reference of the ontology, or the ontology itself as Turtle."""
        if preferred(request.headers.get("accept", ""), (_HTML, "text/turtle"))[:1] == ["text/turtle"]:
            return FileResponse(ontology_dir() / "kg.ttl", media_type="text/turtle", headers=_HEADERS)
        return Response(reference_page(), media_type=_HTML, headers=_PAGE_HEADERS)

    async def entity(self, request: Request) -> Response:
        """Give the page of what has this address in its IRI, or what is said of it as triples."""
        space = prefixes()["org"].removesuffix("org/")
        subject = iri(space, request.path_params["key"])
        answers = {
            name: await self._workers.answer(question.replace("$subject", f"<{subject}>"), RESULTS)
            for name, question in QUESTIONS.items()
        }
        for answered in answers.values():
            if answered.status != 200:
                return _response(answered)
        found = {name: _rows(answered) for name, answered in answers.items()}
        if not found["properties"]:
            return PlainTextResponse(f"Nothing is said of {subject}\n", 404)
        for row in found["properties"]:
            if row["property"].endswith("isReplacedBy"):
                return RedirectResponse(urlsplit(row["value"]).path, 301)
        wanted = preferred(request.headers.get("accept", ""), (_HTML, *TRIPLES))
        if wanted[:1] == [_HTML]:
            return Response(entity_page(subject, found), media_type=_HTML, headers=_PAGE_HEADERS)
        described = _DESCRIBED.replace("$subject", f"<{subject}>")
        return _response(await self._workers.answer(described, wanted))


_DESCRIBED = """CONSTRUCT { $subject ?property ?value . ?said ?about ?what }
WHERE {
  { $subject ?property ?value } UNION { ?said rdf:subject|rdf:object|kg:of $subject ; ?about ?what }
}"""


class _Refused(Exception):  # noqa: N818  carries a status of HTTP
    """A request that is not one for an answer."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


def _response(answered: Answered) -> Response:
    return Response(answered.body, answered.status, _HEADERS, answered.media_type)


def _rows(answered: Answered) -> list[Mapping[str, str]]:
    bindings: list[dict[str, Any]] = json.loads(answered.body)["results"]["bindings"]
    return [{name: term["value"] for name, term in row.items()} for row in bindings]
