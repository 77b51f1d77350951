/* First script of every page: what Material keeps inline, as a file, and the colour scheme before
   the first paint. Material's bundle looks these names up on the window. */
(() => {
  "use strict";
  const scope = new URL("../..", document.currentScript.src);
  const get = (key, storage = localStorage, within = scope) =>
    JSON.parse(storage.getItem(`${within.pathname}.${key}`));
  const set = (key, value, storage = localStorage, within = scope) => {
    try {
      storage.setItem(`${within.pathname}.${key}`, JSON.stringify(value));
    } catch {
      // A full or forbidden store only means that the choice is not kept.
    }
  };
  const hash = (text) => [...text].reduce((sum, letter) => (sum << 5) - sum + letter.charCodeAt(0), 0);
  Object.assign(window, { __md_scope: scope, __md_get: get, __md_set: set, __md_hash: hash });

  // Material takes all that has an `href` for HTML: it reads it as a text, and assigns it to itself. In
  // a drawing it is an object and read-only, and the error would end instant navigation.
  for (const { prototype } of [SVGAElement, SVGUseElement, SVGImageElement]) {
    Object.defineProperty(prototype, "href", {
      get() {
        return new URL(this.getAttribute("href") ?? "", document.baseURI).href;
      },
      set() {}, // an address in a drawing needs no rewriting
    });
  }

  const chosen = () => {
    try {
      return get("__palette")?.color?.scheme && get("__palette").color;
    } catch {
      return null;
    }
  };
  const bySystem = () => (matchMedia("(prefers-color-scheme: dark)").matches ? "slate" : "default");
  const colour = chosen();
  const fixed = colour && colour.media !== "(prefers-color-scheme)";
  document.body.setAttribute("data-md-color-scheme", fixed ? colour.scheme : bySystem());
})();

/* Back and forward from one page of a walk to another are the walker's: the theme, which hears of
   them later than this file, would load the page a second time. Not so once the theme is on its way
   out of the walk: it must hear that the visitor wants something else. */
addEventListener(
  "popstate",
  (event) => {
    const walk = document.querySelector("[data-dc-walk]:not([data-dc-left])");
    const base = walk && `/decisions/${walk.dataset.dcWalk}/`;
    if (!base || !location.pathname.split(base)[1]) return;
    event.stopImmediatePropagation();
    dispatchEvent(new Event("walk"));
  },
  true,
);
