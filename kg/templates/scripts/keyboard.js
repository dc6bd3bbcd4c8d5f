// Keys: “/” goes to the search box, Escape steps back; on the canvas arrows move, + and − zoom, 0 shows all.

const CANVAS_KEYS = {
  ArrowLeft: () => panBy(-1, 0),
  ArrowRight: () => panBy(1, 0),
  ArrowUp: () => panBy(0, -1),
  ArrowDown: () => panBy(0, 1),
  "+": () => zoomBy(1.4),
  "=": () => zoomBy(1.4),
  "-": () => zoomBy(1 / 1.4),
  0: () => fitShown(),
  Enter: () => openView({ type: "list" }),
};

byId("canvas").addEventListener("keydown", (event) => {
  const act = CANVAS_KEYS[event.key];
  if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  act();
  writeAddress();
});

const stepBack = () => {
  if (state.pathFrom) cancelPath();
  else closePanel();
  byId("canvas").focus();
};

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") stepBack();
  else if (event.key === "/" && !event.target.closest("input, textarea")) {
    event.preventDefault();
    byId("search").focus();
  }
});
