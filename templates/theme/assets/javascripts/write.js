/* Loads the form that cards are written in when somebody comes to its page. */
(() => {
  "use strict";
  const own = new URL(document.currentScript.src);
  const begin = () => {
    const place = document.querySelector("[data-pb-write]:not([data-pb-ready])");
    if (!place) return;
    place.dataset.pbReady = "";
    import(new URL(`../write/form.js${own.search}`, own)).then(({ begin }) => begin(place));
  };
  if (window.document$) window.document$.subscribe(begin);
  else begin();
})();
