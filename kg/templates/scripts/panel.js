// The panel: shows one view at a time and keeps the way back.

const CONTENT = {
  entity: entityView,
  edge: edgeView,
  article: articleView,
  path: pathContents,
  list: listView,
  take: takeView,
};

const renderPanel = () => {
  const view = state.views.at(-1);
  if (byId("panel").hidden === Boolean(view)) {
    byId("panel").hidden = !view;
    document.body.classList.toggle("with-panel", Boolean(view));
    takeRoom();
  }
  if (!view) return;
  byId("panel-back").hidden = state.views.length < 2;
  byId("panel-body").replaceChildren(...CONTENT[view.type](view).filter((part) => part !== ""));
  byId("panel-body").scrollTop = 0;
  byId("panel-body").querySelector("mark.sentence")?.scrollIntoView({ block: "center" });
};

const isSameView = (a, b) => a?.type === b.type && a.id === b.id && a.start === b.start;

const openView = (view) => {
  if (isSameView(state.views.at(-1), view)) return;
  state.views.push(view);
  refresh();
  byId("panel-body").focus({ preventScroll: true });
};

const backInPanel = () => {
  state.views.pop();
  refresh();
};

const closePanel = () => {
  state.views.length = 0;
  refresh();
};

const openEntity = (id) => {
  if (state.pathFrom && state.pathFrom !== id) endPath(id);
  else {
    openView({ type: "entity", id });
    if (drawn.has(id) && !isInView(network.getPosition(id), viewNow())) lookAt(id);
  }
};
