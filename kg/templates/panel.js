// The panel: what is known of a node, of a link, and the text of an article, with a way back.

const views = [];

const entityButton = (id) => {
  const { kind, name } = entities.get(id);
  return button([kindMark(kind), name], () => openView({ type: "entity", id }), { class: "entity" });
};

const factLine = (key, ...values) => make("p", { class: "fact" }, make("span", { class: "key" }, say(key)), ...values);

const headOf = (entity) => {
  const kinds = [...new Set([entity.kind, entity.subtype].filter(Boolean))].map(labelOf).join(" · ");
  return make(
    "header",
    {},
    make("p", { class: "kind" }, kindMark(entity.kind), kinds),
    make("h2", {}, entity.name),
    entity.aliases.length ? factLine("aliases", entity.aliases.join("、")) : "",
    entities.has(entity.parent) ? factLine("parent", entityButton(entity.parent)) : "",
    entity.adcode ? factLine("code", entity.adcode) : "",
    drawnNodes.has(entity.id)
      ? button(say("focus"), () => focusOn(entity.id), { class: "action" })
      : make("p", { class: "note" }, say("not_drawn")),
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
      row.role ? make("span", { class: "role" }, row.role) : "",
    ),
    quoteBlock(row),
  );

const relationGroups = (id) => {
  const groups = gather(statementsOf.get(id) ?? [], (row) => [`${row.subject === id ? 0 : 1} ${row.predicate}`]);
  return [...groups.keys()].sort().map((key) => {
    const [incoming, predicate] = key.split(" ");
    const label = incoming === "1" ? say("incoming", labelOf(predicate)) : labelOf(predicate);
    const rows = groups.get(key);
    const count = make("span", { class: "count" }, String(rows.length));
    const items = rows.map((row) => relationItem(row, id));
    return make("section", {}, make("h3", {}, label, count), make("ul", { class: "relations" }, ...items));
  });
};

const figureRow = (row) => {
  const open = () => openView({ type: "article", id: row.article, start: row.start, end: row.end });
  const number = `${row.value.toLocaleString(document.documentElement.lang)}\u202f${row.unit}`;
  const cells = [make("td", {}, row.what), make("td", { class: "number" }, number), make("td", {}, row.as_of)];
  return make("tr", {}, ...cells, make("td", {}, button(say("original"), open, { class: "link" })));
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
  const items = known.map((id) => make("li", {}, sourceLine({ article: id, start: 0, end: 0 })));
  return make("section", {}, make("h3", {}, say("mentioned_in")), make("ul", { class: "mentions" }, ...items));
};

const entityView = ({ id }) => {
  const entity = entities.get(id);
  return [headOf(entity), figureTable(id), ...relationGroups(id), mentionList(entity)];
};

const statementItem = (row) => {
  const { source } = pages.get(articles.get(row.article).page);
  const details = `${say("rule", row.rule, row.confidence)} · ${say("file", source)}`;
  const relation = make("span", { class: "predicate" }, labelOf(row.predicate));
  const role = row.role ? make("span", { class: "role" }, row.role) : "";
  return make(
    "li",
    {},
    make("p", { class: "counterpart" }, entityButton(row.subject), relation, entityButton(row.object), role),
    quoteBlock(row),
    make("p", { class: "details" }, details),
  );
};

const edgeView = ({ id }) => {
  const edge = drawnEdges.get(id);
  const names = [edge.from, edge.to].map((end) => entities.get(end).name);
  const rows = shownStatements(edge).map(statementItem);
  const [child, parent] = entities.get(edge.from).parent === edge.to ? names : [...names].reverse();
  const tie = rows.length ? say("statements", rows.length) : say("tie", child, parent);
  const head = make("header", {}, make("h2", {}, names.join(" — ")), make("p", { class: "kind" }, tie));
  return [head, make("ul", { class: "relations" }, ...rows)];
};

const articleView = ({ id, start, end }) => {
  const article = articles.get(id);
  const page = pages.get(article.page);
  const where = make("p", { class: "source" }, make("span", {}, sourceText(page)));
  const makers = article.bylines.map(([name, role]) => `${role} ${name}`).join("　");
  const details = [makers, say("file", page.source)].filter(Boolean);
  const head = make("header", {}, where, ...details.map((text) => make("p", { class: "details" }, text)));
  return [head, make("article", {}, ...articleParagraphs(article, start, end))];
};

const CONTENT = { entity: entityView, edge: edgeView, article: articleView };

const renderPanel = () => {
  const view = views.at(-1);
  byId("panel").hidden = !view;
  document.body.classList.toggle("with-panel", Boolean(view));
  if (!view) return;
  byId("panel-back").hidden = views.length < 2;
  byId("panel-body").replaceChildren(...CONTENT[view.type](view).filter((part) => part !== ""));
  byId("panel-body").scrollTop = 0;
  byId("panel-body").querySelector("mark.sentence")?.scrollIntoView({ block: "center" });
};

const showView = () => {
  const view = views.at(-1);
  if (view?.type !== "article") {
    state.selectedNode = view?.type === "entity" ? view.id : "";
    state.selectedEdge = view?.type === "edge" ? view.id : "";
  }
  renderPanel();
  refreshCanvas();
};

const openView = (view) => {
  const last = views.at(-1);
  if (last?.type === view.type && last.id === view.id && last.start === view.start) return;
  views.push(view);
  showView();
  byId("panel-body").focus({ preventScroll: true });
};

const closePanel = () => {
  views.length = 0;
  showView();
};
