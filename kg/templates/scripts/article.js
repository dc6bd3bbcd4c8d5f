// An article's full text, with the sentence that led to it marked.

const articleParagraphs = (article, start, end) => {
  let at = 0;
  return textOf(article.id)
    .split("\n")
    .map((line, index) => {
      const length = Array.from(line).length;
      const [from, to] = [start - at, end - at].map((offset) => Math.min(Math.max(offset, 0), length));
      at += length + 1;
      const marked = to > from ? make("mark", { class: "sentence" }, cut(line, from, to)) : "";
      const tag = index < article.headlines ? "h3" : "p";
      return make(tag, {}, cut(line, 0, from), marked, cut(line, to, length));
    });
};

const continuation = (article) => {
  const next = articles.get(article.goes_on);
  if (!next) return "";
  const open = () => openArticle({ article: next.id, start: 0, end: 0 });
  return factLine("goes_on", button(nameText(next.title), open, { class: "link" }));
};

const articleView = ({ id, start, end }) => {
  const article = articles.get(id);
  const page = pages.get(article.page);
  const where = make("p", { class: "source" }, make("span", {}, sourceText(page)));
  const makers = article.bylines.map(([name, role]) => `${role} ${name}`).join("　");
  const details = [makers, say("file", page.source)].filter(Boolean);
  const head = make("header", {}, where, ...details.map((text) => make("p", { class: "details" }, text)));
  return [head, make("article", {}, ...articleParagraphs(article, start, end)), continuation(article)];
};
