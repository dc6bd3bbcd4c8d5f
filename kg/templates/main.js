// Ties the parts together: what a click, a key or a choice does.

const refresh = () => {
  fillInterface();
  byId("summary").textContent = say("summary", graph.entities.length, graph.statements.length, graph.articles.length);
  byId("empty").hidden = drawing.nodes.length > 0;
  byId("focus-bar").hidden = !state.focus;
  byId("focus-name").textContent = state.focus ? say("focused_on", entities.get(state.focus).name) : "";
  renderLegend();
  renderPanel();
  refreshCanvas();
};

const setFocus = (id) => {
  state.focus = id;
  arrange();
  refresh();
  fitShown();
};

const focusOn = (id) => {
  if (id === state.focus) return;
  state.trail.push(state.focus);
  setFocus(id);
};

const leaveFocus = () => {
  state.trail.length = 0;
  setFocus("");
};

// Opens an entity wherever it is: what hides it from sight is lifted first.
const reveal = (id) => {
  const node = drawnNodes.get(id);
  if (node && !nodeIsShown(node)) {
    state.hiddenKinds.delete(node.group);
    if (!nodeIsShown(node)) leaveFocus();
    refresh();
  }
  openView({ type: "entity", id });
  if (node) lookAt(id);
};

const onCanvasClick = ({ nodes: [node], edges: [edge] }) => {
  views.length = 0;
  if (node) openView({ type: "entity", id: node });
  else if (edge) {
    openView({ type: "edge", id: edge });
    lookAtEdge(drawnEdges.get(edge));
  } else closePanel();
};

const onHover = (id) => {
  state.hovered = id;
  byId("canvas").classList.toggle("pointing", Boolean(id));
  network.redraw();
};

const zoomBy = (factor) => network.moveTo({ scale: network.getScale() * factor, animation: animation() });

const togglePhysics = () => {
  const on = byId("physics").getAttribute("aria-pressed") !== "true";
  byId("physics").setAttribute("aria-pressed", String(on));
  network.setOptions({ physics: { enabled: on } });
};

const onClick = (id, act) => byId(id).addEventListener("click", act);
onClick("language", () => {
  state.language = state.language === "zh" ? "en" : "zh";
  refresh();
});
onClick("zoom-in", () => zoomBy(1.4));
onClick("zoom-out", () => zoomBy(1 / 1.4));
onClick("fit", fitShown);
onClick("physics", togglePhysics);
onClick("focus-back", () => setFocus(state.trail.pop() ?? ""));
onClick("focus-leave", leaveFocus);
onClick("panel-close", closePanel);
onClick("panel-back", () => {
  views.pop();
  showView();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.defaultPrevented) closePanel();
});

network.on("click", onCanvasClick);
network.on("doubleClick", ({ nodes: [node] }) => node && focusOn(node));
network.on("hoverNode", ({ node }) => onHover(node));
network.on("hoverEdge", ({ edge }) => onHover(edge));
network.on("blurNode", () => onHover(""));
network.on("blurEdge", () => onHover(""));
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
  readPalette();
  refresh();
});

refresh();
openAtCore();
