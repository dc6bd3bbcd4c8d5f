// Everything known of a node, grouped.

const entityButton = (id) => {
  const { kind, name } = entities.get(id);
  return button([kindMark(kind), nameText(name)], () => openEntity(id), { class: "entity" });
};

const factLine = (key, ...values) =>
  make("p", { class: "fact" }, make("span", { class: "key" }, say(key)), ...values);

const entityActions = (id) => {
  const missing = state.focus ? [] : missingNear(id);
  return make(
    "p",
    { class: "actions" },
    id === state.focus ? "" : button(say("focus"), () => focusOn(id), { class: "action" }),
    button(say("path_from"), () => startPath(id), { class: "action" }),
    missing.length
      ? button(say("expand", missing.length), () => expand(id), { class: "action", id: "expand" })
      : "",
  );
};

const headOf = (entity) => {
  const kinds = [...new Set([entity.kind, entity.subtype].filter(Boolean))].map(labelOf).join(" · ");
  return make(
    "header",
    {},
    make("p", { class: "kind" }, kindMark(entity.kind), kinds),
    make("h2", {}, nameText(entity.name)),
    entity.aliases.length ? factLine("aliases", nameText(entity.aliases.join("、"))) : "",
    entities.has(entity.parent) ? factLine("parent", entityButton(entity.parent)) : "",
    entity.adcode ? factLine("code", entity.adcode) : "",
    sifted.nodes.has(entity.id)
      ? entityActions(entity.id)
      : make("p", { class: "note" }, say(drawnNodes.has(entity.id) ? "filtered_out" : "not_drawn")),
  );
};

const relationItem = (row, id) =>
  make(
    "li",
    {},
    make(
      "p",
      { class: "counterpart" },
      entityButton(row.subject === id ? row.object : row.subject),
      roleTag(row),
      modalityTag(row),
      timeTag(row),
    ),
    quoteBlock(row),
  );

const relationGroups = (id) => {
  const groups = gather(statementsOf.get(id) ?? [], (row) => [`${row.subject === id ? 0 : 1} ${row.predicate}`]);
  return [...groups.keys()].sort().map((key) => {
    const [incoming, predicate] = key.split(" ");
    const label = incoming === "1" ? say("incoming", labelOf(predicate)) : labelOf(predicate);
    const rows = groups.get(key);
    const count = make("span", { class: "count" }, countText(rows.length));
    const list = make("ul", { class: "relations" });
    addInPortions(list, rows, (row) => relationItem(row, id));
    return make("section", {}, make("h3", {}, label, count), list);
  });
};

const figureRow = (row) => {
  const number = `${countText(row.value)}\u202f${row.unit}`;
  const cells = [
    make("td", {}, row.what),
    make("td", { class: "number" }, number, modalityTag(row)),
    make("td", { title: row.interval ?? "" }, row.when ?? ""),
  ];
  return make(
    "tr",
    {},
    ...cells,
    make(
      "td",
      {},
      button(say("original"), () => openArticle(row), { class: "link" }),
    ),
  );
};

const figureTable = (id) => {
  const rows = figuresOf.get(id);
  if (!rows) return "";
  const heads = ["what", "value", "as_of", "original"].map((key) => make("th", { scope: "col" }, say(key)));
  const body = make("tbody", {}, ...rows.map(figureRow));
  const table = make("table", {}, make("thead", {}, make("tr", {}, ...heads)), body);
  return make("section", {}, make("h3", {}, say("measures")), table);
};

const mentionList = (entity) => {
  const known = entity.articles.filter((id) => articles.has(id));
  if (!known.length) return "";
  const list = make("ul", { class: "mentions" });
  addInPortions(list, known, (id) => make("li", {}, sourceLine({ article: id, start: 0, end: 0 })));
  return make("section", {}, make("h3", {}, say("mentioned_in")), list);
};

const entityView = ({ id }) => {
  const entity = entities.get(id);
  return [headOf(entity), figureTable(id), ...relationGroups(id), mentionList(entity)];
};
