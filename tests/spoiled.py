"""Inputs made at random, for hypothesis: spoiled files, odd texts, rules, damaged stores."""

import json
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from bad_inputs import columns, toml
from examples import dezhou
from hostile import DAMAGED_VALUES, PIECES, RULE, VALUES
from hypothesis import strategies as st
from typeset import SIZE, in_bands, in_columns, vertically

from kg.model import Article, Headline

ROOT = Path(__file__).resolve().parent.parent
CHARACTERS = 1500  # of a sample page: enough for two articles, and soon read
_SHORT = 40  # characters of a piece: what is long alone is tried in bad_inputs.py
_BITS = [piece[:_SHORT] for piece in PIECES.values()]

Given = tuple[str, bytes]  # a file: its name and its bytes
Cell = tuple[str, str, object]  # of a store: table, column and what is written there


# ---- Bytes


@st.composite
def spoiled(draw: st.DrawFn, wholes: Sequence[bytes]) -> bytes:
    """Draw one of several files, with some of its bytes overwritten, cut out, doubled, or its end cut off."""
    raw = draw(st.sampled_from(wholes))
    put = st.binary(min_size=1, max_size=8) | st.sampled_from(_BITS).map(_as_bytes)
    for how in draw(st.lists(st.sampled_from(("write", "cut", "double", "end")), min_size=1, max_size=4)):
        start = draw(st.integers(0, len(raw)))
        end = start + draw(st.integers(0, 8) | st.integers(0, 400))
        if how == "write":
            raw = raw[:start] + draw(put) + raw[end:]
        else:
            raw = {"cut": raw[:start] + raw[end:], "double": raw[:end] + raw[start:], "end": raw[:start]}[how]
    return raw


def _as_bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


# ---- Pages


def pages() -> st.SearchStrategy[Given]:
    """Draw a file: a spoiled one of every form, a text of odd pieces, or any bytes under any name."""
    texts = [path.read_text("utf-8")[:CHARACTERS] for path in sorted((ROOT / "seeds").glob("*.txt"))]
    wholes = dict(_wholes(texts))
    sentences = sorted({part for text in texts for line in text.split("\n") for part in line.split("。")})
    names = st.sampled_from(sorted(wholes))
    return st.one_of(
        names.flatmap(lambda name: st.tuples(st.just(name), spoiled(wholes[name]))),
        st.tuples(st.sampled_from(("a.txt", "a.html")), _texts(sentences)),
        st.tuples(names, st.binary(max_size=200)),
    )


def _texts(sentences: Sequence[str]) -> st.SearchStrategy[bytes]:
    part = st.sampled_from(_BITS) | st.sampled_from(sentences)
    return st.lists(part, max_size=12).map("".join).map(_as_bytes)


def _wholes(texts: Sequence[str]) -> Iterator[tuple[str, list[bytes]]]:
    """Whole files of each form, under a name that shows the form."""
    yield "a.txt", [text.encode(code, "ignore") for text in texts for code in ("utf-8", "gb18030", "utf-16")]
    yield "big5.txt", [text.encode("big5", "ignore") for text in texts]
    web = [_web_page(text) for text in texts]
    yield "a.html", [page.encode(code, "ignore") for page in web for code in ("utf-8", "gb18030")]
    yield "a.pdf", list(_prints(texts[0]))
    yield "a.zip", [_archive(texts[:2], how) for how in (ZIP_STORED, ZIP_DEFLATED)]


def _web_page(text: str) -> str:
    title, *lines = text.split("\n")
    body = "".join(f"<p>{line}</p>\n" for line in lines)
    links = '<ul><li><a href="/">首页</a></li></ul>'
    head = f'<head><meta charset="gb18030"><title>{title}</title></head>'
    return f"<!DOCTYPE html><html>{head}<body>{links}<h1>{title}</h1><div>{body}</div></body></html>"


def _prints(text: str) -> Iterator[bytes]:
    title, *lines = filter(None, text.split("\n"))
    articles = [Article("0" * 64, 1, "report", (Headline(title),), tuple(lines[:4])), *dezhou().articles]
    yield in_columns(articles)
    yield in_bands(articles[:1])
    yield vertically([(line[:20], SIZE) for line in lines[:4]], 800)


def _archive(texts: Sequence[str], how: int) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w", how) as archive:
        archive.writestr("工人日报_2025-11-23_1/a.txt", texts[0])
        archive.writestr("b.html", _web_page(texts[1]))
    return packed.getvalue()


# ---- Rules

_TOKENS = (
    *(
        "{S:Organization}",
        "{O:Program}",
        "{S:Actor}",
        "{S:Together}",
        "{Person}",
        "{O:Place|Group}",
        "{S:Foo}",
    ),
    *("{role:run}", "{run}", "{role:title}", "{role:Person}", "{", "}", "~", "~6", "~20<Place|Group>", "~<"),
    *(
        "…Organization|Person…",
        "……",
        "…",
        "举办",
        "由",
        "x",
        " ",
        "\\",
        "\\1",
        "\\d",
        "\\b",
        "\\ue000",
        ".",
        "|",
    ),
    *(
        "(",
        ")",
        "(?:",
        "(?=",
        "(?!",
        "(?<=",
        "(?P<S>",
        "(?P<role>",
        "(?P=S)",
        "(?(S)",
        "(?i)",
        "(?x)",
        "^",
        "$",
    ),
    *("[", "]", "[^", "-", "*", "+", "?", "{2}", "{2,}", "{9,1}", "{1,99999}", "*?", "++", "#", "&&", "[["),
)


def rule_files() -> st.SearchStrategy[bytes]:
    """Draw a file of rules: rows with odd fields and patterns, or one of the ontology's, spoiled."""
    odd = st.lists(st.sampled_from(_TOKENS), max_size=3).map("".join)
    ends = (odd, st.just("{S:Organization}"), odd, st.just("{O:Program}"), odd)
    patterns = st.tuples(*ends).map("".join) | odd
    values = st.sampled_from(VALUES) | _values() | st.sampled_from(_MARKED)
    none: dict[str, object] = {}
    changes = st.just(none) | st.dictionaries(st.sampled_from((*RULE, *_OPTIONAL)), values, max_size=1)
    rows = st.builds(lambda pattern, changed: RULE | {"pattern": pattern} | changed, patterns, changes)
    written = st.lists(rows.map(_row), min_size=1, max_size=2).map("".join).map(_as_bytes)
    kept = [path.read_bytes() for path in sorted((ROOT / "ontology" / "rules").glob("*.toml"))]
    return st.one_of(*[written] * 4, spoiled(kept))


_OPTIONAL = ("subject", "object", "role", "subtype", "pairs", "owners", "lasting", "colour")
_KINDS = ("Organization", "Place.City", "Foo", "Together", "")
_GIVEN: tuple[object, ...] = ([], ["x"], [1], [["x"]], "x", {})
_MARKED: tuple[object, ...] = (
    *("carried", "last", "last Person", True),
    *([f"〔{kind}:甲〕举办〔Program:乙〕。"] for kind in _KINDS),
    *([{"text": "〔Organization:甲〕举办。", "gives": given}] for given in _GIVEN),
)


def _values() -> st.SearchStrategy[object]:
    plain = st.sampled_from(_BITS) | st.integers() | st.booleans() | st.floats() | st.none()
    keys = st.sampled_from("ab")
    return st.recursive(plain, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner))


def _row(row: dict[str, object]) -> str:
    return "[[rule]]\n" + "".join(f"{name} = {toml(value)}\n" for name, value in row.items())


# ---- Stores


def damages(wholes: Sequence[bytes]) -> st.SearchStrategy[bytes | Cell]:
    """Draw what a store's file is replaced by, or what is written into a column of all its rows."""
    cells = st.sampled_from(DAMAGED_VALUES) | _values().map(json.dumps) | st.sampled_from(_NESTED)
    written = st.tuples(st.sampled_from(columns()), cells).map(lambda drawn: (*drawn[0], drawn[1]))
    return spoiled(wholes) | st.binary(max_size=200) | written


_NESTED = ("[" * 20_000, '["\\ud800"]', '[["甲", "main", 1]]', '[["\\ud800", "x"]]', "[1, 2]", "[[1]]", "NaN")
