/* What few visits use is loaded when it is first used: what links lead to, once one is pointed at or
   has the focus; a reader's situation, where an address has one; reading without a network, from the
   second page of a visit on. */
(() => {
  "use strict";
  const own = new URL(document.currentScript.src);
  const load = (name) => import(new URL(`../parts/${name}.js${own.search}`, own));
  const style = (name) => {
    const address = new URL(`../parts/${name}.css${own.search}`, own).href;
    const there = [...document.querySelectorAll("link[rel=stylesheet]")].find((it) => it.href === address);
    if (there) return Promise.resolve();
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: address });
    const ready = new Promise((resolve) => ["load", "error"].forEach((kind) => link.addEventListener(kind, resolve)));
    document.head.append(link);
    return ready;
  };
  window.pbNeed = { load, style };

  /* --- What links lead to ---------------------------------------------------------------------- */

  let popovers;
  const MARK = "article .mark[title]";
  const linkOf = ({ target }) => target instanceof Element && target.closest("article :is(a[href], button.mark)");

  /* What a statement rests on is a shape with hidden words: a button says them, by touch and keyboard. */
  for (const mark of document.querySelectorAll(MARK)) {
    if (!mark.querySelector(".visually-hidden")) continue;
    const button = Object.assign(document.createElement("button"), { type: "button", className: mark.className });
    button.append(...mark.childNodes);
    mark.replaceWith(button);
  }

  const turn = async (event) => {
    const link = linkOf(event);
    if (!link || !location.protocol.startsWith("http")) return;
    popovers ??= Promise.all([load("popovers"), style("popovers")]).catch(() => (popovers = undefined));
    await popovers;
    window.pbPopovers?.turnTo(link, event);
  };
  const first = (kind, then) =>
    document.addEventListener(kind, (event) => !window.pbPopovers && then(event), true);

  first("pointerover", (event) => event.pointerType !== "touch" && turn(event));
  first("focusin", turn);

  /* A first tap shows what a citation or a term says: it must wait until that can be shown. */
  let touch = false;
  first("pointerdown", (event) => (touch = event.pointerType === "touch"));
  first("click", (event) => {
    const link = linkOf(event);
    if (!link?.matches("button") && !(touch && link?.matches(".cite, .pb-term, .pb-noteref a"))) return;
    event.preventDefault();
    turn(event);
  });

  /* --- A reader's situation -------------------------------------------------------------------- */

  if (document.documentElement.matches(".pb-asked")) {
    // What it writes is not to be seen without its style: it would move all that follows.
    const script = new URL(`../parts/lens.js${own.search}`, own).href;
    document.head.append(Object.assign(document.createElement("link"), { rel: "modulepreload", href: script }));
    style("lens").then(() => load("lens")).catch(() => undefined);
  }

  /* --- Reading without a network --------------------------------------------------------------- */

  const scope = window.pbScope;
  const WISH = `${scope.pathname}.keep`;
  const VISITED = `${scope.pathname}.visited`;
  const MOST = 20; // pages of a visit
  const stored = (store, key, value) => {
    try {
      if (value === undefined) return window[store].getItem(key);
      if (value === "") window[store].removeItem(key);
      else window[store].setItem(key, value);
    } catch {
      // No store: nothing is kept but what the browser keeps by itself.
    }
    return null;
  };
  const visited = () => stored("sessionStorage", VISITED)?.split(" ") ?? [];
  const wish = () => stored("localStorage", WISH) !== null;
  const setWish = (on) => stored("localStorage", WISH, on ? "1" : "");
  const wanted = document.querySelector("meta[name=pb-worker]") !== null;

  const offline = () => load("offline").catch(() => undefined);
  const idle = (then) => (window.requestIdleCallback ?? setTimeout)(then);
  const keep = document.querySelector("[data-pb-keep]");

  if (navigator.serviceWorker) {
    window.pbOffline = { wanted, wish, setWish, visited };
    const before = visited();
    const here = location.origin + location.pathname;
    const more = before.some((it) => it !== here);
    stored("sessionStorage", VISITED, [...before.filter((it) => it !== here), here].slice(-MOST).join(" "));
    if (navigator.serviceWorker.controller || wish() || (wanted && more)) {
      if (document.readyState === "complete") idle(offline);
      else addEventListener("load", () => idle(offline));
    }
    if (keep && wanted) {
      keep.hidden = false;
      keep.addEventListener("click", async () => {
        await offline();
        window.pbOffline.change?.();
      });
    }
  }
})();
