// A link: each statement between its ends, with its sentence.

const statementItem = (row) => {
  const { source } = pageOf(row);
  const details = `${say("rule", row.rule, row.confidence)} · ${say("file", source)}`;
  const relation = make("span", { class: "predicate" }, labelOf(row.predicate));
  const ends = [entityButton(row.subject), relation, entityButton(row.object)];
  return make(
    "li",
    {},
    make("p", { class: "counterpart" }, ...ends, roleTag(row), modalityTag(row), timeTag(row)),
    quoteBlock(row),
    make("p", { class: "details" }, details),
  );
};

const edgeView = ({ id }) => {
  const edge = drawnEdges.get(id);
  const names = [edge.from, edge.to].map((end) => entities.get(end).name);
  const rows = rowsOfEdge(edge);
  const [child, parent] = entities.get(edge.from).parent === edge.to ? names : [...names].reverse();
  const tie = edge.statements.length ? say("statements", rows.length) : say("tie", child, parent);
  const title = make("h2", {}, nameText(names[0]), " — ", nameText(names[1]));
  const list = make("ul", { class: "relations" });
  addInPortions(list, rows, statementItem);
  return [make("header", {}, title, make("p", { class: "kind" }, tie)), list];
};
