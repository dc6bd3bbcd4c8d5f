"""Named questions take parameters, and two engines agree with each other and with the pages."""

import re
import runpy
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from asked import SLOW
from click.testing import CliRunner
from graphs import GOLD, SEEDS, annotated, hand_made

from kg.cli import cli
from kg.errors import QueryError, UnknownName
from kg.query import Limits, Oxigraph, Rdflib, Result, ask, find_query, full_names, named_queries
from kg.rdf.document import write_turtle

GOLDEN = Path(__file__).parent / "golden" / "questions.toml"
CASES = tomllib.loads(GOLDEN.read_text("utf-8"))["asked"]


@pytest.fixture(scope="module")
def turtle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("named") / "graph.ttl"
    write_turtle(hand_made(), path)
    return path


@pytest.fixture(scope="module")
def samples(built: Path) -> Oxigraph:
    return Oxigraph(built / "graph.ttl")


@pytest.fixture(scope="module")
def engines(turtle: Path) -> tuple[Oxigraph, Rdflib]:
    return Oxigraph(turtle), Rdflib(turtle)


@pytest.fixture(scope="module")
def second(built: Path) -> Rdflib:
    return Rdflib(built / "graph.ttl")


def asked(engine: Oxigraph | Rdflib, question: str, values: Mapping[str, str]) -> Result:
    return ask(engine, find_query(question).asking(values, lambda text: full_names(engine, text)))


def bare(text: str) -> str:
    """Leave out quotation marks and white space."""
    return re.sub(r"[\s“”‘’]", "", text)


def has(result: Result, row: Mapping[str, str]) -> bool:
    answers = [dict(zip(result.variables, found, strict=True)) for found in result.rows]
    return any(all(bare(value) in bare(found[key]) for key, value in row.items()) for found in answers)


def comparable(result: Result) -> list[list[list[str]]]:
    """Rows in one order; lists of names too, as their order is the engine's, and decimals without “.0”.

    rdflib makes one row without values of no group at all.
    """
    rows = [
        [sorted(re.sub(r"(?<=\d)\.0+(?!\d)", "", cell).split("、")) for cell in row] for row in result.rows
    ]
    return sorted(row for row in rows if any(cell != [""] for cell in row))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["question"])
def test_answers_are_those_of_the_pages(case: dict[str, Any], samples: Oxigraph) -> None:
    """What a reader finds on the page is among the answers, and the page does say it."""
    assert bare(case["words"]) in bare((SEEDS / case["page"]).read_text("utf-8"))
    result = asked(samples, case["question"], case["set"])
    assert has(result, case["row"]), result.rows


def test_most_questions_were_checked_by_hand() -> None:
    """At least twenty-five questions have an answer that was checked against the pages."""
    assert len({case["question"] for case in CASES} & named_queries().keys()) >= 25


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["question"])
def test_parameters_narrow(case: dict[str, Any], samples: Oxigraph) -> None:
    """What is set leaves some of the rows out, and nothing where nothing fits."""
    question = find_query(case["question"])
    if "LIMIT" in question.sparql:
        return
    narrowed, whole = asked(samples, case["question"], case["set"]), asked(samples, case["question"], {})
    if question.name != "sentences-with":  # whose text has a default
        assert set(narrowed.rows) <= set(whole.rows)
    assert len(narrowed.rows) < len(whole.rows)
    text = [name for name, value in case["set"].items() if not value[0].isdigit() or "20" not in value[:2]]
    for name in text:
        assert not asked(samples, case["question"], {name: "无此名称无此名称"}).rows


@pytest.mark.parametrize("question", sorted(named_queries()))
def test_two_engines_agree(question: str, engines: tuple[Oxigraph, Rdflib]) -> None:
    """Rdflib gives the rows that pyoxigraph gives, with nothing set and with each parameter set."""
    values: list[Mapping[str, str]] = [{}]
    values += [{each.name: "工会通"} for each in find_query(question).parameters if each.default == "UNDEF"]
    for setting in values:
        first, second = (asked(engine, question, setting) for engine in engines)
        assert comparable(first) == comparable(second), setting
        assert first.variables == second.variables


@pytest.mark.parametrize("question", ["who-runs-what", "digital-systems", "programs-within-a-place"])
def test_two_engines_agree_on_real_pages(question: str, samples: Oxigraph, second: Rdflib) -> None:
    """The same on the graph of the sample pages."""
    assert comparable(asked(samples, question, {})) == comparable(asked(second, question, {}))


@pytest.mark.parametrize(
    "sparql", ["ASK { ?x kg:runs ?y }", "CONSTRUCT { ?x kg:runs ?y } WHERE { ?x kg:runs ?y }"]
)
@pytest.mark.parametrize("stated", [True, False])
def test_engines_agree_on_other_forms(sparql: str, stated: bool, turtle: Path) -> None:
    """Yes and no, and triples, are the same of both, plans left out or not."""
    first, second = (ask(engine(turtle, stated=stated), sparql) for engine in (Oxigraph, Rdflib))
    assert first == second


@pytest.mark.parametrize(
    ("given", "spelt"),
    [
        ({"from": "2024-01-01"}, 'VALUES ?from { "2024-01-01"^^xsd:date }'),
        ({"from": '2024"}} # '}, 'VALUES ?from { "2024\\"}} #"^^xsd:date }'),
        ({"subject": 'a" } DROP ALL { "'}, 'VALUES ?subject { "a\\" } DROP ALL { \\"" }'),
        ({"subject": "a\nb"}, 'VALUES ?subject { "a b" }'),
    ],
)
def test_values_are_spelt_as_their_default(given: Mapping[str, str], spelt: str) -> None:
    """A value has the type of the default, and none can end its string."""
    assert spelt in find_query("what-happened-when").asking(given)


def test_a_number_stays_a_number() -> None:
    """A parameter that is a number by default takes numbers."""
    assert "VALUES ?below { 0.5 }" in find_query("what-to-review").asking({"below": "0.5"})


def test_unknown_parameter_is_told() -> None:
    """The error names the parameters that there are."""
    with pytest.raises(UnknownName, match="organization, program"):
        find_query("who-runs-what").asking({"place": "福州市"})


def test_parameters_speak_two_languages() -> None:
    """Every parameter says in Chinese and in English what it is, and is a variable of its question."""
    for query in named_queries().values():
        for parameter in query.parameters:
            assert re.search(r"[\u4e00-\u9fff]", parameter.chinese), query.name
            assert re.fullmatch(r"[ -~]+|[ -~]+[\u4e00-\u9fff, ]+", parameter.english), query.name
            assert query.sparql.count(f"?{parameter.name}") > 1, query.name


def test_short_forms_are_understood(samples: Oxigraph) -> None:
    """Another name, or part of one, leads to the entities that have it."""
    assert full_names(samples, "全总") == ("全总", "中华全国总工会")
    assert "“工情通”应用" in full_names(samples, "工情通")
    assert full_names(samples, "无此名称") == ("无此名称",)


def test_long_query_is_given_up(samples: Oxigraph) -> None:
    """A query that takes too long ends in an error that says what to try."""
    with pytest.raises(QueryError, match="--timeout"):
        ask(samples, SLOW, Limits(seconds=0.2))


def test_rows_are_limited(turtle: Path) -> None:
    """Of more rows than the limit the first ones are given, and it is told that there are more."""
    engine = Oxigraph(turtle)
    few = ask(engine, "SELECT * { ?s ?p ?o }", Limits(rows=3))
    assert (len(few.rows), few.cut) == (3, True)
    exact = ask(engine, "SELECT * { ?s kg:runs ?o }", Limits(rows=2))
    assert (len(exact.rows), exact.cut) == (2, False)


def test_command_says_that_rows_are_missing(built: Path) -> None:
    """`kg query --limit` writes what it has, and a line on standard error."""
    result = CliRunner().invoke(
        cli, ["query", "--named", "who-runs-what", "--limit", "2", "--format", "csv", "--out", str(built)]
    )
    assert len(result.stdout.splitlines()) == 3
    assert "Only the first 2 rows" in result.stderr


def test_command_sets_parameters(built: Path) -> None:
    """`kg query --set` narrows by a short form; the second engine gives the same text."""
    told = ["query", "--named", "units-of-an-organization", "--set", "organization=全总", "--out", str(built)]
    first, second = (CliRunner().invoke(cli, [*told, *more]) for more in ((), ("--engine", "rdflib")))
    assert "中华全国总工会宁波蹲点组" in first.stdout
    assert first.stdout == second.stdout


@pytest.mark.skipif(not GOLD.is_dir(), reason="the annotated pages are not here")
def test_one_question_gives_all_of_a_program(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Of a graph that holds what careful readers found, the question gives every fact back."""
    write_turtle(annotated(), tmp_path / "graph.ttl")
    pages = [str(path) for path in sorted(GOLD.glob("0*.json"))]
    monkeypatch.setattr(sys, "argv", ["answers.py", str(tmp_path / "graph.ttl"), *pages])
    runpy.run_path(str(Path(__file__).parent / "bench" / "answers.py"), run_name="__main__")
    assert capsys.readouterr().out.endswith("100%\n")
