// What the map draws, as a table: the way in for those who do not see the canvas.

const PORTION = 100;

// Fills a list a portion at a time; a button at its end brings the next one.
const addInPortions = (list, rows, itemOf, done = 0) => {
  const next = rows.slice(done, done + PORTION);
  list.append(...next.map(itemOf));
  const left = rows.length - done - next.length;
  if (!left) return;
  const inTable = list.tagName === "TBODY";
  const more = button(say("list_more", left), () => {
    holder.remove();
    addInPortions(list, rows, itemOf, done + PORTION);
    list.children[done + PORTION]?.querySelector("button")?.focus();
  });
  const holder = inTable ? make("tr", {}, make("td", { colspan: 3 }, more)) : make("li", { class: "more" }, more);
  list.append(holder);
};

const listRow = (id) => {
  const links = neighboursOf(id).length;
  return make(
    "tr",
    {},
    make("th", { scope: "row" }, entityButton(id)),
    make("td", {}, labelOf(kindOf(id))),
    make("td", { class: "number" }, countText(links)),
  );
};

const listView = () => {
  const heads = ["name", "kind", "neighbours"].map((key) => make("th", { scope: "col" }, say(key)));
  const body = make("tbody");
  addInPortions(body, weightiestFirst(drawn), listRow);
  const title = make(
    "header",
    {},
    make("h2", {}, say("list")),
    make("p", { class: "kind" }, say("listed", countText(drawn.size))),
  );
  return [title, make("table", { class: "list" }, make("thead", {}, make("tr", {}, ...heads)), body)];
};
