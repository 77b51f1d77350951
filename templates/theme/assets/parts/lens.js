/* "My situation": a role and values of facets, kept in the address of a page and nowhere else. Lists
   show what holds in it, counts follow, links carry it on. Without this script the same links lead to
   the pages of roles and values. Its facts: generator/render/lens.py.

   The address is the one truth: `role` and the ids of the facets as query parameters, ids as values,
   several of a name meaning any of them. `pbLens()` is the one place that reads it: a Map from names
   to Sets of ids, what the playbook does not know left out. When it changes without a page load, the
   window hears of it by the event `pb:lens`; who changes it elsewhere tells of it by the same event. */
(() => {
  "use strict";
  if (window.pbLens) return; // once is enough, should the theme run scripts again
  const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
  const OTHERS = new Set(["a", "kind", "page", "q", "status", "v"]); // parameters of the search, walks and others
  const NARROW = "(max-width: 44.984375em)";
  const scope = window.pbScope;

  /* --- What the playbook knows ------------------------------------------------------------------ */

  /* The page has the values of its own controls. The file has all, and what all cards hold for: it is
     asked for on pages that do not, and only where an address has a situation. */
  let file;
  let loaded;
  const load = () => {
    file ??= fetch(new URL("lens.json", scope))
      .then((answer) => answer.json())
      .then((content) => (loaded = content))
      .catch(() => (file = undefined)); // such as offline: asked for again at the next page
    return file;
  };

  /* By the name of each part: its values by id, with their titles and the addresses of their pages. */
  const vocabulary = () => {
    const known = new Map();
    const add = (name, id, value) => {
      if (!known.has(name)) known.set(name, new Map());
      known.get(name).set(id, value);
    };
    for (const { name, values } of loaded?.parts ?? [])
      for (const { id, title, address } of values) add(name, id, { title, href: new URL(address, scope).href });
    for (const link of document.querySelectorAll("[data-pb-part] [data-pb-value]")) {
      link.dataset.pbPage ??= link.href;
      const title = (link.querySelector("span") ?? link).textContent;
      add(link.closest("[data-pb-part]").dataset.pbPart, link.dataset.pbValue, { title, href: link.dataset.pbPage });
    }
    return known;
  };

  const parameters = () => new URLSearchParams(location.search);

  /* An id that was given up leads to the one in its place, as its page does. */
  const present = (name, id) => {
    const former = loaded?.parts.find((part) => part.name === name)?.former ?? {};
    return Object.hasOwn(former, id) ? former[id] : id;
  };

  const read = (known = vocabulary()) => {
    const situation = new Map();
    const asked = parameters();
    for (const [name, values] of known) {
      const ids = asked.getAll(name).map((id) => present(name, id)).filter((id) => values.has(id));
      if (ids.length) situation.set(name, new Set(ids));
    }
    return situation;
  };
  window.pbLens = () => read();

  /* Whether the address may have values that only the file knows. */
  const puzzling = (known) =>
    [...parameters()].some(
      ([name, id]) => !OTHERS.has(name) && ID.test(name) && ID.test(id) && !known.get(name)?.has(id),
    );

  /* --- What holds ------------------------------------------------------------------------------- */

  const misses = (thing, name, wanted) => {
    const held = thing.held(name);
    return held.length > 0 && !held.some((id) => wanted.has(id)); // none: it holds for all
  };
  const missed = (thing, situation) => [...situation].filter(([name, wanted]) => misses(thing, name, wanted));
  const holding = (all, situation) =>
    all.reduce((sum, it) => sum + (missed(it, situation).length ? 0 : it.count), 0);

  /* A thing: how many it stands for, and the ids that it holds for by the name of a part. */
  const things = new WeakMap();
  const thing = (from, count, text) => {
    const held = new Map();
    const ids = (name) => {
      if (!held.has(name)) held.set(name, text(name)?.split(" ") ?? []);
      return held.get(name);
    };
    if (!things.has(from)) things.set(from, { it: from, count, held: ids });
    return things.get(from);
  };
  const listed = (selector) =>
    [...document.querySelectorAll(selector)].map((it) => thing(it, 1, (name) => it.getAttribute(`data-${name}`)));
  const filed = (noun) => (loaded?.[`${noun}s`] ?? []).map((it) => thing(it, it.count, (name) => it.held[name]));

  /* For each value: how many things would hold if its part had this value alone. */
  const tally = (all, situation, known) => {
    const counts = new Map([...known.keys()].map((name) => [name, new Map()]));
    for (const it of all) {
      const lost = missed(it, situation);
      if (lost.length > 1) continue;
      for (const [name, values] of known) {
        if (lost.length && lost[0][0] !== name) continue;
        const held = it.held(name);
        const own = counts.get(name);
        for (const id of held.length ? held : values.keys()) own.set(id, (own.get(id) ?? 0) + it.count);
      }
    }
    return counts;
  };

  const without = (situation, name, id) => {
    const rest = new Map([...situation].map(([key, values]) => [key, new Set(values)]));
    rest.get(name)?.delete(id);
    if (!rest.get(name)?.size) rest.delete(name);
    return rest;
  };
  const toggled = (situation, name, id) => {
    if (situation.get(name)?.has(id)) return without(situation, name, id);
    return new Map([...situation, [name, new Set([...(situation.get(name) ?? []), id])]]);
  };

  /* --- Addresses -------------------------------------------------------------------------------- */

  const query = (search, situation, known) => {
    const parts = new URLSearchParams(search);
    for (const name of known.keys()) parts.delete(name);
    for (const [name, values] of situation) for (const id of values) parts.append(name, id);
    const text = parts.toString();
    return text && `?${text}`;
  };

  /* The links to pages of the site take the situation along; permalinks stay what they are. */
  const carry = (link, situation, known) => {
    if (!(link instanceof HTMLAnchorElement) || "pbStep" in link.dataset) return;
    if (!situation.size && !link.search) return;
    if (link.origin !== location.origin || !link.pathname.startsWith(scope.pathname)) return;
    if (!link.pathname.endsWith("/") || link.rel === "bookmark" || link.hasAttribute("download")) return;
    const search = query(link.search, situation, known);
    if (search !== link.search) link.search = search;
  };

  /* --- What is shown ---------------------------------------------------------------------------- */

  const make = (tag, name, ...content) => {
    const made = document.createElement(tag);
    if (name) made.className = name;
    made.append(...content);
    return made;
  };
  const leading = (href, words, name = "") => Object.assign(make("a", name, words), { href });
  const step = (href, words, name = "") => {
    const link = leading(href, words, name);
    link.dataset.pbStep = "";
    return link;
  };
  const noun = (count, name) => {
    if (name === "decision") return ngettext("decision", "decisions", count);
    if (name === "course") return ngettext("course", "courses", count);
    return ngettext("card", "cards", count);
  };

  const narrow = (situation) => {
    const all = listed("article [data-pb-held]").filter(({ it }) => !it.closest("[data-pb-gathered]"));
    for (const one of all) one.it.hidden = missed(one, situation).length > 0;
    for (const list of new Set(all.map(({ it }) => it.parentElement))) {
      const empty = !list.querySelector(":scope > :not([hidden])");
      const heading = list.previousElementSibling;
      list.hidden = empty;
      if (heading?.matches("h2, h3")) {
        heading.hidden = empty;
        for (const link of document.querySelectorAll(".md-nav__link[href*='#']"))
          if (link.hash === `#${heading.id}`) link.parentElement.hidden = empty;
      }
    }
  };

  /* A list in pages shows what holds on all of them: as many as a page has, then more. */
  const lines = new Map(); // of each page, by its path
  let gathering = 0;

  const linesOf = (path) => {
    const read = (text) => {
      const page = new DOMParser().parseFromString(text, "text/html");
      for (const link of page.querySelectorAll(".pb-cards a"))
        link.setAttribute("href", new URL(link.getAttribute("href"), new URL(path, location.href)).href);
      return [...page.querySelectorAll("article .pb-cards > [data-pb-held]")];
    };
    if (!lines.has(path))
      lines.set(
        path,
        fetch(path)
          .then((answer) => answer.text())
          .then(read)
          .catch(() => (lines.delete(path), [])),
      );
    return lines.get(path);
  };

  const gathered = async (pages, situation, known, most, isLate) => {
    const found = [];
    for (const page of pages.querySelectorAll("a")) {
      const all = await linesOf(page.pathname);
      if (isLate()) return [];
      const fits = (it) => !missed(thing(it, 1, (name) => it.getAttribute(`data-${name}`)), situation).length;
      found.push(...all.filter(fits));
      if (found.length > most) break;
    }
    return found;
  };

  const gather = async (pages, situation, known, most = Number(pages.dataset.pbMost)) => {
    const turn = ++gathering;
    const article = pages.closest("article");
    const before = article.querySelector("[data-pb-gathered]");
    pages.hidden = situation.size > 0;
    if (!situation.size) return before?.remove();
    for (const list of article.querySelectorAll(".pb-cards:has([data-pb-held])")) {
      if (before?.contains(list)) continue;
      list.hidden = true;
      if (list.previousElementSibling?.matches("h2[id^='every'], h3")) list.previousElementSibling.hidden = true;
    }
    const found = await gathered(pages, situation, known, most, () => turn !== gathering);
    if (turn !== gathering) return;
    const list = make("ul", "pb-cards", ...found.slice(0, most).map((it) => it.cloneNode(true)));
    const box = make("div", "", list);
    box.dataset.pbGathered = "";
    for (const link of list.querySelectorAll("a")) carry(link, situation, known);
    if (found.length > most) {
      const more = Object.assign(make("button", "md-button", _("Show more")), { type: "button" });
      more.addEventListener("click", async () => {
        await gather(pages, situation, known, most + Number(pages.dataset.pbMost));
        article.querySelector(`[data-pb-gathered] li:nth-child(${most + 1}) a`)?.focus();
      });
      box.append(more);
    }
    before?.remove();
    pages.before(box);
  };

  const count = (counts, place) => {
    for (const it of place) {
      const name = it.closest("[data-pb-part]").dataset.pbPart;
      const link = it.closest("li").querySelector("[data-pb-value]");
      const number = counts.get(name)?.get(link.dataset.pbValue) ?? 0;
      it.firstChild.data = String(number);
      it.lastChild.textContent = ` ${noun(number, it.dataset.pbCount)}`;
      it.closest(".pb-chip")?.classList.toggle("pb-chip--none", !number);
    }
  };

  const choose = (panel, situation, known) => {
    for (const link of panel.querySelectorAll("[data-pb-value]")) {
      const name = link.closest("[data-pb-part]").dataset.pbPart;
      const id = link.dataset.pbValue;
      link.dataset.pbStep = "";
      link.href = location.pathname + query(location.search, toggled(situation, name, id), known);
      if (situation.get(name)?.has(id)) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };

  const values = (situation, known) =>
    [...situation].flatMap(([name, chosen]) => [...chosen].map((id) => ({ name, id, ...known.get(name).get(id) })));
  /* Values of one part are read with "or", the parts with a comma. */
  const named = (situation, known) =>
    values(situation, known).flatMap(({ name, title, href }, at, all) => [
      at ? (all[at - 1].name === name ? ` ${_("or")} ` : ", ") : "",
      leading(href, title),
    ]);
  const clear = (known) => step(location.pathname + query(location.search, new Map(), known), _("Clear"), "pb-lens__clear");

  /* Nothing holds: what would, if one value were dropped, and where to say what is missing. */
  const ways = (all, situation, known) => {
    const list = make("ul", "pb-chips");
    for (const { name, id, title } of values(situation, known)) {
      const rest = without(situation, name, id);
      const number = holding(all, rest);
      if (!number) continue;
      const link = step(location.pathname + query(location.search, rest, known), "", "pb-chip");
      link.append(make("span", "", _("Without %(title)s", { title })), " ", make("span", "pb-chip__count", String(number)));
      list.append(make("li", "", link));
    }
    const box = document.querySelector(".pb-actions [data-pb-suggest]");
    const ask = make("p", "", _("Is something missing here?"), " ");
    if (box) ask.append(leading(box.href, _("Suggest an improvement")), ".");
    return [...(list.childElementCount ? [list] : []), ...(box ? [ask] : [])];
  };

  const sentence = (panel, all, situation, known) => {
    const words = panel.dataset.pbLens;
    const total = all.reduce((sum, it) => sum + it.count, 0);
    const number = holding(all, situation);
    const some = number ? _("%(number)s of %(total)s", { number, total }) : _("None of %(total)s", { total });
    const much = number === total && total > 1 ? _("All %(total)s", { total }) : some;
    const things = noun(total, words);
    const fit = ngettext("%(much)s %(things)s fits:", "%(much)s %(things)s fit:", number || 1, { much, things });
    const said = make("p", "", `${fit} `);
    said.append(...named(situation, known), ". ");
    const show = panel.dataset.pbShow;
    if (show && number) said.append(leading(show, ngettext("Show it", "Show them", number), "pb-lens__show"), " ");
    said.append(clear(known));
    return number ? [said] : [said, ...ways(all, situation, known)];
  };

  const reminder = (situation, known) => {
    const said = make("p", "", _("Your situation:"), " ", ...named(situation, known), ". ", clear(known));
    return situation.size ? [said] : [];
  };

  const say = (panel, all, situation, applied, known) => {
    const place = panel?.querySelector("[role=status]") ?? line(situation.size > 0);
    if (!place) return;
    const knows = all.length > 0 && applied.size > 0;
    place.replaceChildren(...(panel && knows ? sentence(panel, all, applied, known) : reminder(situation, known)));
  };

  /* On pages without a panel, a line above the text; the search page has it among its filters. */
  const line = (known) => {
    const wanted = known && !document.querySelector("[data-pb-search-page]");
    const there = document.querySelector("[data-pb-situation]");
    if (there || !wanted) {
      if (!wanted) there?.remove();
      return wanted ? there : null;
    }
    const made = make("div", "pb-situation");
    made.dataset.pbSituation = "";
    document.querySelector(".md-content > article")?.before(made);
    return made;
  };

  /* --- All of it -------------------------------------------------------------------------------- */

  let path = location.pathname; // of the page that is shown: the address is ahead of it for a moment

  const follow = () => {
    if (location.pathname !== path) return;
    const known = vocabulary();
    const situation = read(known);
    const panel = document.querySelector("article [data-pb-lens]");
    const own = panel?.dataset.pbOwn;
    const applied = new Map([...situation].filter(([name]) => name !== own));
    const whole = panel && !("pbShow" in panel.dataset); // the page lists all that the panel counts
    const inside = whole ? [...panel.querySelectorAll("[data-pb-count]")] : [];
    const outside = [...document.querySelectorAll("article [data-pb-count]")].filter((it) => !inside.includes(it));
    const pages = panel && document.querySelector("article .pb-pages");
    const here = new Map(own ? [[own, new Set([panel.dataset.pbHere])]] : []);
    const within = filed(pages ? panel.dataset.pbLens : "card").filter((it) => !missed(it, here).length);
    const all = whole && !pages ? listed("article .pb-cards > [data-pb-held]") : within;

    narrow(applied);
    if (pages) gather(pages, applied, known);
    if (inside.length && (!pages || loaded)) count(tally(all, applied, known), inside);
    if (loaded) count(tally(filed("card"), applied, known), outside);
    if (panel) choose(panel, situation, known);
    say(panel, all, situation, applied, known);
    for (const link of document.querySelectorAll("a[href]")) carry(link, situation, known);

    document.documentElement.dataset.pbFollowed = "";
    if (loaded && !situation.size) document.documentElement.classList.remove("pb-asked");

    const lacking = puzzling(known) || (situation.size && (outside.length || pages || (panel && !whole)));
    if (lacking && !loaded) load().then(() => loaded && follow());
  };

  let told = location.search; // as others know it

  const tell = () => {
    told = location.search;
    dispatchEvent(new Event("pb:lens"));
  };

  const change = (address) => {
    const panel = document.querySelector("[data-pb-lens] [role=status]");
    const before = document.activeElement;
    if (address !== location.href) history.pushState(null, "", address);
    follow();
    tell();
    if (!before?.isConnected) (panel ?? document.querySelector("article"))?.focus({ preventScroll: true });
  };

  const linkOf = (event) => event.composedPath().find((it) => it instanceof HTMLAnchorElement);

  /* Links that came later, such as those of a search, carry it too. */
  for (const kind of ["focusin", "pointerdown"])
    addEventListener(
      kind,
      (event) => {
        const link = location.search && linkOf(event);
        if (link) carry(link, read(), vocabulary());
      },
      true,
    );

  addEventListener(
    "click",
    (event) => {
      const link = linkOf(event);
      if (!link) return;
      if (location.search) carry(link, read(), vocabulary());
      if (!("pbStep" in link.dataset)) return;
      if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      change(link.href);
    },
    true,
  );

  addEventListener("popstate", () => {
    if (location.pathname !== path || location.search === told) return; // a step within the page
    follow();
    tell();
  });

  addEventListener("pb:lens", () => {
    if (location.pathname !== path || location.search === told) return;
    told = location.search;
    follow();
  });

  const arrive = () => {
    path = location.pathname;
    told = location.search;
    for (const part of document.querySelectorAll("details[data-pb-roomy]")) {
      if (matchMedia(NARROW).matches || read().size) part.open = false; // the list is what they came for
      part.dataset.pbReady = "";
    }
    follow();
  };
  arrive();
  window.document$?.subscribe(arrive);
})();
