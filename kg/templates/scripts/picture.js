// The view as a picture: SVG made from what is drawn, and PNG made from the SVG.

const SVG = "http://www.w3.org/2000/svg";
const draw = (tag, attributes, ...children) => {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};
const short = (number) => Math.round(number * 10) / 10;
const pointsText = (points) => points.map((point) => point.map(short).join(",")).join(" ");

const nodePicture = (look, at, zoom) => {
  const paint = {
    fill: look.color.background,
    stroke: look.color.border,
    "stroke-width": 1,
    opacity: look.opacity,
  };
  const outline = outlineOf(look.shape, at, look.size * zoom);
  if (outline) return draw("polygon", { points: pointsText(outline), ...paint });
  return draw("circle", { cx: short(at.x), cy: short(at.y), r: short(look.size * zoom), ...paint });
};

const ARROW = 7; // units of the canvas
const arrowPicture = (from, to, radius, zoom, fill) => {
  const apart = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [dx, dy] = [(to.x - from.x) / apart, (to.y - from.y) / apart];
  const [x, y] = [to.x - dx * radius, to.y - dy * radius];
  const [length, half] = [ARROW * zoom, ARROW * zoom * 0.4];
  const back = [x - dx * length, y - dy * length];
  return draw("polygon", {
    points: pointsText([
      [x, y],
      [back[0] - dy * half, back[1] + dx * half],
      [back[0] + dy * half, back[1] - dx * half],
    ]),
    fill,
  });
};

const edgePicture = (edge, spotOf, zoom) => {
  const look = edgeLook(edge, chosen());
  const [from, to] = [spotOf(edge.from), spotOf(edge.to)];
  const { color: stroke, opacity } = look.color;
  const line = draw("line", {
    x1: short(from.x),
    y1: short(from.y),
    x2: short(to.x),
    y2: short(to.y),
    stroke,
    "stroke-width": short(look.width * zoom),
    ...(look.dashes ? { "stroke-dasharray": look.dashes.map((dash) => short(dash * zoom)).join(" ") } : {}),
  });
  const radius = (id) => drawnNodes.get(id).size * zoom;
  const heads = [
    look.arrows.to.enabled ? [arrowPicture(from, to, radius(edge.to), zoom, stroke)] : [],
    look.arrows.from.enabled ? [arrowPicture(to, from, radius(edge.from), zoom, stroke)] : [],
  ];
  return draw("g", { opacity }, line, ...heads.flat());
};

const labelPicture = ({ text, x, y, size, bold, colour }, origin) =>
  draw(
    "text",
    {
      x: short(x - origin.x),
      y: short(y - origin.y),
      "font-size": short(size),
      "font-weight": bold ? 600 : 400,
      fill: colour,
      stroke: palette.paper,
      "stroke-width": 3.5,
      "paint-order": "stroke",
      "stroke-linejoin": "round",
      "text-anchor": "middle",
      "dominant-baseline": "central",
    },
    harmless(text),
  );

// What is in sight, in the size that it has on the screen.
const pictureOfView = () => {
  const view = viewNow();
  const { zoom } = view;
  const [width, height] = [byId("canvas").clientWidth, byId("canvas").clientHeight];
  const positions = network.getPositions();
  const origin = { x: view.left * zoom, y: view.top * zoom };
  const spotOf = (id) => ({ x: positions[id].x * zoom - origin.x, y: positions[id].y * zoom - origin.y });
  const look = (id) => nodePicture(nodeLook(id, chosen()), spotOf(id), zoom);
  const inSight = [...drawn].filter((id) => isInView(positions[id], view));
  return draw(
    "svg",
    {
      xmlns: SVG,
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      "font-family": getComputedStyle(document.body).fontFamily,
    },
    draw("title", {}, say("title")),
    draw("rect", { width, height, fill: palette.paper }),
    draw("g", {}, ...drawnPairs.map((edge) => edgePicture(edge, spotOf, zoom))),
    draw("g", {}, ...inSight.map(look)),
    draw("g", {}, ...labelsNow(view).map((label) => labelPicture(label, origin))),
  );
};

const download = (name, blob) => {
  const url = URL.createObjectURL(blob);
  make("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
};

const svgBlob = () => new Blob([new XMLSerializer().serializeToString(pictureOfView())], { type: "image/svg+xml" });
const saveSvg = () => download("map.svg", svgBlob());

const SHARPNESS = 2; // dots of the PNG for a pixel of the screen
const savePng = async () => {
  const picture = new Image();
  const url = URL.createObjectURL(svgBlob());
  picture.src = url;
  await picture.decode();
  const canvas = make("canvas", { width: picture.width * SHARPNESS, height: picture.height * SHARPNESS });
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(url);
  canvas.toBlob((blob) => download("map.png", blob), "image/png");
};
