// The finer filters: issue, period, confidence, and whether a sentence states what it says.

const isDay = (text) => /^\d{4}-\d\d-\d\d$/.test(text);

const renderIssues = () => {
  const byIssue = new Map(graph.pages.map((page) => [issueOf(page), page]));
  const counts = tally(rowsPassingAllBut("issue"), (row) => issueOf(pageOf(row)));
  const items = [...byIssue].map(([key, page]) => ({
    key,
    label: issueText(page),
    count: sizeIn(counts, key),
    page,
  }));
  const order = ({ page, label }) => `${page.date || "9999"} ${label}`;
  items.sort((a, b) => (order(a) < order(b) ? -1 : 1));
  renderToggles("issues", state.hiddenIssues, items);
};

const renderChoices = () => {
  renderLegend();
  renderIssues();
  renderTimeline();
  byId("from").value = state.from;
  byId("to").value = state.to;
  byId("undated").checked = state.undated;
  byId("sureness").value = state.sureness;
  byId("sureness-told").textContent = state.sureness ? `≥ ${state.sureness}` : say("any");
  byId("stated-only").checked = state.statedOnly;
  byId("stated-choice").hidden = graph.statements.every(isStated);
  byId("clear-filters").hidden = !isFiltered();
};

const onChoice = (id, event, take) =>
  byId(id).addEventListener(event, ({ target }) => {
    take(target);
    refilter();
  });

onChoice("from", "change", (input) => {
  state.from = isDay(input.value) ? input.value : "";
});
onChoice("to", "change", (input) => {
  state.to = isDay(input.value) ? input.value : "";
});
onChoice("undated", "change", (input) => {
  state.undated = input.checked;
});
onChoice("sureness", "input", (input) => {
  state.sureness = Number(input.value);
});
onChoice("stated-only", "change", (input) => {
  state.statedOnly = input.checked;
});
onChoice("clear-filters", "click", clearFilters);
