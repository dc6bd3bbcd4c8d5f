// The search box: finds entities by name, other name or pinyin, whole, by beginning, within, or by letters in order.

const MOST_RESULTS = 12;
const plainForm = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");

const spellingsOf = ({ name, aliases, pinyin }) =>
  [name, ...aliases].map((text, at) => {
    const syllables = pinyin[at] ? pinyin[at].split(" ") : [];
    const initials = syllables.map((syllable) => syllable[0]).join("");
    return { name: text, plain: plainForm(text), spoken: syllables.join(""), initials };
  });

let searchIndex; // made when the first letter is typed
const indexed = () =>
  (searchIndex ??= graph.entities.map((entity) => ({
    entity,
    names: spellingsOf(entity),
    weight: statementsOf.get(entity.id)?.length ?? 0,
  })));

const inOrder = (letters, name) => {
  let at = 0;
  for (const letter of letters) {
    at = name.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
};

const fit = (wanted, name) => (name === wanted ? 3 : name.startsWith(wanted) ? 2 : name.includes(wanted) ? 1 : -1);

// A name as written is closer than one as spoken, and both than letters that are merely in order.
const closeness = (wanted, { plain, spoken, initials }) => {
  const written = fit(wanted, plain);
  if (written > 0) return 10 + written;
  const heard = spoken ? Math.max(fit(wanted, spoken), fit(wanted, initials)) : -1;
  if (heard > 0) return 5 + heard;
  return wanted.length > 1 && inOrder(wanted, plain) ? 0 : -1;
};

const findEntities = (text) => {
  const wanted = plainForm(text);
  if (!wanted) return [];
  const hits = indexed().map(({ entity, names, weight }) => {
    const rated = names.map((spelling) => ({ name: spelling.name, rate: closeness(wanted, spelling) }));
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
  byId("search").value = "";
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
  const other = hit.name === hit.entity.name ? "" : nameText(hit.name, { class: "other" });
  const attributes = {
    role: "option",
    id: `result-${index}`,
    "aria-selected": "false",
    onclick: () => choose(hit),
  };
  return make("li", attributes, kindMark(hit.entity.kind), nameText(hit.entity.name), other);
};

const suggest = () => {
  const text = byId("search").value;
  results = findEntities(text);
  byId("results").replaceChildren(...results.map(resultItem));
  byId("results").hidden = !results.length;
  byId("search-told").textContent = text.trim() && !results.length ? say("search_none") : "";
  byId("search").setAttribute("aria-expanded", String(results.length > 0));
  activate(results.length ? 0 : -1);
};

const onSearchKey = (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && results.length) activate((active + step + results.length) % results.length);
  else if (event.key === "Enter" && results[active] && !event.isComposing) choose(results[active]);
  else if (event.key === "Escape" && !byId("results").hidden) closeResults();
  else return;
  event.preventDefault();
};

byId("search").addEventListener("input", suggest);
byId("search").addEventListener("focus", suggest);
byId("search").addEventListener("keydown", onSearchKey);
document.addEventListener("pointerdown", (event) => {
  if (!event.target.closest(".search")) closeResults();
});
