// Sentences and where they stand: names marked in them, headline, paper, date, page, file.

// Every name the entity goes by, the longest first, so that a short form does not win over the full one.
const namesOf = (id) => {
  const { name, aliases } = entities.get(id);
  return [name, ...aliases].filter(Boolean).sort((a, b) => b.length - a.length);
};

const markNames = (text, ids) => {
  const names = ids.flatMap((id) => namesOf(id).map((name) => ({ name, kind: entities.get(id).kind })));
  names.sort((a, b) => b.name.length - a.name.length);
  const parts = [];
  let plain = "";
  for (let at = 0; at < text.length; ) {
    const hit = names.find(({ name }) => text.startsWith(name, at));
    if (hit) {
      parts.push(plain, make("mark", { class: `name-${hit.kind}` }, hit.name));
      plain = "";
      at += hit.name.length;
    } else {
      plain += text[at];
      at += 1;
    }
  }
  return [...parts, plain].filter((part) => part !== "");
};

const sourceText = (page) => {
  const number = page.number && say("page_number", page.number);
  return [page.paper, page.date || say("no_date"), number].filter(Boolean).join(" · ");
};

const sourceLine = (row) => {
  const article = articles.get(row.article);
  if (!article) return "";
  const open = () => openView({ type: "article", id: row.article, start: row.start, end: row.end });
  return make(
    "p",
    { class: "source" },
    button(article.title, open, { class: "link" }),
    make("span", {}, sourceText(pages.get(article.page))),
  );
};

const quoteBlock = (row) =>
  make(
    "div",
    { class: "proof" },
    make("blockquote", {}, ...markNames(row.quote, [row.subject, row.object])),
    sourceLine(row),
  );

// The article's text by paragraph, with what stands between start and end marked.
const articleParagraphs = (article, start, end) => {
  let at = 0;
  return article.text.split("\n").map((line, index) => {
    const length = Array.from(line).length;
    const [from, to] = [start - at, end - at].map((offset) => Math.min(Math.max(offset, 0), length));
    at += length + 1;
    const marked = to > from ? make("mark", { class: "sentence" }, cut(line, from, to)) : "";
    const tag = index < article.headlines ? "h3" : "p";
    return make(tag, {}, cut(line, 0, from), marked, cut(line, to, length));
  });
};
