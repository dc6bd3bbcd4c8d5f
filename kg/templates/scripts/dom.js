// Makes elements; whatever comes from the data goes in as text, never as markup.

const byId = (id) => document.getElementById(id);

// make("p", { class: "quote", onclick: act }, "text", otherElement)
const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== "" && child !== null));
  return element;
};

const button = (text, act, attributes = {}) =>
  make("button", { type: "button", onclick: act, ...attributes }, ...[text].flat());

const kindMark = (kind) => make("span", { class: `mark mark-${kind}`, "aria-hidden": "true" });

const nameText = (text, attributes = {}) => make("bdi", attributes, text);

// Puts the chosen language into the elements of map.html that name their text.
const fillInterface = () => {
  document.documentElement.lang = state.language === "zh" ? "zh-CN" : "en";
  document.title = say("title");
  for (const element of document.querySelectorAll("[data-text]")) element.textContent = say(element.dataset.text);
  for (const element of document.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", say(element.dataset.label));
  }
  for (const element of document.querySelectorAll("[data-placeholder]")) {
    element.placeholder = say(element.dataset.placeholder);
  }
};
