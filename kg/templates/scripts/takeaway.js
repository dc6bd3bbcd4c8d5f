// What the reader can take along: pictures of the view, the selected statements, the query behind them.

const saveQuery = () => download("question.rq", new Blob([sparqlText()], { type: "text/plain" }));

const takeView = () => {
  const action = (key, act, id) => button(say(key), act, { class: "action", id });
  const query = make("textarea", { readonly: "", rows: 12, spellcheck: "false", "aria-label": say("sparql") });
  query.value = sparqlText();
  return [
    make("header", {}, make("h2", {}, say("take"))),
    make(
      "section",
      {},
      make("h3", {}, say("take_picture")),
      make(
        "p",
        { class: "actions" },
        action("save_png", savePng, "save-png"),
        action("save_svg", saveSvg, "save-svg"),
        action("print", () => print(), "print"),
      ),
    ),
    make(
      "section",
      {},
      make("h3", {}, say("take_rows")),
      make("p", { id: "selection" }, say("take_count", selectionText(), countText(selectedRows().length))),
      make("p", { class: "actions" }, action("save_csv", saveCsv, "save-csv")),
    ),
    make(
      "section",
      {},
      make("h3", {}, say("sparql")),
      make("p", { class: "details" }, say("sparql_hint")),
      query,
      make("p", { class: "actions" }, action("save_query", saveQuery, "save-query")),
    ),
  ];
};
