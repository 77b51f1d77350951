/* The walk of a decision without a page load: the same addresses, the same pages, the main part
   swapped in place. Nothing is stored but the address. Without this script every link works. */
(() => {
  "use strict";
  const state = { walk: true };
  const part = (root = document) => root.querySelector("[data-dc-walk]");

  /* Links are relative; once the address changes in place they must not be. */
  const fix = (root, base) => {
    for (const it of root.querySelectorAll("a[href], [src]")) {
      const name = it.hasAttribute("href") ? "href" : "src";
      it.setAttribute(name, new URL(it.getAttribute(name), base));
    }
  };

  const say = (words) => {
    const said = document.createElement("p");
    said.className = "dc-changed";
    said.setAttribute("role", "status");
    said.textContent = words;
    part().prepend(said);
  };

  /* A link to a memo carries the version it was made with; an old one must not look like new. */
  const dress = () => {
    const walk = part();
    if (!walk) return;
    const version = new URLSearchParams(location.search).get("v");
    if (version && version !== walk.dataset.dcVersion && !walk.querySelector(".dc-changed")) {
      say("This decision has changed since this link was made. What stands here holds now.");
    }
    const day = walk.querySelector("[data-dc-today]");
    if (day) day.textContent = ` Read on ${new Date().toLocaleDateString(document.documentElement.lang, { dateStyle: "long" })}.`;
    gather(walk);
  };

  /* In a decision with one page for each question, the answers so far travel in the address. */
  const decisions = new Map();
  const decision = (walk) => {
    const base = walk.querySelector(".dc-of a").href;
    const name = walk.dataset.dcWalk;
    if (!decisions.has(name)) decisions.set(name, fetch(new URL(`${name}.json`, base)).then((it) => it.json()));
    return decisions.get(name);
  };

  const gather = async (walk) => {
    const place = walk.querySelector("[data-dc-answers]");
    if (!place) return;
    const given = new URLSearchParams(location.search).getAll("a");
    for (const link of walk.querySelectorAll("a[data-dc-answer]")) {
      link.search = new URLSearchParams([...given, link.dataset.dcAnswer].map((it) => ["a", it]));
    }
    const { questions } = given.length ? await decision(walk) : {};
    const rows = given.flatMap((it) => {
      const [name, value] = it.split(".");
      const question = questions.find((one) => one.id === name);
      const answer = question?.answers.find((one) => one.id === value);
      return answer ? [[question.title, answer.title]] : [];
    });
    if (!rows.length) return;
    const make = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });
    const list = document.createElement("dl");
    for (const [asked, answered] of rows) list.append(make("dt", asked), make("dd", answered));
    place.replaceChildren(make("h2", "Your answers"), list);
  };

  /* Who goes on before a page has come wants the later one: the earlier is dropped. */
  let latest = 0;

  const show = async (address, push) => {
    const turn = ++latest;
    const walk = part();
    let page;
    try {
      const response = await fetch(address, { credentials: "same-origin" });
      if (!response.ok) throw new Error(response.statusText);
      page = new DOMParser().parseFromString(await response.text(), "text/html");
    } catch {
      if (turn === latest) location.assign(address);
      return;
    }
    if (turn !== latest || walk?.matches("[data-dc-left]")) return;
    const next = part(page);
    if (!next || !walk?.isConnected) {
      location.assign(address);
      return;
    }
    fix(document, location);
    fix(page, address);
    if (push) history.pushState(state, "", address);
    document.title = page.title;
    const canonical = (root) => root.querySelector("link[rel=canonical]");
    if (canonical(page)) canonical(document)?.setAttribute("href", canonical(page).getAttribute("href"));
    const crumbs = (root) => root.querySelector(".md-path__list");
    if (crumbs(page)) crumbs(document)?.replaceWith(document.adoptNode(crumbs(page)));
    walk.replaceWith(document.adoptNode(next));
    dress();
    const heading = next.querySelector("h1");
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    scrollTo(0, 0);
  };

  /* Only links from one page of a walk to another of the same decision are followed in place. */
  const leads = (link) => {
    const walk = part();
    if (!walk || link.target || link.hasAttribute("download") || link.origin !== location.origin) return false;
    const base = `/decisions/${walk.dataset.dcWalk}/`;
    const at = link.pathname.indexOf(base);
    const rest = at < 0 ? "" : link.pathname.slice(at + base.length);
    return Boolean(rest) && link.pathname !== location.pathname && link.closest("[data-dc-walk]") === walk;
  };

  addEventListener(
    "click",
    (event) => {
      const link = event.target instanceof Element && event.target.closest("a[href]");
      if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      if (!leads(link)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (!history.state?.walk) history.replaceState(state, "");
      show(link.href, true);
    },
    true,
  );

  addEventListener("walk", () => show(location.href, false)); // back and forward: see boot.js

  /* Once the theme is on its way to another page, this walk is left. */
  let there = location.pathname;
  window.location$?.subscribe(({ pathname }) => {
    if (pathname !== there) part()?.setAttribute("data-dc-left", "");
    there = pathname;
  });

  if (window.document$) window.document$.subscribe(dress);
  else dress();
})();
