// Narrows the map to a node and its neighbours, with a trail back, and draws more of a large graph.

const setFocus = (id) => {
  state.focus = id;
  spots.clear();
  refresh();
  fitShown();
};

const focusOn = (id) => {
  if (id === state.focus || !sifted.nodes.has(id)) return;
  state.trail.push(state.focus);
  setFocus(id);
};

// Goes back to the crumb at a place of the trail.
const returnTo = (place) => {
  const id = state.trail[place];
  state.trail.length = place;
  setFocus(id);
};

const leaveFocus = () => {
  state.trail.length = 0;
  setFocus("");
};

const MOST_CRUMBS = 4;
const crumb = (id, place) =>
  make(
    "li",
    {},
    button(id ? nameText(entities.get(id).name) : say("whole"), () => returnTo(place)),
  );

const renderTrail = () => {
  byId("focus-bar").hidden = !state.focus;
  if (!state.focus) return;
  const here = make("li", { "aria-current": "true" }, nameText(entities.get(state.focus).name));
  const crumbs = state.trail.map((id, place) => [id, place]).slice(-MOST_CRUMBS);
  // The way out stays in reach where the trail is too long to be shown.
  if (crumbs[0][0] !== "") crumbs.unshift(["", 0]);
  byId("trail").replaceChildren(...crumbs.map(([id, place]) => crumb(id, place)), here);
};

const missingNear = (id) => neighboursOf(id).filter((near) => !drawn.has(near));

const expand = (id) => {
  for (const near of weightiestFirst(missingNear(id)).slice(0, graph.at_once)) state.expanded.add(near);
  state.expanded.add(id);
  refresh();
  lookAtAll([id, ...neighboursOf(id)].filter((near) => drawn.has(near)));
};

const drawMore = () => {
  roomFor += graph.at_once;
  refresh();
  fitShown();
};

const renderMore = () => {
  const left = state.focus ? 0 : sifted.nodes.size - drawn.size;
  byId("more-bar").hidden = left <= 0;
  byId("more-text").textContent = say("drawn_of", countText(drawn.size), countText(sifted.nodes.size));
};
