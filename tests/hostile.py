"""Texts, rules and decisions that nobody should write, each text under a name that says what it is."""

from itertools import product

_CONTROLS = {f"control {code:02x}": f"甲{chr(code)}乙" for code in (*range(0x20), *range(0x7F, 0xA0))}
_DIRECTIONS = {
    f"direction {code:04x}": f"甲{chr(code)}乙"
    for code in (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
}
_INVISIBLE = {
    f"invisible {code:04x}": f"甲{chr(code)}乙"
    for code in (0xAD, 0x034F, 0x180E, *range(0x200B, 0x200E), 0x2028, 0x2029, *range(0x2060, 0x2065), 0xFEFF)
}
_ODD = {
    f"odd {code:04x}": f"甲{chr(code)}乙"
    for code in (
        0x00A0,
        0x3000,
        0xE000,
        0xE001,
        0xF8FF,
        0xFDD0,
        0xFFFC,
        0xFFFD,
        0xFFFE,
        0xFFFF,
        0x1F469,
        0x10FFFF,
    )
}
_MARKUP = {
    "end of script": "</script><script>alert(1)</script>",
    "image that runs": "<img src=x onerror=alert(1)>",
    "comment": "<!-- --><!--<script>",
    "end of title": "</title></style></textarea>",
    "entity": "&lt;script&gt;&#0;&#xD800;&#x110000;",
    "entity bomb": '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]>&c;',
    "cdata": "<![CDATA[ ]]>",
    "link that runs": "javascript:alert(1)",
    "Turtle": '""" . <a> <b> <c> ; \\u0000 \\',
    "long Turtle": '\'\'\'"""\n"""',
    "IRI": '<>"{}|^`\\ %00 %zz',
    "template": "{{ 7 * 7 }}{% raw %}${7*7}#{7*7}",
    "format": "%s%n%(a)s{0}{a.__class__}",
    "SQL": "'; DROP TABLE pages; --",
    "shell": "$(reboot) `reboot` ; | & > /dev/null",
    "path": "../../../../etc/passwd\\..\\..",
    "formula": "=cmd|'/C calc'!A0",
    "formula with plus": "+1+1",
    "formula with minus": "-1+1",
    "formula with at": "@SUM(1)",
    "formula behind tab": "\t=1+1",
    "regular expression": "(a+)+$[^]]*(?P<x>.)\\1{1,99999}",
    "terminal": "\x1b[2J\x1b]0;title\x07",
    "JSON": '{"__proto__": {"a": 1}}\\u2028',
    "prototype": "__proto__",
    "constructor": "constructor",
    "family": "👩‍👩‍👧‍👦🏳️‍🌈",
    "marks": "甲" + "\u0301" * 500,
    "ligature": "ﷺ㍿㋿",
    "wide": "\uff1c\uff0fscript\uff1e\uff21",
    "rtl": "אבג مرحبا",
}
_UNITS = {
    "opening quotes": "“",
    "closing quotes": "”",
    "quotes": "“”",
    "straight quotes": '"',
    "apostrophes": "'",
    "corners": "「",
    "titles": "《",
    "brackets": "（",
    "squares": "〔",
    "braces": "{",
    "angles": "<",
    "commas": "，",
    "listing": "工会、",
    "and": "工会和",
    "stops": "。",
    "dots": "·",
    "dashes": "—",
    "spaces": " ",
    "wide spaces": "\u3000",
    "lines": "\n",
    "returns": "\r",
    "digits": "9",
    "Chinese digits": "百",
    "dates": "年月日",
    "days": "2025年11月23日",
    "percents": "1.",
    "unions": "市总工会",
    "provinces": "山东省",
    "places": "德州市",
    "firms": "有限公司",
    "events": "大赛",
    "reporters": "记者",
    "names": "张三",
    "bylines": "□本报记者 ",
    "posts": "主席",
    "ofs": "的",
    "letters": "a",
    "letter and space": "a ",
    "equals": "=",
    "hashes": "# ",
    "pipes": "|",
    "backslashes": "\\",
    "tags": "<b>",
    "ampersands": "&",
    "percent codes": "%41",
    "stations": "驿站",
    "hosts": "由工会主办的",
    "said": "说：“",
}
_REPEATED = {f"2,000 {name}": unit * (2000 // len(unit)) for name, unit in _UNITS.items()}
_HALVES = {f"half of a character {code:04x}": f"甲{chr(code)}乙" for code in (0xD800, 0xDBFF, 0xDC00, 0xDCFF)}
_MANY = {f"10,000 {name}": unit * 10_000 for name, unit in (("“", "“"), ("”", "”"), ('"', '"'), ("'", "'"))}
PIECES = _CONTROLS | _DIRECTIONS | _INVISIBLE | _ODD | _HALVES | _MARKUP | _REPEATED | _MANY
UNITS = tuple(_UNITS.values())

# Where a piece stands on a page.
_BODY = "近日，德州市总工会举办职工歌唱大赛，来自全市的300名职工参加。德州市总工会主席李明出席。"
_PAGE = (
    "德州市总工会举办大赛",
    "本报记者 张三",
    f"{_BODY}大赛由德州市总工会主办。",
    "“职工都来了。”李明说。",
)
_WHERE = {
    "in a headline": (0, "德州市{}总工会举办大赛"),
    "in a byline": (1, "本报记者 张{}三"),
    "in a name": (2, f"近日，德州市{{}}总工会举办职工歌唱大赛。{_BODY}"),
    "in a program": (2, f"{_BODY}德州市总工会推出“{{}}服务”平台，服务货车司机2万人。"),
    "in a person": (2, f"{_BODY}德州市总工会主席李{{}}明参加职工歌唱大赛。"),
    "in a paragraph": (2, f"{_BODY}{{}}"),
}
PLACES = {"alone": "{}"} | {
    name: "\n".join((*_PAGE[:line], text, *_PAGE[line + 1 :])) + "\n" for name, (line, text) in _WHERE.items()
}


def page_of(place: str, piece: str) -> str:
    """A page with a piece in a place."""
    return PLACES[place].replace("{}", piece)


RULE: dict[str, object] = {
    "name": "bad-rule",
    "property": "runs",
    "pattern": "{S:Organization}举办{O:Program}",
    "why": "An example.",
    "yes": [{"text": "〔Organization:甲厂〕举办〔Program:乙行动〕。", "gives": ["甲厂 runs 乙行动"]}],
    "no": ["甲厂休息。"],
}
VALUES: tuple[object, ...] = (
    "",
    "x",
    0,
    -1,
    1.5,
    True,
    [],
    [1],
    [[]],
    ["x"],
    {},
    {"text": "x"},
    [{}],
    [{"text": 1, "gives": 2}],
    [{"text": "x", "gives": [["x"]]}],
    [{"text": "〔Nothing:甲〕举办〔Program:乙〕。", "gives": ["x"]}],
    ["〔Nothing:甲〕举办〔Program:乙〕。"],
)
_PATTERNS = (
    *(
        "{S:Nothing}{O:Program}",
        "{S:}{O:}",
        "{S:Organization",
        "(",
        "[",
        "*",
        "(?P<S>x)",
        "{S:Organization}" * 2,
    ),
    *(
        "{S:Organization}{role:nothing}{O:Program}",
        "~<Nothing>{S:Person}{O:Program}",
        "…Nothing…",
        "~999999999999",
    ),
    *(
        "{S:Organization}(?{O:Program}",
        "(?i)x{S:Person}{O:Person}",
        "\\",
        "{O:Program}\\9",
        "{S:Person}{9,1}{O:Person}",
    ),
    *(
        "{S:Person}~99999999999999999999{O:Program}",
        "(" * 200 + "{S:Person}{O:Person}" + ")" * 200,
        "{role:role}",
    ),
    # What is found without an end, or with one that is none.
    *(
        "{S:Organization}举办{O:Program}?",
        "{S:Organization}|{O:Program}",
        "[{S:Organization}]举办{O:Program}",
    ),
    *(
        "(?:{S:Organization}|厂)举办{O:Program}*",
        "[[{S:Organization}举办{O:Program}",
        "{S:Organization}--{O:Program}",
    ),
)
_MORE = {"subject": "nobody", "object": "last Nothing", "role": 1, "subtype": 1, "pairs": 1, "unknown": "x"}
RULES: list[dict[str, object]] = [
    *({**RULE, field: value} for field, value in product(RULE, VALUES)),
    *({**RULE, "pattern": pattern} for pattern in _PATTERNS),
    *({**RULE, field: value} for field, value in _MORE.items()),
    *({name: value for name, value in RULE.items() if name != gone} for gone in RULE),
]
RULE_FILES = (
    "",
    "[[rule]]",
    "[rule]",
    "rule = 1",
    "rule = []",
    "rule = [1]",
    "[[rules]]",
    "\x00",
    "= =",
    "[[rule]]\nname=1",
    "rule = " + "[" * 5000 + "]" * 5000,
    "[[rule]]\nyes = " + "{a = " * 5000 + "1" + "}" * 5000,
    '[[rule]]\nname = "two\\nlines"',
    '"two\\nlines" = 1',
)

_DAY = "2025-11-23"
DECISIONS = [
    *(
        f"{_DAY},{what},org/甲,org/乙"
        for what in ("", "SAME", "maybe", "=1+1", "same same", "\x00", "“same”")
    ),
    *(
        f"{day},same,org/甲,org/乙"
        for day in ("2025", "x", "23.11.2025", "=1+1", "2025-11-23T00:00", "\u0662\u0660")
    ),
    *(
        f"{_DAY},same,{first},{second}"
        for first, second in product(("", "x", "org/", "foo/甲", "org/甲"), ("", "x", "org/甲"))
    ),
    *(
        "same",
        ",,,,,,,,,,,,",
        '"',
        '"same',
        "a,b",
        f"{_DAY},wrong,org/甲,org/乙",
        f"{_DAY},right,org/甲,org/乙,runs",
    ),
    *(f"{_DAY},same,org/甲,org/乙\n{_DAY},different,org/甲,org/乙", f"{_DAY},rename,org/甲,"),
]

DAMAGED_VALUES: tuple[object, ...] = (None, "", "x", "[", "[1]", "{}", -1, 10**15, 1.5, b"\xff\xfe", "null")
