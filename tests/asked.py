"""Questions that nobody should ask: listed, and made at random for hypothesis."""

from itertools import product

from hypothesis import strategies as st

THERE = "http://127.0.0.1:9/"  # stands for the address at which somebody listens

# ---- Listed

UPDATES = (
    *(f"LOAD <{THERE}>", f"LOAD SILENT <{THERE}> INTO GRAPH <a:g>", "LOAD <file:///etc/passwd>"),
    *("CLEAR ALL", "DROP DEFAULT", f"CREATE GRAPH <{THERE}>", "INSERT DATA { <a:x> <a:y> <a:z> }"),
    *("DELETE DATA { <a:x> <a:y> <a:z> }", "DELETE WHERE { ?s ?p ?o }"),
    *("INSERT { ?s ?p 1 } WHERE { ?s ?p ?o }", "WITH <a:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }"),
    *(f"{verb} <{THERE}> TO DEFAULT" for verb in ("ADD", "MOVE", "COPY")),
)
_CALL = f"SERVICE <{THERE}> {{ ?a ?b ?c }}"
# Each says what it wants of whom, openly or where only a parser sees it.
ELSEWHERE = (
    *(f"SELECT * {{ {_CALL} }}", f"SELECT * {{ SeRvIcE<{THERE}>{{ ?a ?b ?c }} }}"),
    *("ASK { SERVICE SILENT ?x { ?a ?b ?c } }", f"SELECT * {{ FILTER NOT EXISTS {{ {_CALL} }} }}"),
    *(f"SELECT * FROM <{THERE}> {{ ?a ?b ?c }}", f"SELECT * FROM NAMED <{THERE}> {{ ?a ?b ?c }}"),
    *(f"DESCRIBE <a:a> FROM <{THERE}>", f"CONSTRUCT {{ ?a ?b ?c }} FROM <{THERE}> WHERE {{ ?a ?b ?c }}"),
    *(f"SELECT * {{ {{ SELECT * FROM <{THERE}> {{ ?a ?b ?c }} }} }}", f"ASK\nFROM#\n<{THERE}>{{}}"),
    *(f"ASK {{ # \r {_CALL} }}", f"ASK {{ ?s ?p 1{_CALL} }}"),
    f"SELECT * {{ ?s ?p ?o OPTIONAL {{ <a:\u3000'> ?p ?o }} {_CALL} OPTIONAL {{ <a:'> ?p ?o }} }}",
    f"SELECT * {{ ?s ?p ?o FILTER(?o<<a:'\u00a0>||true) {_CALL} FILTER(?o<<a:'\u00a0>||true) }}",
    f"SELECT * {{ ?s ?p ?o FILTER(?o<'>'||true) {_CALL} FILTER(?o<'>') }}",
    f"SELECT * {{ ?s ?p ?o FILTER(true||?o<1#>'''\n) {_CALL} #'''\n}}",
)
# What nobody waits for, and what no memory holds.
SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(?a != ?d && ?d != ?g) }"
ENDLESS = f'ASK {{ FILTER(REGEX("{"a" * 40}!", "^(a+)+$")) }}'  # for a regular expression of Python's
_DOUBLED = " ".join(f"BIND(CONCAT(?a{n}, ?a{n}) AS ?a{n + 1})" for n in range(40))
GROWING = f"SELECT (STRLEN(?a40) AS ?n) {{ BIND('1234' AS ?a0) {_DOUBLED} }}"
# One engine takes these for questions, another for calls.
MISREAD = (
    f"SELECT * {{ \\u0053ERVICE <{THERE}> {{ ?a ?b ?c }} }}",
    f"SELECT * {{ ?s ?p ?o . # \\u000A{_CALL}\n}}",
    f"SELECT * {{ ?s ?p ?o . # \\u0000000A{_CALL}\n}}",
    f"SELECT * # \\u0000000A FROM <{THERE}>\n{{ ?s ?p ?o }}",
    f"SELECT * {{ ?s ?p ?o FILTER(?o != '\\\\u0027)}} {_CALL} #')\n}}",
    "SELECT *#\r{ ?s ?p ?o }",
    'SELECT * { ?s ?p "\\uFFFFFFFF" }',
    "\\u0049NSERT DATA { <a:x> <a:y> <a:z> }",
)
MALFORMED = (
    *(
        "",
        " ",
        "SELECT",
        "SELECT * {",
        "}",
        "SELECT * }",
        "\x00",
        "'",
        '"""',
        "SELECT ?x { ?x ?y '\\' }",
        "<",
        "#",
    ),
    *(
        "SELECT (1/0 AS ?x) {",
        "SELECT (COUNT(*) {",
        "PREFIX",
        "SELECT * { ?a nothing:x ?b }",
        "🙂",
        "((((",
        "?" * 2000,
    ),
    *("SELECT ?x { BIND(REGEX('a', '(') AS ?x) } LIMIT -1", "SELECT * { ?s ?p '\udcff' }"),
)
# Parsers go down a level of the stack for each of these.
DEEP = (
    *("SELECT * {" + "{" * size + "}" * size + "}" for size in (200, 20_000)),
    *("SELECT * { FILTER(" + "(" * 20_000 + "1" + ")" * 20_000 + ") }", "{" * 200_000),
    *("SELECT * { FILTER(" + "!" * 30_000 + "1) }", "SELECT * { " + "MINUS{}" * 5000 + "}"),
    "ASK {" + " " * 300_000 + "}",
)
_BEFORE = ("", "#\n", "PREFIX a: <b:>\n", "BASE <x:>\n", "  \n\t", "\ufeff")
QUERIES = [
    *(before + query for before, query in product(_BEFORE, (*ELSEWHERE, *UPDATES, *MISREAD))),
    *(*MALFORMED, *DEEP),
]

# ---- Made at random

_ODD = st.text("a'\"<>#\\.:{}() \n\r\t\u3000\x0b\x00", max_size=3)
_QUIET = st.text("a'<>#.:{}()\u3000\u00a0\u2028", max_size=3)  # what an IRI or a string may well hold
_LINE_ENDS = ("\n", "\n", "\n", "\r", "\x0c", "\x00", "\\u000A", "\\u0000000A", "\\U0000000d")
_CODES = ("{0}", "{0}", "{0}", "{1}", "\\u{2:04x}", "\\U{2:08X}", "\\u{2:08x}")  # how a letter may be written
_HEADS = (
    *("SELECT *", "ASK", "CONSTRUCT { ?s ?p ?o }", f"DESCRIBE <{THERE}>", "SELECT (COUNT(*) AS ?n)"),
    *("SELECT REDUCED ?s", "PREFIX from: <a:> SELECT *", f"BASE <{THERE}> SELECT *"),
)
_REACHING = (
    *(_CALL, f"SERVICE SILENT<{THERE}>{{ ?a ?b ?c }}", "SERVICE ?s { ?a ?b ?c }"),
    f"FILTER EXISTS {{ {_CALL} }}",
)


def questions() -> st.SearchStrategy[str]:
    """Draw SPARQL that may write or reach for THERE, amid odd comments, strings, names and comparisons."""
    comment = st.builds("#{}{}".format, _ODD | _QUIET, st.sampled_from(_LINE_ENDS))
    string = st.builds("{0}{1}{0}".format, st.sampled_from(("'", '"', "'''", '"""')), _QUIET | _QUIET | _ODD)
    plain = st.sampled_from(("?o", "?from", "1", "kg:b", "kg:service", '"a"@from', "( ?o )", "[ ?p 1 ]"))
    term = st.builds("<a:{}>".format, _QUIET) | string | plain
    pattern = st.one_of(
        comment,
        st.builds("?s ?p {} .".format, term),
        st.builds("FILTER(?o{}{}||true)".format, st.sampled_from("<<>="), term),
        st.builds("OPTIONAL {{ {} ?p ?o }}".format, term),
        st.builds("{{ SELECT * {{ ?s ?p {} }} }}".format, term),
    )
    broken = st.sampled_from(("{", "}", "{} UNION", "MINUS {", "(", ")", "<<", "FILTER(", "?s ?p"))
    odd = st.lists(st.one_of(*[pattern] * 9, broken), max_size=3).map(" ".join)
    reaching = st.sampled_from(_REACHING).flatmap(_spelt)
    # What is odd stands on either side: what opens before may be closed behind.
    around = st.builds("{0}{1}\n{0}".format, odd, reaching) | st.builds("{}{}\n".format, odd, reaching)
    sources = st.sampled_from(("",) * 8 + (f"FROM <{THERE}>", f"FROM NAMED <{THERE}>")).flatmap(_spelt)
    heads = st.sampled_from(_HEADS)
    asked = st.builds("{} {}{{ ?s ?p ?o . {}\n}}".format, heads, sources, around | odd)
    updates = st.sampled_from(UPDATES).flatmap(_spelt)
    written = st.builds("{}{}".format, comment, updates) | st.builds("{};{}".format, asked, updates)
    return st.one_of(*[asked] * 9, written)


def _spelt(words: str) -> st.SearchStrategy[str]:
    """Draw words the first of which has some of its letters small, or as code points."""
    first, _, rest = words.partition(" ")
    letters = (
        st.sampled_from([code.format(sign, sign.lower(), ord(sign)) for code in _CODES]) for sign in first
    )
    between = st.sampled_from((" ", " ", " ", "#\n", "\r", "\\u0020"))
    spelt = st.just(first) | st.tuples(*letters).map("".join)
    return st.builds("{}{}{}".format, spelt, between, st.just(rest))
