/* First script of every page, before anything is painted: where the site is, that scripts run, and
   the colours that the reader chose. */
(() => {
  "use strict";
  const scope = new URL("../..", document.currentScript.src);
  const KEPT = `${scope.pathname}.__palette`;
  const chosen = () => {
    try {
      return JSON.parse(localStorage.getItem(KEPT))?.color;
    } catch {
      return null; // no store, or not ours: the system's colours
    }
  };
  const dark = matchMedia("(prefers-color-scheme: dark)");

  /* Show the colours of a choice: those of the system where it names none of its own. */
  const paint = (colour = chosen()) => {
    const own = colour?.scheme && colour.media !== "(prefers-color-scheme)";
    document.body.setAttribute("data-md-color-scheme", own ? colour.scheme : dark.matches ? "slate" : "default");
  };
  const show = (colour) => {
    const root = document.documentElement;
    root.dataset.pbSwitching = ""; // no colour fades into another
    paint(colour);
    getComputedStyle(document.body).getPropertyValue("color");
    requestAnimationFrame(() => requestAnimationFrame(() => delete root.dataset.pbSwitching));
  };
  const choose = (colour) => {
    try {
      localStorage.setItem(KEPT, JSON.stringify({ color: colour }));
    } catch {
      // A full or forbidden store only means that the choice is not kept.
    }
    show(colour);
  };

  /* Whether the address may have a reader's situation: room is kept for what is said of it. */
  const OTHERS = new Set(["a", "from", "kind", "n", "page", "q", "status", "then", "v"]);
  const asked = [...new URLSearchParams(location.search).keys()].some((name) => !OTHERS.has(name));
  document.documentElement.classList.toggle("pb-asked", asked);

  window.pbScope = scope;
  window.pbColours = { chosen, choose };
  document.documentElement.classList.replace("no-js", "js");
  paint(); // nothing is shown yet that could fade: to ask for its style would lay it out twice
  dark.addEventListener("change", () => show());
})();
