// Ties the parts together: what a click, a key or a choice does.

// Lists are made anew on every change: the reader's keyboard stays where it was.
const keepingPlace = (change) => {
  const key = document.activeElement?.dataset?.key;
  change();
  if (key) document.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus();
};

// After a change of what is chosen or drawn.
const refresh = () => {
  refreshCanvas();
  renderTrail();
  renderMore();
  renderPathBar();
  renderPanel();
  byId("empty").hidden = sifted.nodes.size > 0;
  byId("empty").textContent = say(drawing.nodes.length ? "all_hidden" : "empty");
  const [shown, all] = [sifted.rows.length, graph.statements.length];
  const relations = shown === all ? countText(all) : `${countText(shown)} / ${countText(all)}`;
  byId("summary").textContent = say(
    "summary",
    countText(graph.entities.length),
    relations,
    countText(graph.articles.length),
  );
  writeAddress();
};

// After a change of the filters.
const refilter = () =>
  keepingPlace(() => {
    sift();
    if (state.focus && !sifted.nodes.has(state.focus)) Object.assign(state, { focus: "", trail: [] });
    // A path leads over what is shown.
    state.views = state.views.map((view) => (view.type === "path" ? pathView(view.from, view.to) : view));
    refresh();
    renderChoices();
  });

// After a change of language.
const retell = () => {
  fillInterface();
  refilter();
};

// Opens an entity wherever it is: what hides it from sight is lifted first.
const reveal = (id) => {
  if (drawnNodes.has(id) && !sifted.nodes.has(id)) {
    clearFilters();
    refilter();
  }
  if (state.focus && !drawn.has(id)) leaveFocus();
  const inPath = state.pathFrom;
  openEntity(id);
  if (!inPath) lookAt(id);
};

const onCanvasClick = ({ nodes: [node], edges: [edge] }) => {
  if (node) {
    if (!state.pathFrom) state.views.length = 0;
    openEntity(node);
  } else if (edge) {
    state.views.length = 0;
    openView({ type: "edge", id: edge });
    lookAtEdge(drawnEdges.get(edge));
  } else if (state.views.length) closePanel();
};

const onHover = (id) => {
  state.hovered = id;
  byId("canvas").classList.toggle("pointing", Boolean(id));
  network.redraw();
};

const togglePhysics = () => {
  const on = byId("physics").getAttribute("aria-pressed") !== "true";
  byId("physics").setAttribute("aria-pressed", String(on));
  network.setOptions({ physics: { enabled: on } });
  if (!on) for (const [id, spot] of Object.entries(network.getPositions())) spots.set(id, spot);
};

const recolour = () => {
  applyScheme();
  refresh();
};

const onClick = (id, act) => byId(id).addEventListener("click", act);
onClick("language", () => {
  state.language = state.language === "zh" ? "en" : "zh";
  retell();
});
onClick("scheme", () => {
  state.scheme = schemeNow() === "dark" ? "light" : "dark";
  recolour();
});
onClick("zoom-in", () => zoomBy(1.4));
onClick("zoom-out", () => zoomBy(1 / 1.4));
onClick("fit", fitShown);
onClick("physics", togglePhysics);
onClick("list", () => openView({ type: "list" }));
onClick("take", () => openView({ type: "take" }));
onClick("focus-leave", leaveFocus);
onClick("path-cancel", cancelPath);
onClick("more", drawMore);
onClick("panel-close", closePanel);
onClick("panel-back", backInPanel);

network.on("click", onCanvasClick);
network.on("doubleClick", ({ nodes: [node] }) => node && focusOn(node));
network.on("dragEnd", ({ nodes: moved }) => moved.forEach((id) => spots.set(id, network.getPosition(id))));
network.on("hoverNode", ({ node }) => onHover(node));
network.on("hoverEdge", ({ edge }) => onHover(edge));
network.on("blurNode", () => onHover(""));
network.on("blurEdge", () => onHover(""));
DARK.addEventListener("change", recolour);
addEventListener("resize", () => state.views.length || renderTimeline());

openAddress();
network.once("afterDrawing", () => requestAnimationFrame(() => performance.mark("first-picture")));
