"""The server answers real clients by the SPARQL 1.1 Protocol, within limits, and never writes."""

import asyncio
import json
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen

import pytest
import uvicorn
from asked import ELSEWHERE, GROWING, SLOW, THERE, UPDATES
from click.testing import CliRunner
from listener import listening
from rdflib import Graph, URIRef
from SPARQLWrapper import CSV, JSON, TURTLE, XML, SPARQLWrapper

from kg.cli import cli
from kg.errors import KgError, QueryError
from kg.query import Endpoint, Oxigraph, ask, find_query
from kg.rdf import BASE
from kg.serve import Bounds, address_of, listen, make_app, run_server
from kg.serve.negotiation import RESULTS, preferred
from kg.serve.workers import Workers

RUNS = "SELECT ?what { org:宁波市总工会 kg:runs ?what } ORDER BY ?what"
TRIPLES = "CONSTRUCT { ?a kg:runs ?b } WHERE { ?a kg:runs ?b }"
UNION = f"/newskg/id/org/{quote('宁波市总工会')}"
CHROMIUM = shutil.which("chromium")
ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def folder(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a copy of a build, to be served and changed."""
    return Path(shutil.copytree(built, tmp_path_factory.mktemp("served") / "out"))


@pytest.fixture(scope="module")
def url(folder: Path) -> Iterator[str]:
    """Serve on a free port of loopback, as `kg serve` does."""
    bounds = Bounds(seconds=2, memory=0.5, answer_bytes=2**20, query_bytes=2**12, at_once=2)
    app = make_app(folder, bounds)
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        time.sleep(0.05)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


def fetched(url: str, accept: str = "", data: bytes | None = None, **headers: str) -> tuple[int, str, str]:
    """Give status, media type and text of an answer, errors too; redirects are followed."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        with urlopen(Request(url, data, {"Accept": accept or "*/*", **named}), timeout=20) as response:
            return response.status, response.headers.get_content_type(), response.read().decode()
    except HTTPError as error:
        with error:
            return error.code, error.headers.get_content_type(), error.read().decode()


def query_url(url: str, sparql: str) -> str:
    return f"{url}/sparql?{urlencode({'query': sparql})}"


# ---- SPARQL


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("form", [JSON, XML, CSV])
def test_a_client_is_answered(method: str, form: str, url: str, folder: Path) -> None:
    """SPARQLWrapper gets the rows that the graph has, in each form, by GET and by POST."""
    client = SPARQLWrapper(f"{url}/sparql")
    client.setMethod(method)
    client.setQuery(RUNS)
    client.setReturnFormat(form)
    answer: Any = client.queryAndConvert()
    text = (
        answer.toxml()
        if form == XML
        else answer.decode()
        if form == CSV
        else json.dumps(answer, ensure_ascii=False)
    )
    expected = ask(Oxigraph(folder / "graph.ttl"), RUNS).terms
    assert expected
    assert all(str(term.value) in text for (term,) in expected)  # type: ignore[union-attr]


def test_a_client_gets_triples(url: str) -> None:
    """SPARQLWrapper gets what CONSTRUCT makes as Turtle."""
    client = SPARQLWrapper(f"{url}/sparql")
    client.setQuery(TRIPLES)
    client.setReturnFormat(TURTLE)
    answer: Any = client.queryAndConvert()
    assert len(Graph().parse(data=answer.decode(), format="turtle")) > 20


@pytest.mark.parametrize("sparql", [RUNS, "ASK { ?a kg:runs ?b }", TRIPLES])
def test_our_own_client_agrees(sparql: str, url: str, folder: Path) -> None:
    """`kg query --endpoint` gets the terms that the graph at hand gives."""
    remote, local = ask(Endpoint(f"{url}/sparql"), sparql), ask(Oxigraph(folder / "graph.ttl"), sparql)
    assert sorted(map(str, remote.terms)) == sorted(map(str, local.terms))


def test_command_asks_a_server(url: str) -> None:
    """A named question with a parameter is answered by the server, short forms included."""
    told = ["query", "--named", "who-runs-what", "--set", "program=工情通", "--endpoint", f"{url}/sparql"]
    assert "宁波市总工会" in CliRunner().invoke(cli, told).stdout


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/sparql", "ftp://127.0.0.1/", "nowhere"])
def test_no_server_is_told(address: str) -> None:
    """Where nothing answers, the error names the address."""
    with pytest.raises(QueryError, match=address):
        ask(Endpoint(address), "ASK {}")


@pytest.mark.parametrize(
    ("answer", "clue"),
    [
        (
            b"HTTP/1.1 200 OK\r\nContent-Type: text/turtle\r\nContent-Length: 99\r\n\r\n<a:a> <a:b> 1 .",
            "breaks off",
        ),
        (b"nonsense\r\n\r\n", "no answer in SPARQL"),
        (b"", "no answer"),
    ],
    ids=["cut off", "no HTTP", "nothing"],
)
def test_no_answer_is_taken_for_one(answer: bytes, clue: str) -> None:
    """What a server breaks off, or says in no form, is told with its address."""
    with listening(answer) as (address, _), pytest.raises(QueryError, match=f"{address}.*{clue}"):
        ask(Endpoint(address), "CONSTRUCT WHERE { ?a ?b ?c }")


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("", "application/sparql-results+json"),
        ("application/json", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv;q=0.9, text/tab-separated-values", "text/tab-separated-values"),
        ("text/*;q=0.5, */*;q=0.1", "text/csv"),
    ],
)
def test_content_is_negotiated(accept: str, media_type: str, url: str) -> None:
    """The answer has the form that the client wants the most."""
    assert fetched(query_url(url, RUNS), accept)[:2] == (200, media_type)


@pytest.mark.parametrize(
    ("offered", "accept", "first"),
    [
        (("a/b", "c/d"), "", "a/b"),
        (("a/b", "c/d"), "c/*", "c/d"),
        (("a/b", "c/d"), "a/b;q=0, */*", "c/d"),
        (("a/b",), "x/y", None),
        (("a/b",), "a/b;q=high", None),
    ],
)
def test_preferences(offered: tuple[str, ...], accept: str, first: str | None) -> None:
    """The most exact range counts, a quality of nought refuses, and what is no number counts as nought."""
    assert next(iter(preferred(accept, offered)), None) == first


@pytest.mark.parametrize(
    ("data", "media_type", "status"),
    [
        (b"update=CLEAR+ALL", "application/x-www-form-urlencoded", 403),
        (b"CLEAR ALL", "application/sparql-update", 415),
        (b"DELETE WHERE { ?a ?b ?c }", "application/sparql-query", 400),
        (b"SELECT * FROM <http://example.org/> { ?a ?b ?c }", "application/sparql-query", 400),
        (b"SELECT * { SERVICE <http://example.org/> { ?a ?b ?c } }", "application/sparql-query", 400),
        (b"SELECT ?x WHERE {", "application/sparql-query", 400),
        (b"query=ASK{}&default-graph-uri=x:y", "application/x-www-form-urlencoded", 400),
        (b"", "application/x-www-form-urlencoded", 400),
        (b"ASK {} #" + b"x" * 5000, "application/sparql-query", 413),
        (b"ASK {} #" + b"x" * 50000, "application/sparql-query", 413),
        (b"SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 100000", "application/sparql-query", 413),
        (b"ASK {}", "application/sparql-query", 200),
    ],
)
def test_what_is_no_question_is_refused(data: bytes, media_type: str, status: int, url: str) -> None:
    """Writing, other graphs, what is malformed or too long, and answers too long get a status and a line."""
    answered, _, text = fetched(f"{url}/sparql", "*/*", data, Content_Type=media_type)
    assert answered == status, text
    assert text.count("\n") <= 1


@pytest.mark.parametrize("sparql", [*ELSEWHERE, *UPDATES])
def test_nobody_is_called_over_the_wire(sparql: str, url: str) -> None:
    """What would write, or reach for another graph, is refused with a line that says so; nobody is called."""
    with listening() as (address, calls):
        status, _, text = fetched(query_url(url, sparql.replace(THERE, address)))
    assert status == 400
    assert re.fullmatch("This SPARQL says [A-Z]+, but .*\n", text)
    assert not calls


def test_a_slow_query_is_ended_and_others_are_answered(url: str) -> None:
    """Two slow queries are given up in time, their processes are replaced, and the graph still answers."""
    started = time.monotonic()
    threads = [
        threading.Thread(target=lambda: statuses.append(fetched(query_url(url, SLOW))[0])) for _ in "12"
    ]
    statuses: list[int] = []
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert statuses == [504, 504]
    assert fetched(query_url(url, RUNS))[0] == 200
    assert time.monotonic() - started > 2


@pytest.mark.skipif(sys.platform != "linux", reason="the bound is one of Linux")
def test_a_query_that_takes_all_memory_is_ended(url: str) -> None:
    """It is told, and the graph still answers."""
    status, _, text = fetched(query_url(url, GROWING))
    assert status == 500
    assert "GB of memory" in text
    assert fetched(query_url(url, RUNS))[0] == 200


def test_other_names_of_this_machine_are_refused(url: str) -> None:
    """A site that points its own name at this machine gets nothing."""
    assert fetched(f"{url}/health", Host="example.org")[0] == 400


# ---- Pages


def test_health(url: str, folder: Path) -> None:
    """Health tells how many triples there are."""
    status, media_type, text = fetched(f"{url}/health")
    answer = json.loads(text)
    assert (status, media_type, answer["status"]) == (200, "application/json", "ok")
    assert answer["triples"] == len(Graph().parse(folder / "graph.ttl"))


def test_the_map_is_at_the_root(url: str, folder: Path) -> None:
    """The map is the file of the build."""
    status, media_type, text = fetched(f"{url}/")
    assert (status, media_type) == (200, "text/html")
    assert text == (folder / "map.html").read_text("utf-8")


def test_an_entity_has_a_page_at_its_iri(url: str) -> None:
    """The page has the path of the IRI, and shows links with sentences, numbers, and ways on."""
    status, media_type, text = fetched(url + UNION, "text/html")
    assert (status, media_type) == (200, "text/html")
    assert "<h1>宁波市总工会</h1>" in text
    assert "姚金环" in text
    assert "宁波市总工会副主席姚金环介绍" in text
    assert f'href="/newskg/id/person/{quote("姚金环")}' in text
    assert "27300" in text


def test_an_entity_has_triples_at_its_iri(url: str) -> None:
    """The same address gives Turtle: the entity, and the statements and numbers about it."""
    status, media_type, text = fetched(url + UNION, "text/turtle, text/html;q=0.5")
    graph = Graph().parse(data=text, format="turtle")
    assert (status, media_type) == (200, "text/turtle")
    subject = URIRef(f"{BASE}org/宁波市总工会")
    assert (subject, None, None) in graph
    assert {str(s) for s in graph.subjects() if "/statement/" in str(s)}


def test_every_kind_of_thing_has_a_page(url: str, folder: Path) -> None:
    """Articles, pages, issues, statements and measures have pages too; what nobody speaks of has none."""
    graph = Graph().parse(folder / "graph.ttl")
    for kind in ("article", "page", "issue", "statement", "measure", "place", "group"):
        subject = min(s for s in map(str, graph.subjects()) if s.startswith(f"{BASE}{kind}/"))
        path = quote(subject.removeprefix("https://w3id.org"))
        assert fetched(url + path, "text/html")[0] == 200, subject
    assert fetched(f"{url}/newskg/id/org/nobody")[0] == 404
    assert fetched(f"{url}/newskg/id/org/%3E%7D%20ASK%20%7B%7D")[0] == 404
    assert fetched(f"{url}/nowhere")[0] == 404


def test_the_ontology_is_at_its_iri(url: str) -> None:
    """The namespace's address gives the reference, and Turtle to those who want it."""
    assert "kg:Organization" in fetched(f"{url}/newskg/ontology", "text/html")[2]
    ontology = fetched(f"{url}/newskg/ontology", "text/turtle")[2]
    assert len(Graph().parse(data=ontology, format="turtle")) > 500


def test_a_new_build_is_served(url: str, folder: Path) -> None:
    """When the file of the graph is replaced, answers come from the new one."""
    path = folder / "graph.ttl"
    before = path.read_text("utf-8")
    named = "ASK { org:新会 skos:prefLabel '新会' }"
    try:
        new = 'org:新会 skos:prefLabel "新会" . org:旧会 dcterms:isReplacedBy org:新会 .'
        path.write_text(before + new, "utf-8")
        assert '"boolean":true' in fetched(query_url(url, named))[2].replace(" ", "")
        assert "<h1>新会</h1>" in fetched(f"{url}/newskg/id/org/{quote('旧会')}", "text/html")[2]
    finally:
        path.write_text(before, "utf-8")


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is here")
@pytest.mark.parametrize(
    ("path", "shown"), [("/", "宁波市总工会"), (UNION, "姚金环"), ("/ontology", "kg:Organization")]
)
def test_a_browser_shows_it(path: str, shown: str, url: str, tmp_path: Path) -> None:
    """Chromium loads each page and shows what it is about."""
    command = [
        *(str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--disable-sync", "--no-first-run"),
        *("--disable-background-networking", "--disable-component-update", f"--user-data-dir={tmp_path}"),
        *("--virtual-time-budget=5000", "--dump-dom", url + path),
    ]
    run = subprocess.run(command, capture_output=True, encoding="utf-8", check=True, timeout=60)
    assert shown in run.stdout


# ---- What goes wrong


def apart(work: Callable[[], Any]) -> Any:
    """Do it in a thread of its own: where a browser has been started, this one has a loop that runs."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(work).result()


def test_a_worker_is_started_again_when_its_graph_is_back(built: Path, tmp_path: Path) -> None:
    """Where the graph is away while a process has to be replaced, that is told until it is back."""
    turtle = Path(shutil.copy(built / "graph.ttl", tmp_path))

    async def statuses() -> list[int]:
        workers = Workers(turtle, Bounds(seconds=1, at_once=1))
        await workers.start()
        turtle.rename(tmp_path / "away.ttl")
        found = [(await workers.answer(sparql, RESULTS)).status for sparql in (SLOW, RUNS, RUNS)]
        (tmp_path / "away.ttl").rename(turtle)
        found.append((await workers.answer(RUNS, RESULTS)).status)
        await workers.stop()
        return found

    assert apart(lambda: asyncio.run(statuses())) == [504, 500, 500, 200]


def test_stopping_waits_for_no_answer(built: Path) -> None:
    """A process that answers is ended with the others."""

    async def status() -> int:
        workers = Workers(built / "graph.ttl", Bounds(seconds=600, at_once=1))
        await workers.start()
        asked = asyncio.create_task(workers.answer(SLOW, RESULTS))
        await asyncio.sleep(0.5)
        await workers.stop()
        return (await asked).status

    assert apart(lambda: asyncio.run(status())) == 500


def test_a_damaged_graph_is_told(tmp_path: Path) -> None:
    """The server does not start, and says why in a line."""
    (tmp_path / "graph.ttl").write_text("not Turtle", "utf-8")
    with listen("127.0.0.1", 0) as listener, pytest.raises(QueryError, match=r"graph\.ttl.*line 1.*kg build"):
        apart(lambda: run_server(tmp_path, listener, Bounds()))


@pytest.mark.parametrize("host", ["127.0.0.1", "", "no.such.host.invalid"])
def test_an_address_that_cannot_be_had_is_told(host: str) -> None:
    """Before anything is started."""
    with listen("127.0.0.1", 0) as taken, pytest.raises(KgError, match=f"Cannot serve on.*{host}"):
        listen(host, taken.getsockname()[1])


def test_an_address_is_written_as_browsers_want_it() -> None:
    """With the port that was found free, and IPv6 in brackets."""
    with listen("127.0.0.1", 0) as listener:
        assert address_of(listener) == f"http://127.0.0.1:{listener.getsockname()[1]}/"
    if socket.has_ipv6:
        with suppress(KgError), listen("::1", 0) as listener:
            assert address_of(listener) == f"http://[::1]:{listener.getsockname()[1]}/"


BROKEN = """
import sys
from pathlib import Path
from kg.serve import Bounds, address_of, listen, run_server
from kg.serve.workers import Workers

async def answer(*_):
    raise ZeroDivisionError("no such answer")

if __name__ == "__main__":
    Workers.answer = answer
    with listen("127.0.0.1", 0) as listener:
        print(address_of(listener), flush=True)
        run_server(Path(sys.argv[1]), listener, Bounds(at_once=1))
"""


def test_what_goes_wrong_while_serving_is_logged(built: Path, tmp_path: Path) -> None:
    """A fault of the program's own is answered with 500, and its trace is there to be read."""
    (tmp_path / "broken.py").write_text(BROKEN, "utf-8")
    command = [sys.executable, str(tmp_path / "broken.py"), str(built)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as serving:
        assert serving.stdout is not None
        address = serving.stdout.readline().decode().strip().rstrip("/")
        assert fetched(query_url(address, RUNS))[0] == 500
        serving.send_signal(signal.SIGINT)
        _, log = serving.communicate(timeout=60)
    assert "ZeroDivisionError: no such answer" in log.decode()


# ---- The command


def test_nothing_to_serve_is_told(tmp_path: Path) -> None:
    """Without a build, the error says what to run."""
    result = CliRunner().invoke(cli, ["serve", "--out", str(tmp_path)])
    assert (result.exit_code, "kg build" in result.stderr) == (2, True)


def test_questions_are_the_same_over_the_wire(url: str, folder: Path) -> None:
    """A named question has the same rows of terms from the server as from the file."""
    sparql = find_query("who-hosts-and-who-undertakes").asking({})
    remote, local = (
        ask(each, sparql) for each in (Endpoint(f"{url}/sparql"), Oxigraph(folder / "graph.ttl"))
    )
    assert remote.terms == local.terms
