/* Loads the form that cards are written in: its page alone asks for this. */
(() => {
  "use strict";
  const own = new URL(document.currentScript.src);
  const place = document.querySelector("[data-pb-write]");
  if (place) import(new URL(`../write/form.js${own.search}`, own)).then(({ begin }) => begin(place));
})();
