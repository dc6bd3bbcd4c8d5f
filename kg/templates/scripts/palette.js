// The colours of the scheme that is on, as map.css has them.

const DARK = matchMedia("(prefers-color-scheme: dark)");
const schemeNow = () => state.scheme || (DARK.matches ? "dark" : "light");

let palette;
const applyScheme = (scheme = schemeNow()) => {
  document.documentElement.dataset.scheme = scheme;
  const style = getComputedStyle(document.documentElement);
  const names = ["paper", "ink", "muted", "thread", "thread-strong", ...graph.kinds];
  palette = Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
};

const isWide = () => innerWidth >= 2600; // where map.css enlarges what is around the canvas
