// The shortest chain of statements between two nodes that the reader picks.

// Fewest steps; of chains of one length always the same, since neighbours are taken in order of their ids.
const shortestPath = (from, to) => {
  const cameFrom = new Map([[from, ""]]);
  for (let ring = [from]; ring.length && !cameFrom.has(to);) {
    const next = [];
    for (const id of ring) {
      const near = (sifted.near.get(id) ?? []).filter((edge) => rowsOfEdge(edge).length);
      for (const other of near.map((edge) => otherEnd(edge, id)).sort()) {
        if (cameFrom.has(other)) continue;
        cameFrom.set(other, id);
        next.push(other);
      }
    }
    ring = next;
  }
  const chain = [];
  for (let id = cameFrom.has(to) ? to : ""; id; id = cameFrom.get(id)) chain.unshift(id);
  return chain;
};

const edgeBetween = (a, b) => (sifted.near.get(a) ?? []).find((edge) => otherEnd(edge, a) === b);

const pathView = (from, to) => {
  const chain = shortestPath(from, to);
  const steps = chain.slice(1).map((id, at) => edgeBetween(chain[at], id).id);
  return { type: "path", id: `${from} ${to}`, from, to, nodes: chain, edges: steps };
};

const startPath = (id) => {
  state.pathFrom = id;
  renderPathBar();
  byId("search").focus();
};

const cancelPath = () => {
  state.pathFrom = "";
  renderPathBar();
};

const endPath = (id) => {
  const view = pathView(state.pathFrom, id);
  cancelPath();
  if (state.focus && view.nodes.length) leaveFocus();
  openView(view);
  if (view.nodes.length) lookAtAll(view.nodes);
};

const renderPathBar = () => {
  byId("path-bar").hidden = !state.pathFrom;
  if (state.pathFrom) byId("path-text").textContent = say("path_pick", entities.get(state.pathFrom).name);
};

const pathStep = (id, at, view) => {
  const edge = drawnEdges.get(id);
  const items = rowsOfEdge(edge).map(statementItem);
  const head = make("h3", {}, entityButton(view.nodes[at]), "→", entityButton(view.nodes[at + 1]));
  return make("section", {}, head, make("ul", { class: "relations" }, ...items));
};

const pathContents = (view) => {
  const [from, to] = [view.from, view.to].map((id) => entities.get(id).name);
  const title = make("h2", {}, nameText(from), " … ", nameText(to));
  const told = view.nodes.length ? say("path_steps", view.edges.length) : say("path_none");
  return [
    make("header", {}, title, make("p", { class: "kind" }, told)),
    ...view.edges.map((id, at) => pathStep(id, at, view)),
  ];
};
