"""Spells IRIs, names, literals and blocks of Turtle 1.1."""

import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from urllib.parse import quote as percent_encode

Spell = Callable[[str], str]  # how Turtle writes the IRI of an id

# What may not stand in the path of an IRI (RFC 3987, ipchar), and white space of any script.
_NOT_IN_IRI = re.compile(
    r"%(?![0-9A-Fa-f]{2})|\s|[^-A-Za-z0-9._~!$&'()*+,;=:@/%"
    "\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef\U00010000-\U000efffd]"
)
# PN_LOCAL (Turtle 1.1, section 6.5) without its backslash escapes; SPARQL reads the same names.
_FIRST = (
    "0-9:A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d"
    "\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_INNER = _FIRST + "\u00b7\u0300-\u036f\u203f\u2040-"
_OCTET = "%[0-9A-Fa-f]{2}"
_LOCAL_NAME = re.compile(f"(?:[{_FIRST}]|{_OCTET})(?:(?:[.{_INNER}]|{_OCTET})*(?:[{_INNER}]|{_OCTET}))?")

_SHORT_ESCAPES = {code: f"\\u{code:04X}" for code in (*range(0x20), 0x7F)} | {
    ord(char): escape
    for char, escape in {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}.items()
}
_LONG_ESCAPES = {code: escape for code, escape in _SHORT_ESCAPES.items() if code != ord("\n")}


def iri(base: str, key: str) -> str:
    """Make the IRI of `key` under `base`, what an IRI does not allow percent-encoded as UTF-8."""
    return base + _NOT_IN_IRI.sub(lambda match: percent_encode(match[0], safe=""), key)


def name(term: str, prefixes: Mapping[str, str]) -> str:
    """`term`, an IRI, as a prefixed name, or between angle brackets where no prefix can spell it."""
    for prefix, namespace in prefixes.items():
        if term.startswith(namespace) and _LOCAL_NAME.fullmatch(term, len(namespace)):
            return f"{prefix}:{term[len(namespace) :]}"
    return f"<{term}>"


def literal(text: str, datatype: str = "") -> str:
    """Write a string, over several lines where it has several; `datatype` is a prefixed name."""
    if "\n" in text and not datatype:
        return f'"""{text.translate(_LONG_ESCAPES)}"""'
    return f'"{text.translate(_SHORT_ESCAPES)}"' + (f"^^{datatype}" if datatype else "")


def if_known(text: str) -> list[str]:
    """The string as the objects of a property, none where it is empty."""
    return [literal(text)] if text else []


def decimal(number: float) -> str:
    """Write an xsd:decimal, which unlike xsd:double knows no exponent."""
    digits = format(Decimal(repr(float(number))), "f")
    return digits if "." in digits else f"{digits}.0"


def block(subject: str, properties: Iterable[tuple[str, Iterable[str]]]) -> str:
    """All that is said of `subject`, a property a line; a property without objects is left out."""
    listed = ((predicate, ", ".join(objects)) for predicate, objects in properties)
    lines = [f"{predicate} {objects}" for predicate, objects in listed if objects]
    return f"{subject} " + " ;\n    ".join(lines) + " .\n\n"
