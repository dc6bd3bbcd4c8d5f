// Moves what is in sight.

const GENTLY = { duration: 450, easingFunction: "easeInOutQuad" };
const animation = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? false : GENTLY);

// Room around for the names, which vis-network knows nothing of.
const MARGIN = 0.92;
const LEGIBLE = 0.3;
const fitShown = () => {
  network.fit({ nodes: [...drawn], animation: false, maxZoomLevel: 1.5 });
  network.moveTo({ scale: network.getScale() * MARGIN });
  writeAddress();
};

// On a small screen the whole would be dust: the weightiest node's surroundings come first.
const openAtCore = () => {
  fitShown();
  const [first] = weightiestFirst(drawn);
  if (first && network.getScale() < LEGIBLE) network.focus(first, { scale: LEGIBLE * 1.3 });
};

// When the panel takes or gives room, the map neither jumps nor changes its scale.
const takeRoom = () => {
  const [position, scale] = [network.getViewPosition(), network.getScale()];
  network.setSize("100%", "100%");
  network.moveTo({ position, scale });
};

// On a small screen the panel lies over the canvas's lower part.
const moveInSight = (position, scale) => {
  const panel = byId("panel");
  const covered = getComputedStyle(panel).position === "fixed" ? panel.offsetHeight / 2 : 0;
  network.moveTo({ position, scale, offset: { x: 0, y: -covered }, animation: animation() });
};

const lookAt = (id) => drawn.has(id) && moveInSight(network.getPosition(id), Math.max(network.getScale(), 0.9));

// Comes closer where the ends of a link lie so near each other that their names hide it.
const NEAR_ENDS = 110;
const lookAtEdge = (edge) => {
  const [from, to] = [edge.from, edge.to].map((id) => network.getPosition(id));
  const apart = Math.hypot(from.x - to.x, from.y - to.y) * network.getScale();
  if (apart >= NEAR_ENDS || apart === 0) return;
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  moveInSight(middle, (network.getScale() * NEAR_ENDS) / apart);
};

const lookAtAll = (ids) => {
  network.fit({ nodes: ids, animation: animation(), maxZoomLevel: 1.3 });
};

const zoomBy = (factor) => network.moveTo({ scale: network.getScale() * factor, animation: animation() });

const STEP = 90; // pixels that an arrow key moves the map
const panBy = (x, y) => {
  const { x: left, y: top } = network.getViewPosition();
  const scale = network.getScale();
  network.moveTo({ position: { x: left + (x * STEP) / scale, y: top + (y * STEP) / scale } });
};
