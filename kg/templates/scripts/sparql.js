// The question in SPARQL whose answer is what the CSV has.

const iriText = (path) => `<${graph.base}${path}>`;
const entityIri = (id) => iriText(entities.get(id).iri ?? id);
const values = (variable, terms) => `VALUES ${variable} { ${terms.join(" ")} }`;

const pairTerms = (edgeId) => {
  const { from, to } = drawnEdges.get(edgeId);
  const ends = [entityIri(from), entityIri(to)];
  return [`(${ends.join(" ")})`, `(${ends.reverse().join(" ")})`];
};

const selectionPattern = () => {
  const view = chosen();
  if (view?.type === "entity") return [`FILTER(${entityIri(view.id)} IN (?s, ?o))`];
  if (view?.type === "edge") return [values("(?s ?o)", pairTerms(view.id))];
  if (view?.type === "path") return [values("(?s ?o)", view.edges.flatMap(pairTerms))];
  if (!state.focus) return [];
  const around = [...drawn].map(entityIri);
  return [values("?s", around), values("?o", around)];
};

const kindPattern = () => {
  if (!state.hiddenKinds.size) return [];
  const shown = graph.kinds.filter((kind) => !state.hiddenKinds.has(kind)).map((kind) => `kg:${kind}`);
  return [
    "?s a ?kindOfSubject .",
    "?o a ?kindOfObject .",
    values("?kindOfSubject", shown),
    values("?kindOfObject", shown),
  ];
};

const periodPattern = () => {
  if (!state.from && !state.to) return [];
  const day = "STR(?date)";
  const tests = [
    state.from ? `${day} >= SUBSTR("${state.from}", 1, STRLEN(${day}))` : "",
    state.to ? `${day} <= "${state.to}"` : "",
  ];
  const within = tests.filter(Boolean).join(" && ");
  return [state.undated ? `FILTER(!BOUND(?date) || (${within}))` : `FILTER(BOUND(?date) && ${within})`];
};

const filterPattern = () => {
  const hidden = [...state.hiddenPredicates].sort().map((name) => `kg:${name}`);
  const leftOut = graph.pages.filter((page) => state.hiddenIssues.has(issueOf(page)));
  const sheets = leftOut.map((page) => iriText(`page/${page.digest.slice(0, 16)}`));
  return [
    ...(hidden.length ? [`FILTER(?p NOT IN (${hidden.join(", ")}))`] : []),
    ...(sheets.length ? [`FILTER(?sheet NOT IN (${sheets.join(", ")}))`] : []),
    ...(state.sureness ? [`FILTER(?confidence >= ${state.sureness})`] : []),
    ...(state.statedOnly ? ['FILTER(?modality = "stated")'] : []),
    ...periodPattern(),
    ...kindPattern(),
  ];
};

const PREFIXES = {
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  skos: "http://www.w3.org/2004/02/skos/core#",
  dcterms: "http://purl.org/dc/terms/",
  prov: "http://www.w3.org/ns/prov#",
};

const PATTERN = [
  "?statement a kg:Statement ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ;",
  "  kg:quote ?sentence ; kg:confidence ?confidence ; kg:rule ?rule ;",
  "  kg:modality ?modality ; prov:wasDerivedFrom ?article .",
  "?article dcterms:title ?headline ; kg:page ?sheet .",
  "?sheet kg:source ?file ; kg:issue ?issue .",
  "?s skos:prefLabel ?subject .",
  "?o skos:prefLabel ?object .",
  'BIND(STRAFTER(STR(?p), "#") AS ?relation)',
  "OPTIONAL { ?statement kg:role ?role }",
  "OPTIONAL { ?statement kg:when ?when }",
  "OPTIONAL { ?statement kg:interval ?interval }",
  "OPTIONAL { ?issue kg:newspaper ?newspaper }",
  "OPTIONAL { ?issue dcterms:date ?date }",
  "OPTIONAL { ?sheet kg:pageNumber ?page }",
];

const sparqlText = () =>
  [
    ...Object.entries({ kg: graph.ontology, ...PREFIXES }).map(([name, space]) => `PREFIX ${name}: <${space}>`),
    `SELECT ${Object.keys(COLUMNS)
      .map((name) => `?${name}`)
      .join(" ")} {`,
    ...[...PATTERN, ...selectionPattern(), ...filterPattern()].map((line) => `  ${line}`),
    "}",
    "ORDER BY ?statement",
    "",
  ].join("\n");
