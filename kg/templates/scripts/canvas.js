// Draws the chosen nodes and links with vis-network and shows in them what the reader has chosen.

// Names are written by labels.js: vis-network's own labels know nothing of one another.
const nodes = new vis.DataSet();
const edges = new vis.DataSet();
const network = new vis.Network(byId("canvas"), { nodes, edges }, readBlock("options-data"));

let drawn = new Set();
let drawnPairs = []; // the links between drawn nodes
let bright = null; // the nodes that stand out, where something is chosen

const isNodeBright = (id) => !bright || bright.has(id);

const isEdgeStrong = (edge, view) => {
  if (view?.type === "edge") return edge.id === view.id;
  if (view?.type === "path") return view.edges.includes(edge.id);
  return Boolean(view) && [edge.from, edge.to].includes(view.id);
};

const brightNodes = (view) => {
  if (!view || !idsOfView(view).some((id) => drawn.has(id))) return null;
  return new Set(view.type === "entity" ? [view.id, ...neighboursOf(view.id)] : idsOfView(view));
};

const nodeLook = (id, view) => {
  const node = drawnNodes.get(id);
  const background = palette[node.group];
  const border = view?.type === "entity" && view.id === id ? palette.ink : palette.paper;
  const lit = { background, border: palette.ink };
  return {
    id,
    ...spots.get(id),
    shape: node.shape,
    size: node.size,
    opacity: !isNodeBright(id) ? 0.13 : node.faint ? 0.4 : 1,
    color: { background, border, highlight: lit, hover: lit },
  };
};

const edgeLook = (edge, view) => {
  const rows = rowsOfEdge(edge);
  const isTie = !rows.length;
  const strong = bright !== null && isEdgeStrong(edge, view);
  const arrow = (end) => ({ enabled: rows.some((row) => row.object === end), scaleFactor: 0.38 });
  return {
    id: edge.id,
    from: edge.from,
    to: edge.to,
    width: isTie ? 0.8 : 1 + Math.log2(1 + rows.length) * 0.7,
    dashes: isTie ? [2, 5] : rows.some(isStated) ? false : [9, 6], // long: nobody says that it is so
    arrows: { to: arrow(edge.to), from: arrow(edge.from) },
    color: {
      color: strong ? palette["thread-strong"] : palette.thread,
      highlight: palette["thread-strong"],
      hover: palette["thread-strong"],
      opacity: bright && !strong ? 0.15 : 1,
    },
  };
};

// Only what looks different now is handed to vis-network, which is slow to take it.
const looks = new Map();
const show = (dataset, rows) => {
  const wanted = new Set(rows.map((row) => row.id));
  const gone = dataset.getIds().filter((id) => !wanted.has(id));
  for (const id of gone) looks.delete(id);
  dataset.remove(gone);
  const changed = rows.filter((row) => {
    const look = JSON.stringify(row);
    return looks.get(row.id) !== look && looks.set(row.id, look);
  });
  dataset.update(changed);
};

const refreshCanvas = () => {
  const view = chosen();
  drawn = chooseDrawn();
  if (state.focus) arrangeFocus(drawn);
  else settle(drawn);
  bright = brightNodes(view);
  drawnPairs = [...sifted.rowsOf.keys()]
    .map((id) => drawnEdges.get(id))
    .filter(({ from, to }) => drawn.has(from) && drawn.has(to));
  show(
    nodes,
    [...drawn].map((id) => nodeLook(id, view)),
  );
  show(
    edges,
    drawnPairs.map((edge) => edgeLook(edge, view)),
  );
};

const firstToLast = (ids) => {
  const chosenIds = idsOfView(chosen());
  const first = (id) => (chosenIds.includes(id) || id === state.hovered ? 0 : 1);
  return ids.sort((a, b) => first(a) - first(b) || rankOf.get(a) - rankOf.get(b));
};

const nodeLabels = (positions) => {
  const chosenIds = idsOfView(chosen());
  return firstToLast([...drawn].filter((id) => isNodeBright(id) || id === state.hovered)).map((id) => {
    const node = drawnNodes.get(id);
    const first = chosenIds.includes(id) || id === state.hovered;
    return {
      text: node.label,
      ...positions[id],
      below: node.size,
      scale: 1 + Math.min(0.3, node.degree / 60),
      bold: node.degree > 7 || first,
      always: first,
      whole: first,
      colour: node.faint ? palette.muted : palette.ink,
    };
  });
};

const edgeText = (edge) => {
  const rows = rowsOfEdge(edge);
  const names = [...new Set(rows.map((row) => labelOf(row.predicate)))].join(" · ");
  return rows.length > 1 ? `${names} ×${rows.length}` : names;
};

const NAMED_FROM = 1.25; // zoom from which every link says its relation
const COUNTED_FROM = 0.45; // and from which a bundle says how many it holds

const labelOfEdge = (edge, view, zoom) => {
  if (bright ? isEdgeStrong(edge, view) : zoom > NAMED_FROM || edge.id === state.hovered) return edgeText(edge);
  const count = rowsOfEdge(edge).length;
  return !bright && count > 1 && zoom > COUNTED_FROM ? `×${count}` : "";
};

const edgeLabels = (positions, zoom) => {
  const view = chosen();
  const found = drawnPairs.filter((edge) => rowsOfEdge(edge).length);
  return found
    .map((edge) => ({ text: labelOfEdge(edge, view, zoom), from: positions[edge.from], to: positions[edge.to] }))
    .filter(({ text }) => text)
    .map(({ text, from, to }) => {
      const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
      return { text, ...middle, below: 0, scale: 0.88, colour: palette.muted };
    });
};

// What is in sight: zoom, and the edges of the window in the canvas's own coordinates.
const viewNow = () => {
  const { clientWidth, clientHeight } = byId("canvas");
  const { x: left, y: top } = network.DOMtoCanvas({ x: 0, y: 0 });
  const { x: right, y: bottom } = network.DOMtoCanvas({ x: clientWidth, y: clientHeight });
  return { zoom: network.getScale(), left, top, right, bottom };
};

const labelsNow = (view) => {
  const positions = network.getPositions();
  return placeLabels([...nodeLabels(positions), ...edgeLabels(positions, view.zoom)], view);
};

network.on("afterDrawing", (context) => {
  if (!drawn.size) return;
  const view = viewNow();
  writeLabels(context, labelsNow(view), view.zoom);
});
