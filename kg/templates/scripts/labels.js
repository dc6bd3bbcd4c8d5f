// Finds room for names, the weightiest first, leaving out what would cover another, and writes them.

const LABEL_SIZE = 12.5; // pixels on the screen at any zoom
const LONGEST_LABEL = 16; // characters, beyond which a name is cut while the map is far away
const MOST_LABELS = 260;
const FAR_GAP = 24; // pixels around a name that other names leave free when the map is far away

const labelSize = () => LABEL_SIZE * (isWide() ? 1.5 : 1);
const fontOf = (size, bold) => `${bold ? 600 : 400} ${size}px ${getComputedStyle(document.body).fontFamily}`;

const measurer = document.createElement("canvas").getContext("2d");
const widths = new Map();
const widthOf = (text, font) => {
  const key = `${font} ${text}`;
  if (!widths.has(key)) {
    measurer.font = font;
    widths.set(key, measurer.measureText(text).width);
  }
  return widths.get(key);
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

const isInView = ({ x, y }, view) => x >= view.left && x <= view.right && y >= view.top && y <= view.bottom;

// `wanted` rows have text, x, y and below (on the canvas), scale, bold, colour, always, whole; `view` has zoom
// and the visible left, right, top, bottom on the canvas. The labels returned have x, y and size in pixels of
// a screen whose origin is the canvas's own.
const placeLabels = (wanted, view) => {
  const taken = [];
  const placed = [];
  const gap = FAR_GAP * Math.max(0, 1 - view.zoom);
  const [plain, bold] = [fontOf(labelSize(), false), fontOf(labelSize(), true)];
  for (const row of wanted) {
    if (placed.length >= MOST_LABELS) break;
    if (!isInView(row, view)) continue;
    const text = row.whole ? row.text : shorten(row.text, view.zoom);
    const size = labelSize() * row.scale;
    const half = (widthOf(text, row.bold ? bold : plain) * row.scale) / 2 + 2;
    const centre = { x: row.x * view.zoom, y: (row.y + row.below) * view.zoom + (row.below ? size * 0.75 : 0) };
    if (!row.always && overlaps(boxAround(centre, half + gap, size * 0.6 + gap), taken)) continue;
    taken.push(boxAround(centre, half, size * 0.6));
    // What the reader has chosen is not written over either.
    const radius = row.below * view.zoom;
    if (row.always) taken.push(boxAround({ x: row.x * view.zoom, y: row.y * view.zoom }, radius, radius));
    placed.push({ text, size, bold: row.bold, colour: row.colour, ...centre });
  }
  return placed;
};

const writeLabels = (context, placed, zoom) => {
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineWidth = 3.5 / zoom;
  context.strokeStyle = palette.paper;
  for (const { text, x, y, size, bold, colour } of placed) {
    context.font = fontOf(size / zoom, bold);
    context.strokeText(text, x / zoom, y / zoom);
    context.fillStyle = colour;
    context.fillText(text, x / zoom, y / zoom);
  }
};
