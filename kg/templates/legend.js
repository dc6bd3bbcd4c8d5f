// The legend: kinds and relations with how many there are; pressing one hides or shows it.

const tally = (rows, key) => gather(rows, (row) => [row[key]]);

const legendItem = (name, count, hidden, mark) => {
  const press = () => {
    if (!hidden.delete(name)) hidden.add(name);
    refresh();
    document.querySelector(`[data-legend="${CSS.escape(name)}"]`).focus();
  };
  const parts = [mark, make("span", { class: "label" }, labelOf(name)), make("span", { class: "count" }, String(count))];
  return make("li", {}, button(parts, press, { "aria-pressed": String(!hidden.has(name)), "data-legend": name }));
};

const renderLegend = () => {
  const byKind = tally(graph.entities, "kind");
  const kinds = graph.kinds.filter((kind) => byKind.has(kind));
  byId("kinds").replaceChildren(
    ...kinds.map((kind) => legendItem(kind, byKind.get(kind).length, state.hiddenKinds, kindMark(kind))),
  );
  const rows = [...tally(graph.statements, "predicate")].sort((a, b) => b[1].length - a[1].length);
  byId("predicates").replaceChildren(
    ...rows.map(([name, found]) => legendItem(name, found.length, state.hiddenPredicates, "")),
  );
};
