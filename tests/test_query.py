"""Questions are answered in names that people read, from this graph alone, and never change it."""

import re
import subprocess
import sys
import time
from contextlib import suppress
from functools import partial
from pathlib import Path

import pyoxigraph as ox
import pytest
from asked import DEEP, ELSEWHERE, ENDLESS, GROWING, MISREAD, SLOW, THERE, UPDATES
from graphs import GOLD, annotated, hand_made
from listener import listening

from kg.errors import QueryError, UnknownName
from kg.query import (
    Apart,
    Limits,
    Oxigraph,
    Rdflib,
    TooLarge,
    TooLate,
    ask,
    find_query,
    format_result,
    full_names,
    named_queries,
    run_query,
)
from kg.rdf.document import write_turtle

ROOT = Path(__file__).resolve().parent.parent
RUNS = "{ ?who kg:runs ?what }"


@pytest.fixture(scope="module")
def turtle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("query") / "graph.ttl"
    write_turtle(hand_made(), path)
    return path


@pytest.fixture(scope="module")
def annotated_turtle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not GOLD.is_dir():
        pytest.skip("the annotated pages are not here")
    path = tmp_path_factory.mktemp("query") / "annotated.ttl"
    write_turtle(annotated(), path)
    return path


@pytest.mark.parametrize("question", sorted(named_queries()))
def test_named_question_has_an_answer(question: str, turtle: Path) -> None:
    """Every question that comes with the project is answered where each relation occurs once."""
    result = run_query(turtle, find_query(question).sparql)
    assert result.rows
    assert not [cell for row in result.rows for cell in row if cell.startswith("http")]


# Annotated pages do not say what is only planned.
@pytest.mark.parametrize("question", sorted(named_queries().keys() - {"what-is-planned"}))
def test_named_question_has_an_answer_in_the_annotated_pages(question: str, annotated_turtle: Path) -> None:
    """Every question is answered by what careful readers found on real pages."""
    assert run_query(annotated_turtle, find_query(question).sparql).rows


def test_named_questions_ask_in_two_languages() -> None:
    """There are a dozen questions at least, each in Chinese and in English."""
    assert len(named_queries()) >= 12
    for query in named_queries().values():
        assert re.search(r"[\u4e00-\u9fff].*？$", query.chinese), query.name
        assert re.fullmatch(r"[ -~]+\?", query.english), query.name


def test_plans_are_left_out_on_demand(turtle: Path) -> None:
    """Neither their statements are asked then, nor the plain triples that nothing else states."""
    said = "?s rdf:predicate kg:established ; rdf:subject ?a ; rdf:object ?b"
    asked = f"SELECT ?a ?b {{ {{ ?a kg:established ?b }} UNION {{ {said} }} }}"
    assert len(run_query(turtle, asked).rows) == 2
    assert not run_query(turtle, asked, stated=True).rows
    runs = f"SELECT * {RUNS}"
    assert run_query(turtle, runs, stated=True).rows == run_query(turtle, runs).rows


def test_unknown_question_is_answered_with_the_nearest() -> None:
    """A mistyped name leads to the one that was meant."""
    with pytest.raises(UnknownName, match="who-runs-what"):
        find_query("who-run-what")


@pytest.mark.parametrize(
    ("sparql", "rows"),
    [
        (f"SELECT ?who ?what {RUNS}", (("东市总工会", "工会通"), ("南省总工会", "工会通"))),
        (f"SELECT ?who {RUNS} ORDER BY DESC(STR(?who))", (("南省总工会",), ("东市总工会",))),
        ("SELECT ?kind { org:东市人民法院 a ?kind }", (("kg:Government",), ("kg:Organization",))),
        ("SELECT ?role { ?s rdf:subject org:东市人民法院 OPTIONAL { ?s kg:role ?role } }", (("",),)),
        ("SELECT ?article { ?article kg:continued true }", (("简讯一则",),)),
        ("SELECT ?page { ?page a kg:Page }", (("d1.txt",),)),
        ("SELECT ?issue { ?issue a kg:Issue }", (("issue:南方工人报.2025-11-05",),)),
        ("SELECT ?value { [] kg:of org:东市总工会 ; kg:value ?value }", (("30000",),)),
        ("ASK { org:东市总工会 kg:runs program:工会通 }", (("true",),)),
        ("ASK { program:工会通 kg:runs org:东市总工会 }", (("false",),)),
        ("DESCRIBE org:东市总", (("org:东市总", "dcterms:isReplacedBy", "东市总工会"),)),
    ],
)
def test_answers_are_read_as_names(sparql: str, rows: tuple[tuple[str, ...], ...], turtle: Path) -> None:
    """Cells are labels, titles and sources, or else prefixed names; rows without an order are sorted."""
    assert run_query(turtle, sparql).rows == rows


@pytest.mark.parametrize(
    ("sparql", "word"),
    [
        ("INSERT DATA { <a:a> <a:b> <a:c> }", "INSERT"),
        ("prefix a: <a:> delete where { ?s ?p ?o }", "DELETE"),
        ("# first\nLOAD <http://example.org/>", "LOAD"),
        ("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * { ?s ?p 1service ?e { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * { ?s ?p ?o.SERVICE<http://example.org/>{ ?s ?p ?o } }", "SERVICE"),
        ("SELECT * { \\u0053ERVICE <http://example.org/> { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * FROM <http://example.org/> { ?s ?p ?o }", "FROM"),
        ("SELECT * FROM NAMED <http://example.org/> { ?s ?p ?o }", "FROM"),
    ],
)
def test_only_this_graph_is_asked(sparql: str, word: str, turtle: Path) -> None:
    """What would write, or reach for another graph, is refused by the word that does."""
    with pytest.raises(QueryError, match=f"SPARQL.*{word}"):
        run_query(turtle, sparql)


@pytest.fixture(scope="module", params=[Oxigraph, Rdflib])
def engine(request: pytest.FixtureRequest, turtle: Path) -> Oxigraph | Rdflib:
    made: Oxigraph | Rdflib = request.param(turtle)
    return made


@pytest.mark.parametrize("sparql", [*ELSEWHERE, *UPDATES])
def test_nobody_is_called_and_nothing_is_written(
    sparql: str, engine: Oxigraph | Rdflib, turtle: Path
) -> None:
    """Whatever would, openly or where only a parser sees it, is refused by the word; nobody is called."""
    before = turtle.read_bytes()
    says = r"says (SERVICE|FROM|[A-Z]+, but the graph is only read)"
    with listening() as (address, calls), pytest.raises(QueryError, match=says):
        ask(engine, sparql.replace(THERE, address))
    assert not calls
    assert turtle.read_bytes() == before


@pytest.mark.parametrize("sparql", MISREAD)
def test_no_engine_is_misled(sparql: str, engine: Oxigraph | Rdflib) -> None:
    """What one engine takes for a comment or a text, and another for a call, calls nobody."""
    with listening() as (address, calls), suppress(QueryError):
        ask(engine, sparql.replace(THERE, address))
    assert not calls


@pytest.mark.parametrize("sparql", DEEP, ids=lambda sparql: sparql[:30])
def test_no_depth_ends_the_program(sparql: str, turtle: Path) -> None:
    """Thousands of brackets, signs or patterns in a question are answered, or refused in a line."""
    with suppress(QueryError):
        run_query(turtle, sparql)


@pytest.mark.parametrize(("made", "sparql"), [(Oxigraph, SLOW), (Rdflib, ENDLESS)])
def test_what_takes_too_long_is_ended(made: type[Oxigraph | Rdflib], sparql: str, turtle: Path) -> None:
    """What nothing else can interrupt ends with its process, and the next question is answered."""
    engine = Apart(partial(made, turtle))
    with pytest.raises(TooLate, match=r"0\.5 seconds.*--timeout"):
        engine.ask(sparql, Limits(0.5))
    assert engine.ask("ASK {}", Limits(60)).rows == (("true",),)


@pytest.mark.skipif(sys.platform != "linux", reason="the bound is one of Linux")
@pytest.mark.parametrize("made", [Oxigraph, Rdflib])
def test_what_takes_too_much_memory_is_ended(made: type[Oxigraph | Rdflib], turtle: Path) -> None:
    """Long before the machine has none left; the next question is answered."""
    engine = Apart(partial(made, turtle), memory=0.5)
    with pytest.raises(TooLarge, match=r"0\.5 GB.*--memory"):
        engine.ask(GROWING, Limits(60))
    assert engine.ask("ASK {}", Limits(60)).rows == (("true",),)


def test_no_answer_is_without_bounds(turtle: Path) -> None:
    """What is handed over has one, and so has what a table fills its cells up to."""
    engine = Apart(partial(Oxigraph, turtle), memory=8)
    doubled = [f"BIND(CONCAT(?a{n}, ?a{n}) AS ?a{n + 1})" for n in range(25)]
    long = f"BIND('12345678' AS ?a0) {' '.join(doubled)}"
    with pytest.raises(QueryError, match="256 MB"):
        engine.ask(f"SELECT ?a25 {{ {long} }}", Limits(60))
    table = format_result(engine.ask(f"SELECT ?s ?a10 {{ ?s a kg:Place . {long} }}", Limits(60)), "table")
    assert len(table.splitlines()[1]) < 1000


def test_a_script_without_a_guard_is_told(turtle: Path, tmp_path: Path) -> None:
    """Whoever starts processes from a script needs one; the error says so."""
    script = ASKING.replace('if __name__ == "__main__":', "if True:")
    (tmp_path / "asking.py").write_text(script, "utf-8")
    command = [sys.executable, str(tmp_path / "asking.py"), str(turtle), "ASK {}"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert "a script asks under `if __name__" in ran.stderr


ASKING = """
import sys
from functools import partial
from multiprocessing import active_children
from pathlib import Path
from kg.query import Apart, Limits, Oxigraph

if __name__ == "__main__":
    engine = Apart(partial(Oxigraph, Path(sys.argv[1])))
    print(active_children()[0].pid, flush=True)
    engine.ask(sys.argv[2], Limits(None))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the system ends it on Linux")
@pytest.mark.parametrize(("made", "sparql"), [("Oxigraph", SLOW), ("Rdflib", ENDLESS)])
def test_nobody_answers_one_who_was_killed(made: str, sparql: str, turtle: Path, tmp_path: Path) -> None:
    """The process that answers ends when the one that asks is there no more."""
    (tmp_path / "asking.py").write_text(ASKING.replace("Oxigraph", made), "utf-8")
    command = [sys.executable, str(tmp_path / "asking.py"), str(turtle), sparql]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as asking:
        assert asking.stdout is not None
        answering = Path("/proc", asking.stdout.readline().decode().strip())
        assert answering.exists()
        time.sleep(0.5)  # until it has begun
        asking.kill()
    until = time.monotonic() + 60
    while answering.exists() and time.monotonic() < until:
        time.sleep(0.05)
    assert not answering.exists()


def test_all_is_asked_apart_as_it_is_here(turtle: Path) -> None:
    """An answer, a refusal and a name that a process of its own gives are those of the engine itself."""
    engine = Apart(partial(Oxigraph, turtle))
    for sparql in ("SELECT * { ?who kg:runs ?what }", "CONSTRUCT WHERE { ?who kg:runs ?what }"):
        assert engine.ask(sparql, Limits()) == run_query(turtle, sparql)
    with pytest.raises(QueryError, match="line 1, column 7"):
        engine.ask("SELECT", Limits())
    assert engine.full_names("总工会") == full_names(Oxigraph(turtle), "总工会")
    with pytest.raises(QueryError, match="kg build"):
        Apart(partial(Oxigraph, turtle.with_name("none.ttl")))


@pytest.mark.parametrize(
    "pattern",
    [
        "?from kg:runs ?service",
        "?s a kg:Service",
        "?s skos:prefLabel \"SERVICE from\", '''INSERT'''",
        "?s a <http://example.org/service/from> # SERVICE",
        '?s skos:prefLabel "a"@from',
    ],
)
def test_words_in_names_are_no_keywords(pattern: str, turtle: Path) -> None:
    """Variables, names, strings, IRIs and comments may hold the words that are refused."""
    assert run_query(turtle, f"SELECT * {{ {pattern}\n}}").form == "select"


@pytest.mark.parametrize(
    ("sparql", "place"),
    [
        ("SELECT ?x WHERE {", "line 1, column 18, after “SELECT ?x WHERE {”"),
        ("SELECT ?x\nWHERE { ?x ?y }", "line 2, column 16, after “WHERE { ?x ?y }”"),
        ("", "line 1, column 1, at its beginning"),
        ("SELECT ?x { ?x a nowhere:Thing }", "line 1"),
        ("SELECT ?x { ?x kg:text '}", "line 1"),
    ],
)
def test_malformed_query_is_located(sparql: str, place: str, turtle: Path) -> None:
    """The error is one line and names line and column of the query as it was given."""
    with pytest.raises(QueryError) as caught:
        run_query(turtle, sparql)
    assert place in str(caught.value)
    assert "\n" not in str(caught.value)


def test_unanswerable_query_is_told(turtle: Path) -> None:
    """A function that is not there is named."""
    with pytest.raises(QueryError, match="a:shout"):
        run_query(turtle, "PREFIX a: <a:> SELECT (a:shout(?s) AS ?x) { ?s a kg:Place }")


@pytest.mark.parametrize(("content", "clue"), [(None, "kg build"), ("not Turtle", "line 1")])
def test_missing_or_broken_graph_is_told(content: str | None, clue: str, tmp_path: Path) -> None:
    """A graph that is not there or not Turtle is an error that names the file and what to try."""
    path = tmp_path / "graph.ttl"
    if content is not None:
        path.write_text(content, "utf-8")
    with pytest.raises(QueryError, match=clue) as caught:
        run_query(path, "ASK {}")
    assert str(path) in str(caught.value)


def test_prefixes_are_those_of_the_graph(tmp_path: Path) -> None:
    """A graph under another base is asked with the same short names."""
    write_turtle(hand_made(), tmp_path / "graph.ttl", "https://example.org/")
    result = run_query(tmp_path / "graph.ttl", "SELECT ?what { org:东市总工会 kg:runs ?what }")
    assert [term.value for (term,) in result.terms if isinstance(term, ox.NamedNode)] == [
        "https://example.org/program/工会通"
    ]


def test_bodies_of_a_county_are_found_under_its_province(built: Path) -> None:
    """A union located in a district alone is among the organisations of the province, by the places above."""
    from kg.query import find_query

    rows = run_query(built / "graph.ttl", find_query("organizations-by-province").sparql).rows
    assert ("浙江省", "北仑区总工会", "北仑区") in rows
