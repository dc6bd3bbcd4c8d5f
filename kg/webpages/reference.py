"""Makes the reference of the ontology, one HTML page in Chinese and English, out of `ontology/kg.ttl`."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.ontology import NAMESPACE
from kg.rdf.turtle import name
from kg.resources import ontology_dir
from kg.webpages.frame import rendered

# What a term's entry lists, in this order: a property of the ontology, and its heading in two languages.
# “^” lists what points at the term.
_LISTED = (
    ("rdfs:subClassOf", "上位类", "subclass of"),
    ("^rdfs:subClassOf", "下位类", "superclass of"),
    ("rdfs:subPropertyOf", "上位属性", "sub-property of"),
    ("^rdfs:subPropertyOf", "下位属性", "super-property of"),
    ("rdfs:domain", "主语", "domain"),
    ("rdfs:range", "宾语", "range"),
    ("owl:inverseOf", "逆属性", "inverse of"),
    ("^owl:inverseOf", "逆属性", "inverse"),
    ("^rdfs:domain", "作主语于", "subject of"),
    ("^rdfs:range", "作宾语于", "object of"),
    ("kg:verb", "词语", "verbs"),
    ("skos:closeMatch", "相近", "close match"),
    ("skos:relatedMatch", "相关", "related match"),
    ("rdfs:seeAlso", "另见", "see also"),
)
# The sections of the page, by the type that a term has; a term stands in the first that fits.
_SECTIONS = (
    ("owl:Class", "类", "Classes"),
    ("kg:Relation", "关系", "Relations"),
    ("kg:Manner", "举办的方式", "Ways of running a program"),
    ("owl:ObjectProperty", "其他对象属性", "Other object properties"),
    ("owl:DatatypeProperty", "数据属性", "Datatype properties"),
    ("owl:AnnotationProperty", "注释属性", "Annotation properties"),
    ("skos:ConceptScheme", "概念表", "Concept schemes"),
)


_ONLY = ("owl:onProperty", "owl:allValuesFrom", "owl:hasValue")  # what a restriction consists of


@dataclass(frozen=True, slots=True)
class _Entry:
    """A term: its texts by property and language (“rdfs:label zh”), and its rows: two headings, values."""

    name: str
    texts: Mapping[str, str]
    rows: tuple[tuple[str, str, tuple[str, ...]], ...]


class _Ontology:
    """All that kg.ttl says, IRIs as prefixed names: of each subject, by property, the values."""

    def __init__(self) -> None:
        parser = ox.parse(path=str(ontology_dir() / "kg.ttl"), format=ox.RdfFormat.TURTLE)
        triples = list(parser)
        self._prefixes = parser.prefixes
        self.said: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for triple in triples:
            key = self._spell(triple.predicate)
            if isinstance(triple.object, ox.Literal) and triple.object.language:
                key += f" {triple.object.language}"
            self.said[self._spell(triple.subject)][key].append(self._spell(triple.object))
        for subject in [*self.said]:
            for key, values in [*self.said[subject].items()]:
                for value in values:
                    if subject.startswith("kg:") and value in self.said:
                        self.said[value][f"^{key}"].append(subject)

    def _spell(self, term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
        if isinstance(term, ox.NamedNode):
            return name(term.value, self._prefixes)
        return term.value if isinstance(term, ox.Literal) else str(term)

    def entry(self, term: str) -> _Entry:
        said = self.said[term]
        texts = {key: values[0] for key, values in said.items() if " " in key}
        rows = [
            (zh, en, tuple(sorted(map(self._shown, said[key])))) for key, zh, en in _LISTED if key in said
        ]
        return _Entry(term, texts, tuple(rows))

    def _shown(self, value: str) -> str:
        """Write a restriction as a person reads it: “kg:partOf only kg:Place”."""
        if not value.startswith("_:"):
            return value
        (on,), only, fixed = (self.said[value].get(key, [""]) for key in _ONLY)
        inverse = self.said[value].get("owl:inverseOf", [""])[0]
        return (
            f"inverse of {inverse}" if inverse else f"{on} {'only' if only[0] else '='} {only[0] or fixed[0]}"
        )


def reference_page() -> str:
    """Write the page; it has an entry for every class and property of the ontology."""
    ontology = _Ontology()
    left = {term for term in ontology.said if term.startswith("kg:")}
    sections = []
    for kind, zh, en in _SECTIONS:
        listed = sorted(term for term in left if kind in ontology.said[term]["rdf:type"])
        left -= {*listed}
        sections.append((zh, en, [ontology.entry(term) for term in listed]))
    about = ontology.said[f"<{NAMESPACE.removesuffix('#')}>"]
    return rendered("reference.html", about=about, namespace=NAMESPACE, sections=sections)
