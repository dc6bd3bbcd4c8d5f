// Writes names onto the canvas, the weightiest first, leaving out what would cover another.

const LABEL_SIZE = 12.5; // pixels on the screen at any zoom
const LONGEST_LABEL = 16; // characters, beyond which a name is cut while the map is far away
const MOST_LABELS = 260;
const FAR_GAP = 24; // pixels around a name that other names leave free when the map is far away

const widths = new Map();
const widthOf = (context, text) => {
  if (!widths.has(text)) widths.set(text, context.measureText(text).width);
  return widths.get(text);
};

const overlaps = (box, others) =>
  others.some(
    (other) => box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top,
  );

const boxAround = ({ x, y }, width, height) => ({
  left: x - width,
  right: x + width,
  top: y - height,
  bottom: y + height,
});

const shorten = (name, zoom) => {
  const letters = Array.from(name);
  return zoom < 1.3 && letters.length > LONGEST_LABEL ? `${letters.slice(0, LONGEST_LABEL - 1).join("")}…` : name;
};

// `wanted` rows have text, x, y (on the canvas), below (canvas units), weight, colour, bold; `view` has
// zoom and the visible left, right, top, bottom on the canvas. Boxes are compared in screen pixels.
const writeLabels = (context, wanted, view) => {
  const taken = [];
  const unit = 1 / view.zoom;
  const gap = FAR_GAP * Math.max(0, 1 - view.zoom);
  const family = getComputedStyle(document.body).fontFamily;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  for (const row of wanted) {
    if (taken.length >= MOST_LABELS) break;
    if (row.x < view.left || row.x > view.right || row.y < view.top || row.y > view.bottom) continue;
    const text = row.whole ? row.text : shorten(row.text, view.zoom);
    const size = LABEL_SIZE * row.scale;
    context.font = `${row.bold ? 600 : 400} ${LABEL_SIZE}px ${family}`;
    const half = (widthOf(context, text) * row.scale) / 2 + 2;
    const centre = { x: row.x * view.zoom, y: (row.y + row.below) * view.zoom + (row.below ? size * 0.75 : 0) };
    if (!row.always && overlaps(boxAround(centre, half + gap, size * 0.6 + gap), taken)) continue;
    taken.push(boxAround(centre, half, size * 0.6));
    // What the reader has chosen is not written over either.
    const radius = row.below * view.zoom;
    if (row.always) taken.push(boxAround({ x: row.x * view.zoom, y: row.y * view.zoom }, radius, radius));
    context.font = `${row.bold ? 600 : 400} ${size * unit}px ${family}`;
    context.lineWidth = 3.5 * unit;
    context.strokeStyle = view.halo;
    context.strokeText(text, centre.x * unit, centre.y * unit);
    context.fillStyle = row.colour;
    context.fillText(text, centre.x * unit, centre.y * unit);
  }
};
