// The timeline: a bar for each day, month or year of issues; pressing bars chooses the period.

const BAR = 26; // pixels that a bar takes at least, so that a finger can hit it
const UNITS = [10, 7, 4]; // length of an ISO day, month, year

const lastDay = (key) => {
  if (key.length === 10) return key;
  const [year, month = "12"] = key.split("-");
  return `${year}-${month}-${new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()}`;
};
const firstDay = (key) => ({ 4: `${key}-01-01`, 7: `${key}-01` })[key.length] ?? key;

const nextKey = (key) => {
  const day = new Date(`${lastDay(key)}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, key.length);
};

// Keys of all bars between the first and the last date, empty ones too; null where they are too many.
const barsBetween = (first, last, length, most) => {
  const keys = [];
  for (let key = first.slice(0, length); key <= last.slice(0, length); key = nextKey(key)) {
    if (keys.push(key) > most) return null;
  }
  return keys;
};

const barKeys = (days) => {
  const [first, last] = [days[0], days.at(-1)];
  const most = Math.max(6, Math.floor(byId("bars").clientWidth / BAR));
  for (const length of UNITS) {
    const keys = barsBetween(first, last, length, length === 4 ? 200 : most);
    if (keys) return keys;
  }
  return [];
};

const setPeriod = (first, last) => {
  const [from, to] = [firstDay(first < last ? first : last), lastDay(first < last ? last : first)];
  const same = state.from === from && state.to === to;
  Object.assign(state, same ? { from: "", to: "" } : { from, to });
  refilter();
};

let pressedBar = "";
const onBar = (key) => (event) => {
  const from = event.shiftKey && state.from ? state.from.slice(0, key.length) : pressedBar || key;
  pressedBar = "";
  setPeriod(from, key);
};

// As many names as have room: 2025, 25-11, 11-22.
const NAME = 40;
const nameOfBar = (key, at, count) => {
  const step = Math.ceil((NAME * count) / Math.max(NAME, byId("bars").clientWidth));
  return at % step ? "" : key.slice({ 10: 5, 7: 2, 4: 0 }[key.length]);
};

const barButton = (key, name, count, most) => {
  const bar = make("span", { class: "bar-fill", "aria-hidden": "true" });
  bar.style.height = count ? `${Math.max(8, 100 * Math.sqrt(count / most))}%` : "0";
  const within = (!state.from || lastDay(key) >= state.from) && (!state.to || firstDay(key) <= state.to);
  const label = say("bar", key, countText(count));
  return make(
    "li",
    {},
    button([bar, make("span", { class: "bar-name", "aria-hidden": "true" }, name)], onBar(key), {
      "aria-label": label,
      title: label,
      "aria-pressed": String(Boolean(state.from || state.to) && within),
      class: within ? "within" : "",
      "data-key": `bar ${key}`,
      onpointerdown: () => {
        pressedBar = key;
      },
      onpointerup: (event) => pressedBar && pressedBar !== key && onBar(key)(event),
    }),
  );
};

const renderTimeline = () => {
  const rows = rowsPassingAllBut("period");
  const days = [...new Set(graph.pages.map((page) => page.date).filter(isDay))].sort();
  byId("timeline").hidden = !days.length;
  if (!days.length) return;
  const keys = barKeys(days);
  const counts = tally(rows, (row) => pageOf(row).date.slice(0, keys[0].length));
  const most = Math.max(1, ...keys.map((key) => sizeIn(counts, key)));
  byId("bars").replaceChildren(
    ...keys.map((key, at) => barButton(key, nameOfBar(key, at, keys.length), sizeIn(counts, key), most)),
  );
  byId("undated-told").textContent = say("undated_count", countText(sizeIn(counts, "")));
};

addEventListener("pointerup", () =>
  setTimeout(() => {
    pressedBar = "";
  }),
);
