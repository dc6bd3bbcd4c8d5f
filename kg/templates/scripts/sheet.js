// The statements of what is selected, as CSV for spreadsheets.

// What is selected: what was last chosen, else the neighbourhood in focus, else all that passes the filters.
const selectedRows = () => {
  const view = chosen();
  if (view?.type === "entity") return sifted.rows.filter((row) => [row.subject, row.object].includes(view.id));
  if (view?.type === "edge") return rowsOfEdge(drawnEdges.get(view.id));
  if (view?.type === "path") return view.edges.flatMap((id) => rowsOfEdge(drawnEdges.get(id)));
  if (state.focus) return sifted.rows.filter((row) => drawn.has(row.subject) && drawn.has(row.object));
  return sifted.rows;
};

const selectionText = () => {
  const view = chosen();
  const nameOf = (id) => entities.get(id).name;
  if (view?.type === "entity") return say("take_entity", nameOf(view.id));
  if (view?.type === "edge") return say("take_pair", ...idsOfView(view).map(nameOf));
  if (view?.type === "path") return say("take_path", nameOf(view.from), nameOf(view.to));
  if (state.focus) return say("take_entity", nameOf(state.focus));
  return say(isFiltered() ? "take_filtered" : "take_all");
};

// The columns of the sheet, named as the variables of sparql.js are.
const COLUMNS = {
  subject: (row) => entities.get(row.subject).name,
  relation: (row) => row.predicate,
  object: (row) => entities.get(row.object).name,
  role: (row) => row.role,
  modality: modalityOf,
  when: (row) => row.when ?? "",
  interval: (row) => row.interval ?? "",
  sentence: quoteOf,
  headline: (row) => articles.get(row.article).title,
  newspaper: (row) => pageOf(row).paper,
  date: (row) => pageOf(row).date,
  page: (row) => pageOf(row).number,
  file: (row) => pageOf(row).source,
  confidence: (row) => String(row.confidence),
  rule: (row) => row.rule,
};

// A spreadsheet would run a cell that begins like a formula: the quote makes it text.
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
const cellText = (text) => {
  const plain = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
};

const sheetOf = (rows) => {
  const lines = rows.map((row) => Object.values(COLUMNS).map((cell) => cellText(cell(row))));
  // The mark at the beginning tells spreadsheets that this is UTF-8.
  return `\ufeff${[Object.keys(COLUMNS), ...lines].map((cells) => `${cells.join(",")}\r\n`).join("")}`;
};

const saveCsv = () => download("relations.csv", new Blob([sheetOf(selectedRows())], { type: "text/csv" }));
