"""The namespaces of the contract, each with its prefix."""

from kg.ontology import NAMESPACE

BASE = "https://w3id.org/newskg/id/"
_IDENTIFIED = (
    "org", "program", "person", "place", "honour", "group",
    "article", "page", "issue", "statement", "measure", "decision",
)  # fmt: skip
_VOCABULARIES = {
    "kg": NAMESPACE,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "prov": "http://www.w3.org/ns/prov#",
}


def prefixes(base: str = BASE) -> dict[str, str]:
    """Every prefix of the contract with its namespace, those of entities and records under `base`."""
    return _VOCABULARIES | {kind: f"{base}{kind}/" for kind in _IDENTIFIED}
