// Reads the page's blocks of data and answers what drawing, panel and search ask of them.

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
const edgesOf = gather(drawing.edges, (row) => [row.from, row.to]);

// All that the reader has chosen; every change ends in refresh() of main.js.
const state = {
  language: (navigator.language || "zh").toLowerCase().startsWith("zh") ? "zh" : "en",
  hiddenKinds: new Set(),
  hiddenPredicates: new Set(),
  focus: "",
  trail: [],
  selectedNode: "",
  selectedEdge: "",
  hovered: "",
};

const say = (key, ...values) =>
  interfaceTexts[state.language][key].replace(/\{(\d)\}/g, (_, position) => values[Number(position)]);

const labelOf = (name) => {
  const known = labels.get(name);
  return known?.[state.language] ?? known?.en ?? name;
};

const otherEnd = (edge, id) => (edge.from === id ? edge.to : edge.from);

// The statements of a bundle that the relation filter lets through.
const shownStatements = (edge) =>
  edge.statements.map((id) => statements.get(id)).filter((row) => !state.hiddenPredicates.has(row.predicate));

// A tie between a place and its parent has no statements and no filter.
const edgeIsLive = (edge) => edge.statements.length === 0 || shownStatements(edge).length > 0;

const edgeIsShown = (edge, shownNodes) => shownNodes.has(edge.from) && shownNodes.has(edge.to) && edgeIsLive(edge);

const neighboursOf = (id) => (edgesOf.get(id) ?? []).filter(edgeIsLive).map((edge) => otherEnd(edge, id));

const nodeIsShown = (node) => {
  if (node.id === state.focus) return true;
  if (state.hiddenKinds.has(node.group)) return false;
  return !state.focus || neighboursOf(state.focus).includes(node.id);
};

// Python counts characters where JavaScript counts UTF-16 units.
const cut = (text, start, end) => Array.from(text).slice(start, end).join("");
