// Which statements pass the reader's filters, and so which nodes and links there are to be drawn.

const kindOf = (id) => entities.get(id).kind;

const inPeriod = (date) => {
  if (!state.from && !state.to) return true;
  if (!date) return state.undated;
  // A date may be a year or a month alone: it passes where any day of it would.
  return (!state.from || date >= state.from.slice(0, date.length)) && (!state.to || date <= state.to);
};

// Each filter by name, so that a count can leave out the one that it belongs to.
const FILTERS = {
  predicate: (row) => !state.hiddenPredicates.has(row.predicate),
  issue: (row) => !state.hiddenIssues.has(issueOf(pageOf(row))),
  period: (row) => inPeriod(pageOf(row).date),
  sureness: (row) => row.confidence >= state.sureness,
  modality: (row) => !state.statedOnly || isStated(row),
  kind: (row) => !state.hiddenKinds.has(kindOf(row.subject)) && !state.hiddenKinds.has(kindOf(row.object)),
};

const rowsPassingAllBut = (left) => {
  const tests = Object.entries(FILTERS).filter(([name]) => name !== left);
  return graph.statements.filter((row) => tests.every(([, test]) => test(row)));
};

const isFiltered = () =>
  [state.hiddenKinds, state.hiddenPredicates, state.hiddenIssues].some((hidden) => hidden.size) ||
  Boolean(state.from || state.to || state.sureness || state.statedOnly);

const clearFilters = () => {
  for (const hidden of [state.hiddenKinds, state.hiddenPredicates, state.hiddenIssues]) hidden.clear();
  Object.assign(state, { from: "", to: "", undated: true, sureness: 0, statedOnly: false });
};

// What passes: rows, nodes, links with their rows, and who is next to whom. Made anew by sift().
const sifted = { rows: [], nodes: new Set(), rowsOf: new Map(), near: new Map() };

const withAncestors = (linked) => {
  const all = new Set(linked);
  for (let id of linked) {
    for (id = entities.get(id).parent; id && drawnNodes.has(id) && !all.has(id); id = entities.get(id).parent)
      all.add(id);
  }
  return all;
};

const liveEdges = (passing) => {
  const rowsOf = new Map();
  for (const edge of drawing.edges) {
    if (!sifted.nodes.has(edge.from) || !sifted.nodes.has(edge.to)) continue;
    const rows = edge.statements.filter((id) => passing.has(id)).map((id) => statements.get(id));
    // A tie between a place and its parent has no statements and no filter.
    if (rows.length || !edge.statements.length) rowsOf.set(edge.id, rows);
  }
  return rowsOf;
};

const sift = () => {
  // Hiding a kind leaves the others where they are, even those that had no link but to it.
  const linked = rowsPassingAllBut("kind").flatMap((row) => [row.subject, row.object]);
  const known = [...withAncestors(new Set(linked))].filter((id) => drawnNodes.has(id));
  sifted.nodes = new Set(known.filter((id) => !state.hiddenKinds.has(kindOf(id))));
  sifted.rows = graph.statements.filter((row) => Object.values(FILTERS).every((test) => test(row)));
  sifted.rowsOf = liveEdges(new Set(sifted.rows.map((row) => row.id)));
  sifted.near = gather(
    [...sifted.rowsOf.keys()].map((id) => drawnEdges.get(id)),
    (edge) => [edge.from, edge.to],
  );
};

const otherEnd = (edge, id) => (edge.from === id ? edge.to : edge.from);
const rowsOfEdge = (edge) => sifted.rowsOf.get(edge.id) ?? [];
const neighboursOf = (id) => (sifted.near.get(id) ?? []).map((edge) => otherEnd(edge, id));
