// Reads the page's blocks of data and finds in them by id.

const readBlock = (id) => JSON.parse(document.getElementById(id).textContent);
const graph = readBlock("graph-data");
const drawing = readBlock("network-data");
const interfaceTexts = readBlock("interface-data");

const byKey = (rows, key) => new Map(rows.map((row) => [row[key], row]));
const entities = byKey(graph.entities, "id");
const statements = byKey(graph.statements, "id");
const articles = byKey(graph.articles, "id");
const pages = byKey(graph.pages, "digest");
const drawnNodes = byKey(drawing.nodes, "id");
const drawnEdges = byKey(drawing.edges, "id");
const labels = new Map(Object.entries(graph.labels));

const gather = (rows, keysOf) => {
  const groups = new Map();
  for (const row of rows) {
    for (const key of new Set(keysOf(row))) {
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(row);
    }
  }
  return groups;
};
const statementsOf = gather(graph.statements, (row) => [row.subject, row.object]);
const figuresOf = gather(graph.figures, (row) => [row.of]);

const pageOf = (row) => pages.get(articles.get(row.article).page);

// An issue is a newspaper's day; a page of which either is not stated is one of its own, as in the RDF graph.
const issueOf = (page) => (page.paper && page.date && !page.inferred ? `${page.paper} ${page.date}` : page.digest);

// The articles' texts are most of the file: they are read when the first sentence is asked for.
let texts;
const textOf = (article) => (texts ??= readBlock("texts-data"))[article] ?? "";

// Python counts characters where JavaScript counts UTF-16 units; the two differ only beyond the first plane.
const characters = new Map();
const cut = (text, start, end) => {
  if (!/[\ud800-\udfff]/.test(text)) return text.slice(start, end);
  if (!characters.has(text)) characters.set(text, Array.from(text));
  return characters.get(text).slice(start, end).join("");
};
const quoteOf = (row) => cut(textOf(row.article), row.start, row.end);

// What a sentence says of its own standing; where nothing is told, it states, and at no time that it names.
const modalityOf = (row) => row.modality ?? "stated";
const isStated = (row) => modalityOf(row) === "stated";
const timeOf = (row) => [row.when, row.interval].filter(Boolean).join(" = ");
