// The address keeps the view: what follows # says what the reader sees, and opens it again.

const BETWEEN = "\n"; // parts ids in the address; no id has it
const SETS = { kinds: "hiddenKinds", relations: "hiddenPredicates", issues: "hiddenIssues" };
const browserLanguage = state.language;

const viewText = ({ type, id, from, to, start, end }) => {
  const parts = { path: [from, to], article: [id, start, end], list: [], take: [] }[type] ?? [id];
  return [type, ...parts].join(BETWEEN);
};

const cameraText = () => {
  const { x, y } = network.getViewPosition();
  return [Math.round(x), Math.round(y), Number(network.getScale().toPrecision(3))].join(" ");
};

const addressText = () => {
  const told = new URLSearchParams();
  const tell = (name, value) => value && told.set(name, value);
  tell("lang", state.language !== browserLanguage && state.language);
  tell("scheme", state.scheme);
  for (const [name, set] of Object.entries(SETS)) tell(`-${name}`, [...state[set]].sort().join(BETWEEN));
  tell("from", state.from);
  tell("to", state.to);
  tell("undated", !state.undated && "no");
  tell("sureness", state.sureness && String(state.sureness));
  tell("stated", state.statedOnly && "only");
  tell("focus", state.focus);
  tell("trail", state.trail.slice(1).join(BETWEEN));
  tell("room", roomFor > graph.at_once && String(roomFor));
  tell("expanded", [...state.expanded].slice(0, 60).join(BETWEEN));
  tell("open", state.views.length && viewText(state.views.at(-1)));
  tell("at", cameraText());
  return told.toString();
};

let writing;
const writeAddress = () => {
  clearTimeout(writing);
  writing = setTimeout(() => history.replaceState(null, "", `#${addressText()}`), 250);
};

const viewOf = (text) => {
  const [type, ...parts] = text.split(BETWEEN);
  const [first, second] = parts;
  if (["list", "take"].includes(type)) return { type };
  if (type === "entity" && entities.has(first)) return { type, id: first };
  if (type === "edge" && drawnEdges.has(first)) return { type, id: first };
  if (type === "article" && articles.has(first))
    return { type, id: first, start: Number(second), end: Number(parts[2]) };
  return type === "path" && entities.has(first) && entities.has(second) ? pathView(first, second) : null;
};

// Whoever wrote the address may have had another map: what this one does not know is passed over.
const readAddress = () => {
  const told = new URLSearchParams(location.hash.slice(1));
  const list = (name) => (told.get(name) || "").split(BETWEEN).filter(Boolean);
  const day = (name) => (isDay(told.get(name) ?? "") ? told.get(name) : "");
  state.language = told.get("lang") in interfaceTexts ? told.get("lang") : browserLanguage;
  state.scheme = ["light", "dark"].includes(told.get("scheme")) ? told.get("scheme") : "";
  for (const [name, set] of Object.entries(SETS)) state[set] = new Set(list(`-${name}`));
  Object.assign(state, { from: day("from"), to: day("to"), undated: told.get("undated") !== "no" });
  state.sureness = Math.min(1, Math.max(0, Number(told.get("sureness")) || 0));
  state.statedOnly = told.get("stated") === "only";
  roomFor = Math.max(graph.at_once, Number(told.get("room")) || 0);
  state.expanded = new Set(list("expanded").filter((id) => drawnNodes.has(id)));
  sift();
  state.focus = sifted.nodes.has(told.get("focus")) ? told.get("focus") : "";
  state.trail = state.focus ? ["", ...list("trail").filter((id) => drawnNodes.has(id))] : [];
  state.views = [viewOf(told.get("open") ?? "")].filter(Boolean);
  return (told.get("at") ?? "").split(" ").map(Number);
};

const openAddress = () => {
  const [x, y, scale] = readAddress();
  spots.clear();
  applyScheme();
  retell();
  takeRoom();
  if (scale > 0 && [x, y].every(Number.isFinite)) network.moveTo({ position: { x, y }, scale });
  else if (state.focus) fitShown();
  else openAtCore();
};

addEventListener("hashchange", openAddress);
for (const moved of ["zoom", "dragEnd", "animationFinished"]) network.on(moved, writeAddress);
