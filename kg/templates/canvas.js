// Draws the network with vis-network and shows in it what the reader has chosen.

const colourOf = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

let palette;
const readPalette = () => {
  const names = ["paper", "ink", "muted", "thread", "thread-strong", ...graph.kinds];
  palette = Object.fromEntries(names.map((name) => [name, colourOf(name)]));
};
readPalette();

// Names are written by labels.js: vis-network's own labels know nothing of one another.
const nodes = new vis.DataSet(drawing.nodes.map(({ id, x, y, shape, size }) => ({ id, x, y, shape, size })));
const edges = new vis.DataSet(drawing.edges.map(({ id, from, to }) => ({ id, from, to })));
const network = new vis.Network(byId("canvas"), { nodes, edges }, readBlock("options-data"));

const inBrightness = () => {
  if (state.selectedEdge) {
    const edge = drawnEdges.get(state.selectedEdge);
    return new Set([edge.from, edge.to]);
  }
  return state.selectedNode ? new Set([state.selectedNode, ...neighboursOf(state.selectedNode)]) : null;
};

const edgeIsBright = (edge) =>
  state.selectedEdge ? edge.id === state.selectedEdge : [edge.from, edge.to].includes(state.selectedNode);

const nodeLook = (node, bright) => {
  const colour = palette[node.group];
  const chosen = node.id === state.selectedNode;
  const look = { background: colour, border: chosen ? palette.ink : palette.paper };
  const faded = bright && !bright.has(node.id);
  return {
    id: node.id,
    hidden: !nodeIsShown(node),
    opacity: faded ? 0.13 : node.faint ? 0.4 : 1,
    color: { ...look, highlight: { ...look, border: palette.ink }, hover: { ...look, border: palette.ink } },
  };
};

const edgeLook = (edge, shownNodes, bright) => {
  const isTie = edge.statements.length === 0;
  const strong = bright && edgeIsBright(edge);
  const arrow = (on) => ({ enabled: on && !isTie, scaleFactor: 0.38 });
  return {
    id: edge.id,
    hidden: !edgeIsShown(edge, shownNodes),
    width: isTie ? 0.8 : 1 + Math.log2(1 + shownStatements(edge).length) * 0.7,
    dashes: isTie ? [2, 5] : false,
    arrows: { to: arrow(edge.arrows.to), from: arrow(edge.arrows.from) },
    color: {
      color: strong ? palette["thread-strong"] : palette.thread,
      highlight: palette["thread-strong"],
      hover: palette["thread-strong"],
      opacity: bright && !strong ? 0.15 : 1,
    },
  };
};

let shownNow = new Set();
const refreshCanvas = () => {
  const bright = inBrightness();
  shownNow = new Set(drawing.nodes.filter(nodeIsShown).map((node) => node.id));
  nodes.update(drawing.nodes.map((node) => nodeLook(node, bright)));
  edges.update(drawing.edges.map((edge) => edgeLook(edge, shownNow, bright)));
};

const byWeight = [...drawing.nodes].sort((a, b) => b.degree - a.degree || (a.id < b.id ? -1 : 1));

const nodeLabels = (positions, bright) => {
  const rows = byWeight.filter((node) => shownNow.has(node.id) && (!bright || bright.has(node.id)));
  const first = (node) => (state.selectedEdge || [state.selectedNode, state.hovered].includes(node.id) ? 0 : 1);
  return rows
    .sort((a, b) => first(a) - first(b))
    .map((node) => ({
      text: node.label,
      ...positions[node.id],
      below: node.size,
      scale: 1 + Math.min(0.3, node.degree / 60),
      bold: node.degree > 7 || first(node) === 0,
      always: first(node) === 0,
      whole: first(node) === 0,
      colour: node.faint ? palette.muted : palette.ink,
    }));
};

const edgeText = (edge) => {
  const rows = shownStatements(edge);
  const names = [...new Set(rows.map((row) => labelOf(row.predicate)))].join(" · ");
  return rows.length > 1 ? `${names} ×${rows.length}` : names;
};

const edgeLabels = (positions, bright, zoom) =>
  drawing.edges
    .filter((edge) => edge.statements.length && edgeIsShown(edge, shownNow))
    .filter((edge) => (bright ? edgeIsBright(edge) : zoom > 1.25 || edge.id === state.hovered))
    .map((edge) => {
      const [from, to] = [positions[edge.from], positions[edge.to]];
      const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
      return { text: edgeText(edge), ...middle, below: 0, scale: 0.88, colour: palette.muted };
    });

network.on("afterDrawing", (context) => {
  const zoom = network.getScale();
  const { clientWidth, clientHeight } = byId("canvas");
  const topLeft = network.DOMtoCanvas({ x: 0, y: 0 });
  const bottomRight = network.DOMtoCanvas({ x: clientWidth, y: clientHeight });
  const view = { zoom, halo: palette.paper, left: topLeft.x, top: topLeft.y, right: bottomRight.x, bottom: bottomRight.y };
  const positions = network.getPositions();
  const bright = inBrightness();
  writeLabels(context, [...nodeLabels(positions, bright), ...edgeLabels(positions, bright, zoom)], view);
});

const GENTLY = { duration: 450, easingFunction: "easeInOutQuad" };
const animation = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? false : GENTLY);

// Room around for the names, which vis-network knows nothing of.
const MARGIN = 0.92;
const LEGIBLE = 0.3;
const fitShown = () => {
  network.fit({ nodes: [...shownNow], animation: false, maxZoomLevel: 1.5 });
  network.moveTo({ scale: network.getScale() * MARGIN });
};

// On a small screen the whole would be dust: the weightiest node's surroundings come first.
const openAtCore = () => {
  fitShown();
  if (network.getScale() < LEGIBLE) network.focus(byWeight[0].id, { scale: LEGIBLE * 1.3 });
};

// The panel may have just taken room beside the canvas, or lie over its lower part.
const moveInSight = (position, scale) => {
  network.setSize("100%", "100%");
  const panel = byId("panel");
  const covered = getComputedStyle(panel).position === "fixed" ? panel.offsetHeight / 2 : 0;
  network.moveTo({ position, scale, offset: { x: 0, y: -covered }, animation: animation() });
};

const lookAt = (id) => moveInSight(network.getPosition(id), Math.max(network.getScale(), 0.9));

// Comes closer where the ends of a link lie so near each other that their names hide it.
const NEAR_ENDS = 110;
const lookAtEdge = (edge) => {
  const [from, to] = [edge.from, edge.to].map((id) => network.getPosition(id));
  const apart = Math.hypot(from.x - to.x, from.y - to.y) * network.getScale();
  if (apart >= NEAR_ENDS || apart === 0) return;
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  moveInSight(middle, (network.getScale() * NEAR_ENDS) / apart);
};

// In focus, the neighbours stand on rings around the node, sorted by kind; outside, at home.
const ringPlaces = (centre, around) => {
  const places = [{ id: centre, x: 0, y: 0 }];
  for (let ring = 1, done = 0; done < around.length; ring += 1) {
    const radius = ring * 190;
    const inRing = around.slice(done, done + Math.floor((2 * Math.PI * radius) / 100));
    inRing.forEach((id, index) => {
      const angle = (2 * Math.PI * (index + (ring % 2) / 2)) / inRing.length - Math.PI / 2;
      places.push({ id, x: radius * Math.cos(angle) * 1.25, y: radius * Math.sin(angle) });
    });
    done += inRing.length;
  }
  return places;
};

const arrange = () => {
  const near = neighboursOf(state.focus).map((id) => drawnNodes.get(id));
  const rank = (node) => graph.kinds.indexOf(node.group);
  near.sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1));
  nodes.update(
    state.focus ? ringPlaces(state.focus, near.map((node) => node.id)) : drawing.nodes.map(({ id, x, y }) => ({ id, x, y })),
  );
};
