/* The search as people use it: a field, filters with counts, and results. One panel stands in the
   dialog that any page opens, another on the page of the search. */

const version = new URL(import.meta.url).search;
const load = (name) => import(new URL(`${name}${version}`, import.meta.url));
const [query, { Engine }, { excerpt }, address] = await Promise.all(
  ["query.js", "engine.js", "excerpt.js", "address.js"].map(load),
);

const base = new URL("../../", import.meta.url);
const PAUSE = 120; // milliseconds after the last key
const SHOWN = 10; // results at a time
const LATE = 600; // milliseconds until a slow line is spoken of

const json = async (place) => {
  const answer = await fetch(place, { cache: "no-cache" });
  if (!answer.ok) throw new Error(`${place}: ${answer.status}`);
  return answer.json();
};

let started;
/** Return the engine; what a search needs is loaded once, and again after a failure. */
export const engine = () => {
  started ??= Engine.start(base, query, json).catch((error) => {
    started = undefined;
    throw error;
  });
  return started;
};

/** Let the page answer a key or a tap between two pieces of work. */
const breath = () => new Promise((done) => setTimeout(done));

/** Return an element of `tag` with `properties`, and `inside` it texts and elements. */
const make = (tag, properties = {}, ...inside) => {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...inside);
  return made;
};
const hidden = (words) => make("span", { className: "pb-hidden" }, words);

export class Panel {
  /**
   * Make a panel of `root`, which has the form with the field already: somebody may be typing.
   * `changed` is told of each change of what is looked for. `whole`: the panel is a page; otherwise
   * it leads to that page.
   */
  constructor(root, { changed = () => {}, whole = false } = {}) {
    Object.assign(this, { root, changed, whole, asked: 0, shown: SHOWN, titles: new Map() });
    this.field = root.querySelector("input");
    this.state = { text: this.field.value, chosen: {} };
    this.#build();
    const late = setTimeout(() => (this.said.textContent = _("The search is being loaded …")), LATE);
    engine().finally(() => clearTimeout(late)).then(
      async ({ facets }) => {
        await breath();
        this.#buildFilters(facets);
        await breath();
        if (!this.timer) this.#search();
      },
      () => this.#fail(),
    );
  }

  /**
   * Look for `state` from now on, and show as many results as were shown before. `typing`: somebody
   * may be in the middle of a word, of which nothing is asked for.
   */
  set(state, shown = SHOWN, typing = false) {
    this.state = state;
    if (this.field.value !== state.text) this.field.value = state.text;
    this.shown = shown;
    if (typing) this.#typed();
    else this.#search();
  }

  /* --- What stands there ----------------------------------------------------------------------- */

  #build() {
    this.chips = make("ul", { className: "pb-find__chips", hidden: true });
    this.chips.setAttribute("aria-label", _("Filters in use"));
    this.fields = make("div", { className: "pb-find__facets" });
    this.filters = make(
      "details",
      { className: "pb-find__filters", hidden: true },
      make("summary", {}, _("Filters")),
      this.fields,
    );
    this.said = make("p", { className: "pb-find__said" });
    this.said.setAttribute("role", "status");
    this.note = make("div", { className: "pb-find__note", hidden: true });
    this.list = make("ol", { className: "pb-find__hits" });
    this.list.setAttribute("aria-label", _("Results"));
    this.more = make("button", { type: "button", className: "pb-find__button", hidden: true });
    this.page = make("a", { className: "pb-find__page", href: location.href, hidden: true }, _("All results on a page that can be shared"));
    const results = make("div", { className: "pb-find__results" }, this.said, this.note, this.list, this.more, this.page);
    this.root.append(this.chips, this.filters, results);
    if (this.whole) this.filters.open = matchMedia("(min-width: 60em)").matches;
    this.field.form.addEventListener("submit", () => this.#enter());
    this.field.addEventListener("input", () => this.#typed());
    this.more.addEventListener("click", () => this.#showMore());
    this.root.addEventListener("keydown", (event) => this.#move(event));
  }

  #buildFilters(facets) {
    this.facets = facets.map(([facet]) => facet);
    this.boxes = [];
    for (const [facet, title, values] of facets) {
      const group = make("fieldset", { className: "pb-find__facet" }, make("legend", {}, title));
      for (const [value, words] of values) {
        this.titles.set(`${facet} ${value}`, `${title}: ${words}`);
        const box = make("input", { type: "checkbox", value });
        const number = make("span", { className: "pb-find__count" });
        const label = make("label", { className: "pb-find__value" }, box, make("span", {}, words), number);
        box.addEventListener("change", () => this.#choose(facet, value, box.checked));
        this.boxes.push({ facet, value, box, number, label, group });
        group.append(label);
      }
      this.fields.append(group);
    }
  }

  /* --- What people do -------------------------------------------------------------------------- */

  #typed() {
    clearTimeout(this.timer);
    this.root.setAttribute("aria-busy", "true");
    this.timer = setTimeout(() => {
      this.timer = 0;
      this.state = { ...this.state, text: this.field.value };
      this.shown = SHOWN;
      this.#search();
      this.changed(this.state);
    }, PAUSE);
  }

  /** Enter leads from the dialog to the page; there all is shown already. */
  #enter() {
    clearTimeout(this.timer);
    this.timer = 0;
    this.state = { ...this.state, text: this.field.value };
    if (this.whole || !this.facets || !this.state.text.trim()) {
      this.#search();
      this.changed(this.state);
      return;
    }
    this.#linkPage();
    this.page.click();
  }

  #choose(facet, value, on) {
    const others = (this.state.chosen[facet] ?? []).filter((it) => it !== value);
    const chosen = { ...this.state.chosen, [facet]: on ? [...others, value] : others };
    this.#narrow(Object.fromEntries(Object.entries(chosen).filter(([, values]) => values.length)));
  }

  #narrow(chosen) {
    this.state = { ...this.state, chosen };
    this.shown = SHOWN;
    this.#search();
    this.changed(this.state);
  }

  /** Arrows lead from the field through the results and back. */
  #move(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const stops = [this.field, ...this.list.querySelectorAll("a")];
    const at = stops.indexOf(document.activeElement);
    if (at < 0 || !stops[at + step]) return;
    event.preventDefault();
    stops[at + step].focus();
  }

  async #showMore() {
    const before = this.list.children.length;
    this.shown += SHOWN;
    await this.#search();
    this.list.children[before]?.querySelector("a").focus();
  }

  /* --- What is found --------------------------------------------------------------------------- */

  /** Search for what is asked last: one at a time, and what was overtaken not at all. */
  async #search() {
    const asked = (this.asked += 1);
    this.root.setAttribute("aria-busy", "true");
    await this.running;
    if (asked !== this.asked) return;
    this.running = this.#run(asked);
    await this.running;
    if (asked === this.asked && this.facets) this.root.setAttribute("aria-busy", "false");
  }

  async #run(asked) {
    try {
      const ready = await engine();
      if (!this.facets) return;
      const known = this.#known(this.state.chosen);
      this.state = { ...this.state, chosen: known };
      const found = await ready.find(this.state.text, known, { exact: this.exact === this.state.text });
      const loaded = await Promise.all(found.hits.slice(0, this.shown).map((it) => it.load()));
      if (asked === this.asked) this.#show(found, loaded, known);
    } catch {
      if (asked === this.asked) this.#fail();
    }
  }

  /** Return what is chosen of the values that there are: an address may have others. */
  #known(chosen) {
    const there = Object.entries(chosen).map(([facet, values]) => [
      facet,
      values.filter((value) => this.titles.has(`${facet} ${value}`)),
    ]);
    return Object.fromEntries(there.filter(([, values]) => values.length));
  }

  #show(found, loaded, chosen) {
    const any = Object.keys(chosen).length > 0;
    const blank = !this.state.text.trim();
    this.filters.hidden = false; // not before: what has no result is left out of them
    this.#showChips(chosen);
    this.#showCounts(found.counts, chosen);
    this.list.replaceChildren(...loaded.map((it) => this.#hit(it)));
    const rest = found.hits.length - loaded.length;
    this.more.hidden = rest <= 0;
    this.more.textContent = _("Show %(number)s more", { number: Math.min(rest, SHOWN) });
    this.said.textContent = blank && !any ? "" : this.#sum(found, any);
    this.#explain(found, any, blank);
    this.#linkPage();
    this.root.dispatchEvent(new CustomEvent("found", { bubbles: true, detail: found.hits.length }));
  }

  #sum({ hits, changed }, any) {
    if (!hits.length) return any ? _("No results with these filters") : _("No results");
    const put = changed.map((it) => `${_("Showing results for %(used)s; you typed %(typed)s.", it)} `).join("");
    const results = ngettext("%(num)s result", "%(num)s results", hits.length);
    return put + (any ? _("%(results)s with these filters", { results }) : results);
  }

  /** Say what was looked for besides, and what to do where nothing was found. */
  #explain({ hits, also, nearest, changed }, any, blank) {
    const lines = [];
    if (changed.length) lines.push(this.#instead());
    if (blank && !any && !this.whole) lines.push(...this.#begin());
    if (hits.length && also.length) lines.push(make("p", {}, _("Also looked for: %(words)s", { words: also.slice(0, 4).join(", ") })));
    if (!hits.length && !blank) lines.push(...this.#help(nearest, any));
    if (!hits.length && blank && any) lines.push(this.#dropAll());
    this.note.replaceChildren(...lines);
    this.note.hidden = !lines.length;
  }

  #help(nearest, any) {
    const lines = [];
    if (any) lines.push(this.#dropAll());
    if (nearest.length) {
      const words = nearest.map((word) => {
        const button = make("button", { type: "button", className: "pb-find__word" }, word);
        button.addEventListener("click", () => {
          this.set({ ...this.state, text: word });
          this.changed(this.state);
          this.field.focus();
        });
        return button;
      });
      lines.push(make("p", { className: "pb-find__words" }, _("Words like it:"), " ", ...words));
    }
    const box = document.querySelector("[data-pb-suggest]");
    const ask = box ? [` ${_("or")} `, make("a", { href: box.href }, _("tell us what is missing")), "."] : ["."];
    const all = make("a", { href: new URL("a-z/", base).href }, _("look through all pages, A to Z"));
    lines.push(make("p", {}, _("Try fewer or other words,"), " ", all, ...ask));
    return lines;
  }

  /** Offer what was typed in the place of what was meant. */
  #instead() {
    const text = this.state.text;
    const button = make("button", { type: "button", className: "pb-find__word" }, _("Search instead for “%(words)s”", { words: text.trim() }));
    button.addEventListener("click", () => {
      this.exact = text;
      this.#search();
      this.field.focus();
    });
    return make("p", {}, button);
  }

  /** Offer ways to begin where nothing is asked: who one is, and the lists. */
  #begin() {
    const roles = this.boxes.filter(({ facet }) => facet === "role").slice(0, 12);
    const chips = roles.map(({ facet, value }) => {
      const words = this.titles.get(`${facet} ${value}`).replace(/^.*?: /, "");
      const button = make("button", { type: "button", className: "pb-find__word" }, words);
      button.addEventListener("click", () => this.#choose(facet, value, true));
      return button;
    });
    const places = [
      ["decisions/", _("Decisions")],
      ["cards/", _("All cards")],
      ["a-z/", _("All pages, A to Z")],
    ];
    const links = places.flatMap(([place, words], at) => [at ? ", " : "", make("a", { href: new URL(place, base).href }, words)]);
    const lines = [make("p", {}, _("Or begin here:"), " ", ...links, ".")];
    return chips.length ? [make("p", { className: "pb-find__words" }, _("What holds for me, as"), " ", ...chips), ...lines] : lines;
  }

  #dropAll() {
    const button = make("button", { type: "button", className: "pb-find__button" }, _("Search without filters"));
    button.addEventListener("click", () => {
      this.#narrow({});
      this.field.focus();
    });
    return make("p", {}, button);
  }

  #showChips(chosen) {
    const chips = Object.entries(chosen).flatMap(([facet, values]) =>
      values.map((value) => {
        const words = this.titles.get(`${facet} ${value}`);
        const cross = make("span", {}, "×");
        cross.setAttribute("aria-hidden", "true");
        const button = make("button", { type: "button", className: "pb-find__chip" }, hidden(`${_("Remove filter")} `), words, cross);
        button.addEventListener("click", () => {
          this.#choose(facet, value, false);
          this.field.focus();
        });
        return make("li", {}, button);
      }),
    );
    this.chips.replaceChildren(...chips);
    this.chips.hidden = !chips.length;
  }

  #showCounts(counts, chosen) {
    const useful = new Map();
    for (const { facet, value, box, number, label, group } of this.boxes) {
      const there = counts[facet]?.[value] ?? 0;
      box.checked = (chosen[facet] ?? []).includes(value);
      label.hidden = !there && !box.checked;
      number.replaceChildren(String(there), hidden(` ${ngettext("result", "results", there)}`));
      const [shown, ticked] = useful.get(group) ?? [0, false];
      useful.set(group, [shown + !label.hidden, ticked || box.checked]);
    }
    for (const [group, [shown, ticked]] of useful) group.hidden = shown < 2 && !ticked;
  }

  #hit({ kind, url, title, summary, content, places }) {
    const runs = excerpt(content, places);
    const text = runs.length
      ? runs.map(({ text, hit }) => (hit ? make("mark", {}, text) : text))
      : [summary || content.slice(content.indexOf(". ") + 2)];
    return make(
      "li",
      { className: "pb-find__hit" },
      make(
        "p",
        { className: "pb-find__title" },
        make("a", { href: new URL(url, base).href }, title),
        " ",
        make("span", { className: "pb-find__kind" }, this.titles.get(`kind ${kind}`)?.replace(/^.*?: /, "") ?? ""),
      ),
      make("p", { className: "pb-find__text" }, ...text),
    );
  }

  #linkPage() {
    if (this.whole) return;
    this.page.href = new URL(`search/${address.written(this.state, this.facets)}`, base).href;
    this.page.hidden = !this.list.children.length;
  }

  #fail() {
    const all = make("a", { href: new URL("a-z/", base).href }, _("All pages, A to Z"));
    this.said.replaceChildren(_("The search could not be loaded."), " ", all);
    this.list.replaceChildren();
  }
}

/** Return what the address says is looked for. */
export const stateOf = async (search) => address.read(search, (await engine()).facets.map(([facet]) => facet));

/** Return the query of `search` with `state` in it. */
export const searchOf = async (state, search) =>
  address.written(state, (await engine()).facets.map(([facet]) => facet), search);
