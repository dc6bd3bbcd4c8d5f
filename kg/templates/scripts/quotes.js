// Sentences and where they stand: names marked in them, headline, paper, date, page, file.

// Every name the entity goes by, with the class that marks it.
const namesOf = (id) => {
  const { name, aliases, kind } = entities.get(id);
  return [name, ...aliases].map((text) => ({ text, mark: `name-${kind}` }));
};

// The longest first, so that a short form does not win over the full one.
const markWords = (text, words) => {
  const wanted = words.filter((word) => word.text).sort((a, b) => b.text.length - a.text.length);
  const parts = [];
  let plain = "";
  for (let at = 0; at < text.length;) {
    const hit = wanted.find((word) => text.startsWith(word.text, at));
    if (hit) {
      parts.push(plain, make("mark", { class: hit.mark }, hit.text));
      plain = "";
      at += hit.text.length;
    } else {
      plain += text[at];
      at += 1;
    }
  }
  return [...parts, plain].filter((part) => part !== "");
};

const sourceText = (page) => {
  const number = page.number && say("page_number", page.number);
  const date = page.inferred ? say("inferred_date", page.date) : page.date;
  return [page.paper, date || say("no_date"), number].filter(Boolean).join(" · ");
};

const openArticle = ({ article, start, end }) => openView({ type: "article", id: article, start, end });

const sourceLine = (row) => {
  const article = articles.get(row.article);
  if (!article) return "";
  return make(
    "p",
    { class: "source" },
    button(nameText(article.title), () => openArticle(row), { class: "link" }),
    make("span", {}, sourceText(pages.get(article.page))),
  );
};

const quoteBlock = (row) => {
  const words = [...namesOf(row.subject), ...namesOf(row.object), { text: row.role, mark: "role-word" }];
  return make(
    "div",
    { class: "proof" },
    make("blockquote", {}, ...markWords(quoteOf(row), words)),
    sourceLine(row),
  );
};

const modalityTag = (row) =>
  isStated(row) ? "" : make("span", { class: "tag doubt" }, say(`modality_${modalityOf(row)}`));
const timeTag = (row) => (timeOf(row) ? make("span", { class: "time" }, timeOf(row)) : "");

const roleTag = (row) => (row.role ? make("span", { class: "tag" }, row.role) : "");
