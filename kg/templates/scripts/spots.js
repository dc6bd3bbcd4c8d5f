// Where nodes stand, and which are on the canvas: the weightiest that pass, and what was asked for.

const spots = new Map();
const homeOf = (id) => ({ x: drawnNodes.get(id).x, y: drawnNodes.get(id).y });

const byWeight = [...drawing.nodes].sort((a, b) => b.degree - a.degree || (a.id < b.id ? -1 : 1));
const rankOf = new Map(byWeight.map((node, rank) => [node.id, rank]));
const weightiestFirst = (ids) => [...ids].sort((a, b) => rankOf.get(a) - rankOf.get(b));

let roomFor = graph.at_once; // grows when the reader asks for more

const idsOfView = (view) => {
  if (view?.type === "entity") return [view.id];
  if (view?.type === "edge") return [drawnEdges.get(view.id).from, drawnEdges.get(view.id).to];
  return view?.type === "path" ? view.nodes : [];
};

// Ids of the nodes to draw. In focus: the node and what is next to it.
const chooseDrawn = () => {
  const asked = [...idsOfView(chosen()), ...state.expanded].filter((id) => sifted.nodes.has(id));
  if (state.focus) {
    const near = weightiestFirst(new Set(neighboursOf(state.focus))).slice(0, graph.at_once);
    const path = chosen()?.type === "path" ? asked : [];
    return new Set([state.focus, ...near, ...path]);
  }
  const core = byWeight.filter((node) => sifted.nodes.has(node.id)).slice(0, roomFor);
  return new Set([...core.map((node) => node.id), ...asked]);
};

// Of a large graph the layout has room for those drawn at once, not for all: a node that comes onto the
// canvas takes the free place that is nearest to its own, found along a spiral.
const ELBOW = 44;
const cellOf = (x, y) => `${Math.floor(x / ELBOW)} ${Math.floor(y / ELBOW)}`;

const occupy = (cells, spot) => {
  const cell = cellOf(spot.x, spot.y);
  if (!cells.has(cell)) cells.set(cell, []);
  cells.get(cell).push(spot);
};

const isFree = (cells, x, y) => {
  for (const dx of [-ELBOW, 0, ELBOW]) {
    for (const dy of [-ELBOW, 0, ELBOW]) {
      const others = cells.get(cellOf(x + dx, y + dy)) ?? [];
      if (others.some((other) => Math.hypot(other.x - x, other.y - y) < ELBOW)) return false;
    }
  }
  return true;
};

const freeSpot = (cells, { x, y }) => {
  for (let turn = 0; ; turn += 1) {
    const reach = ELBOW * 0.45 * Math.sqrt(turn);
    const spot = { x: x + reach * Math.cos(turn * 2.4), y: y + reach * Math.sin(turn * 2.4) };
    if (isFree(cells, spot.x, spot.y)) return spot;
  }
};

const settle = (drawn) => {
  for (const id of [...spots.keys()]) if (!drawn.has(id)) spots.delete(id);
  if (drawing.nodes.length <= graph.at_once) {
    for (const id of drawn) if (!spots.has(id)) spots.set(id, homeOf(id));
    return;
  }
  const cells = new Map();
  for (const spot of spots.values()) occupy(cells, spot);
  for (const id of weightiestFirst(drawn)) {
    if (spots.has(id)) continue;
    spots.set(id, freeSpot(cells, homeOf(id)));
    occupy(cells, spots.get(id));
  }
};

// In focus, the neighbours stand on rings around the node, sorted by kind.
const ringPlaces = (centre, around) => {
  spots.set(centre, { x: 0, y: 0 });
  for (let ring = 1, done = 0; done < around.length; ring += 1) {
    const radius = ring * 190;
    const inRing = around.slice(done, done + Math.floor((2 * Math.PI * radius) / 100));
    inRing.forEach((id, index) => {
      const angle = (2 * Math.PI * (index + (ring % 2) / 2)) / inRing.length - Math.PI / 2;
      spots.set(id, { x: radius * Math.cos(angle) * 1.25, y: radius * Math.sin(angle) });
    });
    done += inRing.length;
  }
};

const arrangeFocus = (drawn) => {
  const rank = (id) => graph.kinds.indexOf(kindOf(id));
  const around = [...drawn].filter((id) => id !== state.focus);
  around.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  ringPlaces(state.focus, around);
};
