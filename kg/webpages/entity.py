"""Makes the page of an entity, or of whatever else has an IRI, from what queries find of it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from urllib.parse import quote, urlsplit

from kg.errors import KgError
from kg.ontology import NAMESPACE, labels
from kg.rdf import prefixes
from kg.rdf.turtle import name
from kg.webpages.frame import rendered

Rows = Sequence[Mapping[str, str]]

_NAMED = "OPTIONAL { ?value skos:prefLabel|dcterms:title|kg:source ?label }"
_SAID = """?said rdf:predicate ?relation ; kg:quote ?quote ; kg:modality ?modality ;
    prov:wasDerivedFrom ?article . ?article dcterms:title ?title .
  ?value skos:prefLabel ?label . OPTIONAL { ?said kg:role ?role } OPTIONAL { ?said kg:when ?when }"""
# What a page is made from, by name: queries in which `$subject` stands for an IRI.
QUESTIONS: Mapping[str, str] = MappingProxyType(
    {
        "properties": f"""SELECT DISTINCT ?property ?value ?label ?is_iri {{
  $subject ?property ?value {_NAMED} BIND(isIRI(?value) AS ?is_iri)
}} ORDER BY ?property ?label ?value""",
        "says": f"""SELECT ?relation ?value ?label ?role ?when ?modality ?quote ?article ?title {{
  ?said rdf:subject $subject ; rdf:object ?value . {_SAID}
}} ORDER BY ?relation ?label ?quote""",
        "said": f"""SELECT ?relation ?value ?label ?role ?when ?modality ?quote ?article ?title {{
  ?said rdf:object $subject ; rdf:subject ?value . {_SAID}
}} ORDER BY ?relation ?label ?quote""",
        "numbers": """SELECT ?what ?value ?unit ?when ?quote ?article ?title {
  ?said kg:of $subject ; kg:value ?value ; kg:quote ?quote ; prov:wasDerivedFrom ?article .
  ?article dcterms:title ?title .
  OPTIONAL { ?said kg:what ?what } OPTIONAL { ?said kg:unit ?unit } OPTIONAL { ?said kg:asOf ?when }
} ORDER BY ?what ?value ?quote""",
    }
)
_UNKNOWN = {"role": "", "when": "", "what": "", "unit": ""}  # what a row need not have
_NAMING = ("skos:prefLabel", "dcterms:title", "kg:source")


def entity_page(subject: str, found: Mapping[str, Rows]) -> str:
    """Write the page of the IRI `subject`; `found` has the rows of each of QUESTIONS by its name."""
    known = prefixes()
    properties: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in found["properties"]:
        key = name(row["property"], known)
        spelt = name(row["value"], known) if row["is_iri"] == "true" else row["value"]
        shown = row.get("label", spelt)
        properties[key].append({"text": shown, "path": _path(row["value"])})
    titles = [properties[key][0]["text"] for key in _NAMING if key in properties]
    text = properties.pop("kg:text", [{"text": ""}])[0]["text"]
    return rendered(
        "entity.html",
        subject=subject,
        title=(titles or [name(subject, known)])[0],
        properties={key: (_label(key), values) for key, values in properties.items()},
        relations=[*_grouped(found["says"], "→"), *_grouped(found["said"], "←")],
        numbers=[{**_UNKNOWN, **row, "path": _path(row["article"])} for row in found["numbers"]],
        text=text,
    )


def _grouped(rows: Rows, arrow: str) -> list[tuple[str, str, list[dict[str, str]]]]:
    """Put the rows of each relation under its label."""
    groups: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows:
        paths = {"path": _path(row["value"]), "article_path": _path(row["article"])}
        groups[row["relation"].removeprefix(NAMESPACE)].append({**_UNKNOWN, **row, **paths})
    return [(arrow, _label(f"kg:{relation}"), group) for relation, group in groups.items()]


def _label(key: str) -> str:
    """Give a property's label in both languages, or its name where it is none of ours."""
    try:
        own = labels(key.removeprefix("kg:"))
    except KgError:
        return key
    return f"{own['zh']} {own['en']}"


def _path(value: str) -> str:
    """Where on this server the page of an IRI is; “” of what is no IRI of the graph."""
    space = prefixes()["org"].removesuffix("org/")
    return quote(urlsplit(value).path, safe="/%") if value.startswith(space) else ""
