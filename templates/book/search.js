{% include "theme/assets/javascripts/words.js" %}
// The search of the one file: over its own text, in the browser, without asking for anything.
// Words are found by their beginning, by other names (from the glossary and the cards), and with a
// letter missing, added, wrong, or two exchanged.
(() => {
  "use strict";
  const MOST = 20;
  const AROUND = 70; // letters of the text on each side of what was found
  const TITLE = 12;
  const NAME = 9;
  const SUMMARY = 4;
  const TEXT = 1;

  const form = document.querySelector(".bk-search");
  const input = form.querySelector("input");
  const count = form.querySelector(".bk-search__count");
  const list = form.querySelector(".bk-search__found");
  const { entries, names } = JSON.parse(document.getElementById("search-words").textContent);
  let index = null;

  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const wordsOf = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

  // The index: each word with the entries it stands in and how much it counts there.
  const build = () => {
    const words = new Map();
    const texts = [];
    const put = (at, text, weight) => {
      for (const word of wordsOf(text)) {
        const found = words.get(word) ?? words.set(word, new Map()).get(word);
        found.set(at, Math.max(found.get(at) ?? 0, weight));
      }
    };
    entries.forEach((entry, at) => {
      const part = document.getElementById(entry.id);
      const copy = part.cloneNode(true);
      for (const aside of copy.querySelectorAll(".headerlink, .bk-after, .bk-title, dt, .mark")) {
        aside.remove();
      }
      texts.push(copy.textContent.replace(/\s+/g, " ").trim());
      put(at, texts[at], TEXT);
      put(at, entry.summary, SUMMARY);
      put(at, entry.words.join(" "), NAME);
      put(at, entry.title, TITLE);
    });
    return { words, texts, all: [...words.keys()] };
  };

  // Whether the words differ by at most the given number of letters (a swap of neighbours is one).
  const near = (one, other, most) => {
    if (Math.abs(one.length - other.length) > most) return false;
    let before = [];
    let row = Array.from({ length: other.length + 1 }, (_, at) => at);
    for (let i = 1; i <= one.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= other.length; j += 1) {
        const same = one[i - 1] === other[j - 1];
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (same ? 0 : 1));
        const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
        if (swapped) next[j] = Math.min(next[j], before[j - 2] + 1);
      }
      if (Math.min(...next) > most) return false;
      before = row;
      row = next;
    }
    return row[other.length] <= most;
  };

  // What a word of the query may stand for, each with how sure that is.
  const meant = (word) => {
    const found = new Map();
    for (const known of index.all) {
      if (known === word) found.set(known, 1);
      else if (word.length > 1 && known.startsWith(word)) found.set(known, 0.7);
      else if (known.length > 3 && word.startsWith(known) && word.length - known.length < 3) {
        found.set(known, 0.6);
      }
    }
    if (found.size === 0 && word.length > 2) {
      const most = word.length > 8 ? 2 : 1;
      for (const known of index.all) {
        if (known.length > 2 && near(word, known, most)) found.set(known, 0.4);
      }
    }
    return found;
  };

  const score = (words) => {
    const total = new Map();
    for (const word of words) {
      const here = new Map();
      for (const [known, sure] of meant(word)) {
        for (const [at, weight] of index.words.get(known)) {
          const rare = Math.log(1 + entries.length / index.words.get(known).size);
          here.set(at, Math.max(here.get(at) ?? 0, weight * sure * rare));
        }
      }
      for (const [at, value] of here) {
        const so = total.get(at) ?? { hits: 0, sum: 0 };
        total.set(at, { hits: so.hits + 1, sum: so.sum + value });
      }
    }
    return total;
  };

  const STOP = new Set(_("a an and are as at be by can do for from how i if in is it my of on or our should the to we what when which who why with you your").split(" "));

  // The query as asked, and with each name in it exchanged for the others of the same thing.
  const readings = (query) => {
    const folded = ` ${wordsOf(query).join(" ")} `;
    const found = [[folded, 1]];
    for (const group of names) {
      const plain = group.map((name) => wordsOf(name).join(" "));
      const own = plain.filter((name) => folded.includes(` ${name} `) || close(folded, name));
      if (own.length === 0) continue;
      for (const name of plain) if (!own.includes(name)) found.push([name, 0.8]);
    }
    return found;
  };

  const close = (folded, name) => {
    const word = folded.trim();
    return word.length > 4 && near(word, name, 1);
  };

  const search = (query) => {
    const best = new Map();
    for (const [reading, sure] of readings(query)) {
      const every = wordsOf(reading);
      const words = every.filter((word) => !STOP.has(word));
      for (const [at, { hits, sum }] of score(words.length > 0 ? words : every)) {
        const value = sure * sum * (hits / Math.max(1, words.length));
        if (value > (best.get(at) ?? 0)) best.set(at, value);
      }
    }
    return [...best].sort((one, other) => other[1] - one[1] || one[0] - other[0]).slice(0, MOST);
  };

  const excerpt = (at, query) => {
    const text = index.texts[at];
    const folded = fold(text);
    const places = wordsOf(query).map((word) => folded.indexOf(word)).filter((it) => it >= 0);
    if (folded.length !== text.length || places.length === 0) return entries[at].summary;
    const from = Math.max(0, Math.min(...places) - AROUND);
    const to = Math.min(text.length, from + 2 * AROUND);
    return `${from > 0 ? "… " : ""}${text.slice(from, to).trim()}${to < text.length ? " …" : ""}`;
  };

  const element = (name, text, kind) => {
    const made = document.createElement(name);
    made.textContent = text;
    if (kind) made.className = kind;
    return made;
  };

  const show = () => {
    index ??= build();
    const query = input.value.trim();
    const found = query ? search(query) : [];
    list.replaceChildren(
      ...found.map(([at]) => {
        const entry = entries[at];
        const item = document.createElement("li");
        const link = element("a", entry.title);
        link.href = `#${entry.id}`;
        item.append(link, " ", element("span", entry.label, "bk-search__kind"));
        const words = excerpt(at, query);
        if (words) item.append(element("p", words));
        return item;
      }),
    );
    list.dataset.query = query; // what stands there is what was asked for
    const words = ngettext("%(num)s place", "%(num)s places", found.length);
    count.textContent = query ? (found.length > 0 ? words : _("Nothing found. Try another word.")) : "";
  };

  let waiting = 0;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, 120);
  });
  document.addEventListener("keydown", (event) => {
    // No letter alone does it: who speaks to the computer says it without meaning it (WCAG 2.1.4).
    if (event.key !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    event.preventDefault();
    input.focus();
  });
  form.hidden = false;
})();
