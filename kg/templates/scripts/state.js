// All that the reader has chosen, and the words for it; every change ends in one of main.js's refreshes.

const state = {
  language: (navigator.language || "zh").toLowerCase().startsWith("zh") ? "zh" : "en",
  scheme: "", // "light" or "dark"; empty follows the system
  hiddenKinds: new Set(),
  hiddenPredicates: new Set(),
  hiddenIssues: new Set(),
  from: "", // ISO days, empty where the period is open
  to: "",
  undated: true, // whether pages without a date pass when a period is chosen
  sureness: 0,
  statedOnly: false,
  focus: "",
  trail: [], // focuses that lead here, the first first; "" is the whole map
  expanded: new Set(), // drawn beside the core because the reader asked for them
  pathFrom: "", // a path's first end, while the reader looks for its other
  views: [], // what the panel shows is the last; the ones before are the way back
  hovered: "",
};

// The last thing chosen: an article is read about what was chosen before it.
const chosen = () => [...state.views].reverse().find((view) => ["entity", "edge", "path"].includes(view.type));

// Bidirectional and other control characters of a name must not turn the sentence that it is put into.
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const harmless = (value) => String(value).replace(CONTROLS, "");

const say = (key, ...values) =>
  interfaceTexts[state.language][key].replace(/\{(\d)\}/g, (_, position) => harmless(values[Number(position)]));

const labelOf = (name) => {
  const known = labels.get(name);
  return known?.[state.language] ?? known?.en ?? name;
};

const countText = (count) => count.toLocaleString(state.language === "zh" ? "zh-CN" : "en");

const issueText = (page) => {
  const date = page.date && (page.inferred ? say("inferred_date", page.date) : page.date);
  return [page.paper, date].filter(Boolean).join(" ") || page.source;
};
