"""A person corrects the graph from the command line, and sees what was decided."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import cli

# Two pages on which a firm goes by its full and its short name; on the second a judge is called like a
# welder on both, and a contest has an edition.
PAGES = {
    "a.txt": """曙光重工职工夜校开课

本报记者 李明

近日，曙光重工集团有限公司与德州市总工会联合举办“匠心夜校”培训班。

曙光重工集团有限公司焊工陈伟说，他报了三门课。
""",
    "b.txt": """技能大赛落幕

本报记者 王芳

第四届全国职工职业技能大赛在德州市落幕，曙光重工集团派出选手参赛。

德州市中级人民法院法官陈伟表示，将做好普法。
""",
}
SEED = str(Path(__file__).resolve().parent.parent / "seeds" / "000_792e9c28f50f2240.txt")
FULL, SHORT = "org/曙光重工集团有限公司", "org/曙光重工集团"
WELDER, JUDGE = "person/陈伟（曙光重工集团有限公司）", "person/陈伟（德州市中级人民法院）"


def kg(*arguments: str | Path, typed: str | None = None) -> Result:
    """Run a command in this process, with what is typed at its questions."""
    return CliRunner().invoke(cli, [str(argument) for argument in arguments], input=typed)


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the two pages once."""
    folder = tmp_path_factory.mktemp("decided")
    for name, text in PAGES.items():
        (folder / name).write_text(text, "utf-8")
    assert kg("build", folder, "--out", folder / "out").exit_code == 0
    return folder / "out"


@pytest.fixture
def out(read: Path, tmp_path: Path) -> Path:
    """Give a copy of the build, to decide in."""
    (tmp_path / "out").mkdir()
    for path in read.iterdir():
        (tmp_path / "out" / path.name).write_bytes(path.read_bytes())
    return tmp_path / "out"


def said(out: Path, *arguments: str) -> str:
    """What a command prints that goes well."""
    result = kg(*arguments, "--out", out)
    assert result.exit_code == 0, result.output
    return result.stdout


def refused(out: Path, *arguments: str) -> str:
    """The one line with which a command is refused, and nothing is decided."""
    before = (out / "decisions.csv").read_bytes() if (out / "decisions.csv").exists() else None
    result = kg(*arguments, "--out", out)
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1), result.output
    assert ((out / "decisions.csv").read_bytes() if (out / "decisions.csv").exists() else None) == before
    return result.stderr


def card(out: Path, name: str) -> dict[str, object]:
    found: dict[str, object] = json.loads(said(out, "show", name, "--json"))
    return found


def turtle(out: Path) -> str:
    return (out / "graph.ttl").read_text("utf-8")


def test_pages_join_the_firm(out: Path) -> None:
    """Without a decision the short name is the full one's, and its IRI is retired."""
    assert card(out, "曙光重工集团")["id"] == FULL
    assert f"{SHORT.replace('/', ':')} dcterms:isReplacedBy {FULL.replace('/', ':')} ." in turtle(out)


def test_split_and_undo(out: Path) -> None:
    """What pages joined is split by its retired IRI or its name, holds on a rebuild, and is taken back."""
    before = turtle(out)
    assert "Split" in said(out, "split", "曙光重工集团有限公司", "曙光重工集团")
    assert card(out, SHORT)["id"] == SHORT
    assert "decided:" in said(out, "show", SHORT)
    decided = turtle(out)
    assert said(out, "undo").startswith("Took back:")
    assert turtle(out) == before
    assert decided != before
    assert "Nothing has been decided" in refused(out, "undo")


def test_merge(out: Path) -> None:
    """Merged people are one under the first's IRI, which the graph says was decided, and by whose words."""
    said(out, "merge", WELDER, JUDGE)
    assert card(out, "陈伟")["id"] == WELDER
    text = turtle(out)
    assert "a kg:Decision ;" in text
    assert 'kg:verdict "same" ;' in text
    assert "kg:decidedBy decision:" in text
    assert (
        f"<https://w3id.org/newskg/id/{JUDGE}> dcterms:isReplacedBy" in text or "dcterms:isReplacedBy" in text
    )
    assert json.loads(said(out, "check", "--json")) == []
    assert "are one already" in refused(out, "merge", WELDER, JUDGE)


def test_split_by_article(out: Path) -> None:
    """A thing of one name in another article is split off by the file that it stands in."""
    assert "Only" in refused(out, "split", "德州市总工会", "a.txt")
    assert "speak of" in refused(out, "split", "德州市总工会", "nowhere.txt")
    said(out, "split", "曙光重工集团有限公司", "b.txt")
    ids = [found["id"] for found in json.loads(said(out, "search", "曙光重工", "--json"))]
    assert FULL in ids
    assert any(id_.startswith(f"{FULL}（") for id_ in ids)


def test_rename(out: Path) -> None:
    """A renamed entity keeps its IRI and its old name as another."""
    said(out, "rename", WELDER, "陈炜")
    shown = card(out, "陈炜")
    assert (shown["id"], shown["aliases"]) == (WELDER, ["陈伟"])
    assert 'kg:chosenName "陈炜"' in turtle(out)
    assert "two names" in refused(out, "rename", WELDER, "陈维")
    assert "blank" in refused(out, "rename", WELDER, " ")


def test_reject(out: Path) -> None:
    """A rejected statement is gone from the graph, also when all pages are read again."""
    (link,) = (link for link in card(out, JUDGE)["links"] if link["predicate"] == "worksFor")  # type: ignore[attr-defined]
    number = link["evidence"]["id"]
    assert number[:8] in said(out, "show", JUDGE)
    said(out, "reject", number[:8])
    assert not [link for link in card(out, JUDGE)["links"] if link["predicate"] == "worksFor"]  # type: ignore[attr-defined]
    assert number not in turtle(out)
    assert "No statement named" in refused(out, "reject", number)
    assert "No statement named" in refused(out, "reject", "ab")


def test_decisions_survive_a_fresh_start(out: Path, tmp_path: Path) -> None:
    """What was decided holds when everything is read anew."""
    said(out, "merge", WELDER, JUDGE)
    decided = turtle(out)
    for name, text in PAGES.items():
        (tmp_path / name).write_text(text, "utf-8")
    said(out, "build", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "--fresh")
    assert turtle(out) == decided


def test_conflicts_are_refused(out: Path) -> None:
    """A decision against an earlier one names both lines; so does one that was written by hand."""
    said(out, "split", WELDER, JUDGE)
    error = refused(out, "merge", WELDER, JUDGE)
    assert "Line 9" in error
    assert "line 10" in error
    with (out / "decisions.csv").open("a", encoding="utf-8") as file:
        file.write(f",same,{WELDER},{JUDGE},,,\n")
    for command in (["build", SEED], ["show", "陈伟"], ["review"]):
        assert "Line 9" in refused(out, *command)


@pytest.mark.parametrize(
    ("first", "second", "clues"),
    [
        ("曙光重工集团", "曙光重工集团有限公司", ["One: " + FULL, "shortened", "“曙光重工集团”"]),
        (WELDER, JUDGE, ["Two: ", "They have one name", "焊工", "法官"]),
        ("德州市总工会", "德州市中级人民法院", ["Two: ", "no name in common"]),
        ("德州市总工会", "德州市", ["two kinds", "Rule place-of-level", "has the place"]),
        (WELDER, FULL, ["Rule post-before-name", "It matched “曙光重工集团有限公司焊工陈伟”"]),
    ],
)
def test_why(first: str, second: str, clues: list[str], read: Path) -> None:
    """What makes two names one, or keeps them two, is told by rule and words."""
    result = kg("why", first, second, "--out", read)
    assert all(clue in result.output for clue in clues), result.output


def test_why_as_json(read: Path) -> None:
    """Programs read the same."""
    told = json.loads(said(read, "why", "曙光重工集团", FULL, "--json"))
    assert (told["one"], told["first"]) == (True, FULL)
    assert told["reasons"]


# ---- The walk


def walk(out: Path, *answers: str) -> str:
    """Answer the first questions, then stop."""
    result = kg("review", "--out", out, typed="\n".join((*answers, "q")) + "\n")
    assert result.exit_code == 0, result.output
    return result.stdout


def decided(out: Path) -> list[list[str]]:
    lines = (out / "decisions.csv").read_text("utf-8").splitlines()
    return [line.split(",")[1:4] for line in lines if not line.startswith(("#", "date,"))]


def until(out: Path, clue: str) -> list[str]:
    """The skips that lead to the question with this clue."""
    shown = kg("review", "--out", out, typed="k\n" * 99).stdout
    questions = shown.split("\n\n")[1:]
    return ["k"] * next(at for at, question in enumerate(questions) if clue in question)


def test_review_merges_people(out: Path) -> None:
    """Both sides are shown with their sentences; “same” makes them one, and is not asked again."""
    before = until(out, "They have one name.")
    shown = walk(out, *before, "s")
    assert "焊工陈伟说" in shown
    assert "法官陈伟表示" in shown
    assert "Decided: 1, in" in shown
    ((verdict, kept, other),) = decided(out)
    assert (verdict, {kept, other}) == ("same", {WELDER, JUDGE})
    assert card(out, "陈伟")["id"] == kept
    assert "They have one name." not in kg("review", "--out", out, typed="k\n" * 99).stdout


@pytest.mark.parametrize(
    ("answers", "verdict", "ends"),
    [
        (["d"], "different", {WELDER, JUDGE}),
        (["r", "2", "陈炜"], "rename", {JUDGE, WELDER, "陈炜"}),
        (["w", "a"], "wrong", {WELDER, FULL, JUDGE, "org/德州市中级人民法院"}),
    ],
)
def test_review_takes_other_answers(answers: list[str], verdict: str, ends: set[str], out: Path) -> None:
    """Different, rename and wrong are kept as such; for “wrong” the sentence is asked for."""
    walk(out, *until(out, "They have one name."), *answers)
    (decision,) = decided(out)
    assert decision[0] == verdict
    assert {*decision[1:]} <= ends


def test_review_asks_about_unsure_links(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A link of low confidence is shown with its sentence; “right” is remembered, and not asked again."""
    monkeypatch.setattr("kg.questions.UNSURE", 1.0)
    before = until(out, "The rule is unsure")
    count = kg("review", "--out", out, typed="q\n").stdout.splitlines()[0]
    walk(out, *before, "y")
    assert decided(out)[0][0] == "right"
    assert kg("review", "--out", out, typed="q\n").stdout.splitlines()[0] != count


@pytest.mark.parametrize(
    ("answer", "decision"),
    [
        ("s", ["right", "person/陈伟（{甲}）", "org/{乙}"]),
        ("d", ["different", "person/陈伟（{甲}）", "article/"]),
    ],
)
def test_review_asks_whether_a_person_is_two(answer: str, decision: list[str], tmp_path: Path) -> None:
    """Someone whom a page gives two employers, and another the second alone, may be two people."""
    names = {"甲": "曙光重工集团有限公司", "乙": "青禾食品股份有限公司"}
    for at, employers in enumerate(("甲", "甲乙", "乙")):
        lines = [f"{names[employer]}董事长陈伟说，夜校受欢迎。" for employer in employers]
        text = "\n\n".join((f"夜校亮灯之{at}", "本报记者 李明", *lines))
        (tmp_path / f"{at}.txt").write_text(text, "utf-8")
    out = tmp_path / "out"
    said(out, "build", str(tmp_path))
    walk(out, *until(out, "Is this one person?"), answer)
    (told,) = decided(out)
    assert all(part.startswith(begins.format(**names)) for part, begins in zip(told, decision, strict=True))
    assert "Is this one person?" not in kg("review", "--out", out, typed="k\n" * 99).stdout


@pytest.mark.parametrize("typed", ["", "k\n" * 99, "q\n", "?\nq\n"])
def test_review_without_an_answer(typed: str, out: Path) -> None:
    """Nothing is decided where all is skipped, input ends or a key means nothing."""
    result = kg("review", "--out", out, typed=typed)
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (0, "Decided: 0")
    assert not (out / "decisions.csv").exists()


def test_review_can_be_short(out: Path) -> None:
    """--limit asks no more than that."""
    assert kg("review", "--limit", "1", "--out", out, typed="k\n").stdout.startswith("Open questions: 1\n")
