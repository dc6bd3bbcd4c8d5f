// Lists of what can be hidden, with counts: kinds, relations, issues. Pressing one hides or shows it.

const toggleItem = (hidden, { key, label, count, mark }) => {
  const press = () => {
    if (!hidden.delete(key)) hidden.add(key);
    refilter();
  };
  const name = nameText(label, { class: "label" });
  const parts = [mark ?? "", name, make("span", { class: "count" }, countText(count))];
  return make(
    "li",
    {},
    button(parts.filter(Boolean), press, { "aria-pressed": String(!hidden.has(key)), "data-key": `toggle ${key}` }),
  );
};

const renderToggles = (name, hidden, items) => {
  addInPortions(clear(byId(name)), items, (item) => toggleItem(hidden, item));
  const set = (keys) => () => {
    hidden.clear();
    for (const key of keys) hidden.add(key);
    refilter();
  };
  const all = button(say("all"), set([]), {
    class: "quiet",
    "data-key": `${name} all`,
    "aria-label": say("all_of", say(name)),
  });
  const none = button(say("none"), set(items.map((item) => item.key)), {
    class: "quiet",
    "data-key": `${name} none`,
    "aria-label": say("none_of", say(name)),
  });
  byId(`${name}-choice`).replaceChildren(all, none);
};

const clear = (element) => {
  element.replaceChildren();
  return element;
};

const tally = (rows, keyOf) => gather(rows, (row) => [keyOf(row)]);
const sizeIn = (groups, key) => groups.get(key)?.length ?? 0;
const mostFirst = (groups) =>
  [...groups.keys()].sort((a, b) => groups.get(b).length - groups.get(a).length || (a < b ? -1 : 1));

// Entities that no filter but that of kinds leaves out; without a filter all, linked or not.
const countedEntities = () => {
  const passing = rowsPassingAllBut("kind");
  if (passing.length === graph.statements.length) return graph.entities;
  return [...new Set(passing.flatMap((row) => [row.subject, row.object]))].map((id) => entities.get(id));
};

const renderLegend = () => {
  const everyKind = tally(graph.entities, (row) => row.kind);
  const kinds = tally(countedEntities(), (row) => row.kind);
  renderToggles(
    "kinds",
    state.hiddenKinds,
    graph.kinds
      .filter((kind) => everyKind.has(kind))
      .map((kind) => ({
        key: kind,
        label: labelOf(kind),
        count: sizeIn(kinds, kind),
        mark: kindMark(kind),
      })),
  );
  const relations = tally(rowsPassingAllBut("predicate"), (row) => row.predicate);
  const everyRelation = mostFirst(tally(graph.statements, (row) => row.predicate));
  renderToggles(
    "relations",
    state.hiddenPredicates,
    everyRelation.map((name) => ({
      key: name,
      label: labelOf(name),
      count: sizeIn(relations, name),
    })),
  );
};
