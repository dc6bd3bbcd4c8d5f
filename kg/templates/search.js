// The search box: finds entities by name or other name, whole, by beginning, within, or by letters in order.

const MOST_RESULTS = 12;
const plainForm = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");

const searchIndex = graph.entities.map((entity) => ({
  entity,
  names: [entity.name, ...entity.aliases].map((name) => ({ name, plain: plainForm(name) })),
  weight: statementsOf.get(entity.id)?.length ?? 0,
}));

const inOrder = (letters, name) => {
  let at = 0;
  for (const letter of letters) {
    at = name.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
};

const closeness = (wanted, name) => {
  if (name === wanted) return 3;
  if (name.startsWith(wanted)) return 2;
  if (name.includes(wanted)) return 1;
  return wanted.length > 1 && inOrder(wanted, name) ? 0 : -1;
};

const findEntities = (text) => {
  const wanted = plainForm(text);
  if (!wanted) return [];
  const hits = searchIndex.map(({ entity, names, weight }) => {
    const rated = names.map(({ name, plain }) => ({ name, rate: closeness(wanted, plain) }));
    const best = rated.reduce((a, b) => (b.rate > a.rate ? b : a));
    return { entity, weight, ...best };
  });
  const found = hits.filter((hit) => hit.rate >= 0);
  found.sort((a, b) => b.rate - a.rate || b.weight - a.weight || (a.entity.id < b.entity.id ? -1 : 1));
  return found.slice(0, MOST_RESULTS);
};

let results = [];
let active = -1;

const closeResults = () => {
  byId("results").hidden = true;
  byId("search").setAttribute("aria-expanded", "false");
  byId("search").removeAttribute("aria-activedescendant");
};

const choose = (hit) => {
  byId("search").value = hit.entity.name;
  closeResults();
  reveal(hit.entity.id);
};

const activate = (index) => {
  active = index;
  [...byId("results").children].forEach((item, at) => item.setAttribute("aria-selected", String(at === active)));
  const current = byId("results").children[active];
  if (current) byId("search").setAttribute("aria-activedescendant", current.id);
  current?.scrollIntoView({ block: "nearest" });
};

const resultItem = (hit, index) => {
  const other = hit.name === hit.entity.name ? "" : make("span", { class: "other" }, hit.name);
  const attributes = { role: "option", id: `result-${index}`, "aria-selected": "false", onclick: () => choose(hit) };
  return make("li", attributes, kindMark(hit.entity.kind), make("span", {}, hit.entity.name), other);
};

const suggest = () => {
  const text = byId("search").value;
  results = findEntities(text);
  const none = text.trim() && !results.length ? [make("li", { class: "none" }, say("search_none"))] : [];
  byId("results").replaceChildren(...results.map(resultItem), ...none);
  byId("results").hidden = !results.length && !none.length;
  byId("search").setAttribute("aria-expanded", String(results.length > 0));
  activate(results.length ? 0 : -1);
};

const onSearchKey = (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && results.length) activate((active + step + results.length) % results.length);
  else if (event.key === "Enter" && results[active] && !event.isComposing) choose(results[active]);
  else if (event.key === "Escape") closeResults();
  else return;
  event.preventDefault();
};

byId("search").addEventListener("input", suggest);
byId("search").addEventListener("focus", suggest);
byId("search").addEventListener("keydown", onSearchKey);
document.addEventListener("pointerdown", (event) => {
  if (!event.target.closest(".search")) closeResults();
});
