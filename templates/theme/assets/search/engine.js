/* Ask Pagefind for each word of a question in all its forms, and rank pages by how much of the
   question they answer. Pagefind by itself wants every word on the page, spelt as it is there. */

/* How Pagefind scores words in the text of a page. What they are worth in its names is added here:
   Pagefind 1.5 counts a compound there (buy-in) as eight. */
const RANKING = {
  termSimilarity: 3,
  pageLength: 0.4,
  termFrequency: 0.9,
  termSaturation: 1.2,
  metaWeights: { title: 0, words: 0, terms: 0, summary: 0, every: 0 },
};
const FIELD = { title: 4, words: 4, terms: 2, summary: 1.5 };
const APART = ["words", "terms"]; // of these, what need not stand in the text of the page
const KIND = {
  card: 1,
  decision: 0.85,
  course: 0.85,
  resource: 0.75,
  role: 0.75,
  term: 0.6,
  list: 0.4,
  reference: 0.45,
  tension: 0.6,
  page: 0.15,
  workings: 0.1,
};
// A page about the playbook whose names have every word of a question of several is what is looked for.
const CALLED_PAGE = 0.6;
// What speaks to those who make the product is found by its filter alone, or where nothing else is.
const ASIDE = "workings";
const FOR_MAKERS = new Set(["page", ASIDE]);
const MANY = 2000; // pages: then Pagefind works beside the page's own thread, and sends 12 kB more for it
const EXACT = 10; // of so many hits the names are compared with the question
const OTHERWISE_CALLED = 3;
const RELEVANT = 0.04; // of what the best hit scores: below that a page only has a word in common
const OTHER_NAME = [0.6, 0.5, 0.4]; // a name of the same thing: the first, the second, the others
const BOTH = 0.5; // of the lesser, where a page has the name typed and another one
const CORRECTED = [0, 0.95, 0.7]; // by how many letters differ
const LONGER = 0.4; // a word that only begins with the one typed
const MAYBE = 0.3; // a like word that is a name, beside a word that hardly any page has
const FEW = 3;
// Pagefind 1.5 takes the square of so many pages to find where words stand exactly or side by side.
const AFFORDABLE = 25e6;
const SHORT = 4; // words of a question of which stop words count where they stand: who pays
const NEIGHBOURS = 0.6; // two words that stand side by side in the question and on the page

// The word that every document has: without any, Pagefind 1.5 loads its whole index.
const EVERY = '"zzpage"';
const EMPTY = new Map();

const kindOf = (table, id) => table.get(id)?.values.get("kind")?.[0] ?? "page";

/** Return what the names are worth in which a result has the words. */
const worth = (result) => (result.matchedMetaFields ?? []).reduce((sum, it) => sum + (FIELD[it] ?? 0), 0);

/** Tell whether two words, of which forms are known to be there, are likely the same: share, shared. */
const formOf = (word, other) => {
  const [short, long] = [word, other].sort((a, b) => a.length - b.length);
  return long.length - short.length <= 3 && long.startsWith(short.slice(0, Math.max(2, short.length - 2)));
};

/** Tell whether a result has the words in its title or its other names. */
const inNames = (result) => (result.matchedMetaFields ?? []).some((it) => it === "title" || it === "words");

/** What a question was taken to mean, and what was found. */
export class Engine {
  #words;
  #names;

  /** `pagefind` is Pagefind's module; `known`, `list` and `facts` are files; `query` is query.js. */
  constructor(pagefind, known, query, list, facts) {
    Object.assign(this, { pagefind, known, query, list, facts, facets: known.facets });
    this.asked = new Map();
  }

  /* What a question is understood by is put in order at the first one: a page opens without. */
  get words() {
    return (this.#words ??= new this.query.Words(this.list));
  }

  get names() {
    return (this.#names ??= new this.query.Names(this.known.names));
  }

  /**
   * Load what a search needs from the site at `base`, and return its engine. `query` is the module
   * query.js; `get` fetches JSON.
   */
  static async start(base, query, get) {
    const [pagefind, known, list, facts] = await Promise.all([
      import(new URL("pagefind/pagefind.js", base)),
      get(new URL("search/names.json", base)),
      get(new URL("pagefind/words.json", base)),
      get(new URL("pagefind/facts.json", base)),
    ]);
    const pages = Object.values(facts).reduce((sum, it) => sum + it.pages.length, 0);
    await pagefind.options({ ranking: RANKING, noWorker: pages < MANY });
    return new Engine(pagefind, known, query, list, facts);
  }

  /**
   * Return what `text` finds: `hits`, best first, each with `load()`; `counts` of hits by facet and
   * value; `changed`, the words that were put right; `also`, the other names looked for; `nearest`,
   * words like those that nothing has. `chosen` maps facets to arrays of values. With `exact` words
   * are taken as they are typed. What stands in quotes has to stand on the page.
   */
  async find(text, chosen = {}, { exact = false } = {}) {
    const table = (this.table ??= this.#table());
    this.guidance ??= new Set([...table.keys()].filter((id) => !FOR_MAKERS.has(kindOf(table, id))));
    const { phrases, rest } = this.query.quoted(text);
    const tokens = this.query.tokens(rest);
    if (!tokens.length) return this.#listed(table, chosen, Object.values(chosen).some((it) => it.length));
    const terms = await Promise.all(tokens.map((token, at) => this.#term(token, tokens, at, exact)));
    const clauses = await this.#clauses(tokens, terms);
    const scores = this.#scores(clauses);
    await this.#neighbours(tokens, terms, scores);
    for (const phrase of phrases) await this.#only(phrase, scores);
    const all = [...scores.values()].map((it) => this.#hit(it, table)).filter((it) => it.score > 0);
    all.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
    const near = this.#relevant(all);
    const meant = terms.map((it) => it.meant || it.token.typed).join(" ");
    const found = await this.#named(this.#inFront(near, chosen), [rest, meant]);
    return {
      ...this.#chosen(found, table, chosen, near),
      changed: terms.filter((it) => it.used).map((it) => ({ typed: it.token.typed, used: it.used })),
      also: [...new Set(clauses.flatMap((it) => it.also))],
      nearest: found.length ? [] : this.#nearest(tokens),
    };
  }

  /* --- Asking ---------------------------------------------------------------------------------- */

  /** Return Pagefind's results for `words` by page; each is asked for once. */
  async #ask(words) {
    if (!this.asked.has(words)) {
      this.asked.set(words, words.startsWith('"') || words.includes(" ") ? this.#pages(words) : this.#word(words));
    }
    return this.asked.get(words);
  }

  /**
   * Return for each page Pagefind's result, the places of the words and what they score there. The
   * result itself has to be kept: Pagefind's worker forgets what nobody holds.
   */
  async #pages(words) {
    const { results } = await this.pagefind.search(words);
    const rarity = this.#rare(results.map((it) => it.id));
    const score = words.startsWith('"') ? () => 1.2 * rarity : (it) => it.score;
    const scored = (it) => ({ source: it, words: it.words, score: score(it) + rarity * worth(it) });
    return new Map(results.map((it) => [it.id, scored(it)]));
  }

  /**
   * Return the pages of a word; those that have only longer ones, which begin with it, for less. A
   * word that most pages have says too little for that: longer ones score less there all the same.
   */
  async #word(word) {
    const pages = await this.#pages(word);
    if (pages.size ** 2 > AFFORDABLE) return pages;
    const exact = await this.#ask(`"${word}"`);
    if (!exact.size) return pages;
    return new Map([...pages].map(([id, it]) => [id, exact.has(id) ? it : { ...it, score: LONGER * it.score }]));
  }

  /** Return the facet values of each page, by id: they were written down when the index was made. */
  #table() {
    const table = new Map();
    for (const { pages, facets } of Object.values(this.facts)) {
      for (const id of pages) table.set(id, { values: new Map() });
      for (const [facet, , values] of this.facets) {
        for (const [value] of values) {
          let at = 0;
          for (const step of facets[facet]?.[value] ?? []) {
            const own = table.get(pages[(at += step)]).values;
            own.set(facet, [...(own.get(facet) ?? []), value]);
          }
        }
      }
    }
    return table;
  }

  /** Return Pagefind's result for a page that no word was asked of. */
  async #source(id) {
    this.every ??= this.pagefind.search(EVERY);
    const { results } = await this.every;
    return results.find((it) => it.id === id);
  }

  /* --- What each word may mean ----------------------------------------------------------------- */

  /**
   * Return the forms in which a word is asked for, each with its weight and its results; `used`, the
   * word that it was put right to; and `meant`, that or the one which it may be an error for.
   */
  async #term(token, tokens, at, exact) {
    if (token.stop) return { token, forms: [], used: "", meant: "" };
    const forms = [];
    const add = async (words, weight) => {
      const pages = await this.#ask(words);
      if (pages.size) forms.push({ words, weight, pages });
    };
    let used = "";
    let meant = "";
    if (await this.#known(token.text)) {
      await add(token.text, 1);
      const few = !this.words.named(token.text) && (forms[0]?.pages.size ?? 0) <= FEW;
      if (few) for (const it of this.#maybe(token.text)) await add(it, MAYBE);
      // Only its stem is there: a form of a word, or an error that looks like one (cardful).
      const close = this.words.begins(token.text) ? [] : this.words.near(token.text, 2, 1);
      for (const it of close) await add(it.word, 0.8);
      meant = close[0]?.word ?? "";
    } else if (exact) {
      await add(`"${token.text}"`, 1);
    } else if (token.parts.length === 1) {
      used = await this.#corrected(token.text, add);
    }
    if (token.parts.length > 1) await add(token.parts.join(" "), 0.9);
    for (const joined of this.#joined(tokens, at)) await add(joined, 1);
    return { token, forms, used, meant: used || meant };
  }

  /**
   * Tell whether a page for readers has `word`, one of its forms, or a word that begins with it; or
   * any page has it in its names.
   */
  async #known(word) {
    const whole = this.words.has(word) || this.words.begins(word);
    const pages = await this.#ask(whole ? word : `"${word}"`);
    return [...pages].some(([id, it]) => this.guidance.has(id) || worth(it.source) > FIELD.summary);
  }

  async #corrected(word, add) {
    const near = this.words.near(word);
    for (const [at, it] of near.entries()) await add(it.word, CORRECTED[it.away] * (at ? 0.8 : 1));
    if (near.length) return near[0].word;
    const two = this.words.apart(word).join(" ");
    const alike = two ? [] : this.words.alike(word);
    for (const it of alike) await add(it, 0.6);
    if (two) await add(two, 0.9);
    else if (alike.length) return alike[0];
    else if ((await this.#ask(`"${word}"`)).size) await add(word, 1);
    return two;
  }

  #maybe(word) {
    return this.words
      .near(word, 2, 1)
      .map((it) => it.word)
      .filter((it) => this.words.named(it));
  }

  /** Return the word that a word makes with the one before it or after it: roll out, in house. */
  #joined(tokens, at) {
    const pairs = [tokens.slice(at - 1, at + 1), tokens.slice(at, at + 2)];
    return pairs
      .filter((it) => it.length === 2 && at + 1 > 0)
      .map(([one, other]) => one.text + other.text)
      .filter((it) => this.words.has(it));
  }

  /* --- What the words mean together ------------------------------------------------------------ */

  /** Return words in clauses: a name of several words is one, with the other names of its thing. */
  async #clauses(tokens, terms) {
    const flat = terms.flatMap((term, at) =>
      (term.used ? term.used.split(" ") : term.token.parts).map((text) => ({ text, at })),
    );
    const spans = this.names
      .spans(flat.map((it) => it.text))
      .map((it) => ({ first: flat[it.first].at, last: flat[it.last - 1].at + 1, others: it.others }))
      .filter((it) => terms.slice(it.first, it.last).some((term) => !term.token.stop));
    const within = new Set(spans.flatMap((it) => terms.slice(it.first, it.last)));
    const single = terms.filter((it) => !within.has(it) && !it.token.stop);
    return Promise.all([
      ...single.map((term) => this.#clause([term], [])),
      ...spans.map((it) => this.#clause(terms.slice(it.first, it.last), it.others)),
    ]);
  }

  async #clause(terms, others) {
    const own = terms.filter((it) => !it.token.stop);
    const also = [];
    for (const [at, name] of others.entries()) {
      const words = this.query.key(name);
      const several = words.includes(" ");
      const pages = await this.#ask(several ? `"${words}"` : words);
      const weight = OTHER_NAME[Math.min(at, OTHER_NAME.length - 1)] * own.length;
      if (pages.size) also.push({ name, pages, weight });
    }
    return { own, others: also, also: also.map((it) => it.name) };
  }

  /* --- Ranking --------------------------------------------------------------------------------- */

  /** Return how rare what these pages have is in what readers read; little where it is not there. */
  #rare(ids) {
    const count = ids.filter((id) => this.guidance.has(id)).length;
    return count ? Math.log(1 + (this.guidance.size - count + 0.5) / (count + 0.5)) : 0.5;
  }

  /** Return by page what it scores, how much of the question it answers, and where. */
  #scores(clauses) {
    const pages = new Map();
    const at = (id, result) => {
      if (!pages.has(id)) pages.set(id, { id, result, score: 0, answered: 0, called: 0, places: new Map() });
      return pages.get(id);
    };
    let whole = 0;
    for (const clause of clauses) {
      const said = new Map(); // by page: what the words of this clause score there
      for (const term of clause.own) {
        const rarity = this.#rarity(term);
        whole += rarity;
        for (const [id, best] of this.#best(term.forms)) {
          const sum = said.get(id) ?? { result: best.result, score: 0, answered: 0 };
          const score = sum.score + term.token.weight * best.score;
          said.set(id, { ...sum, score, answered: sum.answered + rarity * best.weight });
          const page = at(id, best.result);
          if (best.results.some((it) => inNames(it.source))) page.called += 1;
          this.#note(page, best.results, term.token.text, rarity);
        }
      }
      for (const other of clause.others) this.#other(clause, other, said, at);
      for (const [id, { result, score, answered }] of said) {
        const page = at(id, result);
        page.score += score;
        page.answered += answered;
      }
    }
    const own = clauses.flatMap((it) => it.own);
    for (const page of pages.values()) page.called = own.length > 1 && page.called === own.length;
    for (const page of pages.values()) page.answered = whole ? Math.min(1, page.answered / whole) : 0;
    return pages;
  }

  /** Count `other`, another name of what a clause names, where it says more than the words typed. */
  #other(clause, other, said, at) {
    const rarity = this.#rare([...other.pages.keys()]);
    const sure = Math.min(...clause.own.map(({ forms }) => Math.max(0, ...forms.map((it) => it.weight)) || 1)); // less where a word was put right
    const most = clause.own.reduce((sum, term) => sum + this.#rarity(term), 0) * Math.min(1, other.weight) * sure;
    for (const [id, result] of other.pages) {
      const score = sure * other.weight * result.score;
      const own = said.get(id) ?? { result, score: 0, answered: 0 };
      said.set(id, {
        result: own.result,
        score: Math.max(own.score, score) + BOTH * Math.min(own.score, score),
        answered: Math.max(own.answered, most),
      });
      this.#note(at(id, result), [result], clause.own[0].token.text, rarity * other.weight);
    }
  }

  #rarity(term) {
    const pages = new Set(term.forms.filter((it) => it.weight > MAYBE).flatMap((it) => [...it.pages.keys()]));
    return term.token.weight * this.#rare([...pages]);
  }

  /** Return for each page the form of a word that scores most there. */
  #best(forms) {
    const best = new Map();
    for (const { weight, pages } of forms) {
      for (const [id, result] of pages) {
        const score = weight * result.score;
        const before = best.get(id);
        const results = [...(before?.results ?? []), result];
        best.set(id, !before || score > before.score ? { result, results, score, weight } : { ...before, results });
      }
    }
    return best;
  }

  #note(page, results, token, worth) {
    for (const result of results) {
      for (const place of result.words) {
        if ((page.places.get(place)?.worth ?? 0) < worth) page.places.set(place, { token, worth });
      }
    }
  }

  /** Add what words are worth that stand side by side in the question and on the page. */
  async #neighbours(tokens, terms, scores) {
    const texts = terms.map((it) => it.used || it.token.text);
    const pairs = texts
      .slice(1)
      .map((text, at) => [texts[at], text, at])
      .filter(([, , at]) => {
        const stops = tokens[at].stop + tokens[at + 1].stop;
        return !stops || (stops === 1 && tokens.length <= SHORT);
      });
    for (const [one, other] of pairs) {
      const pages = await this.#beside(one, other, scores);
      for (const [id, result] of pages) {
        const page = scores.get(id);
        if (page) page.score += NEIGHBOURS * result.score;
      }
    }
  }

  /**
   * Return the pages where two words stand side by side. Where most pages have both, their places in
   * the texts tell, and of the pages that have both in a name those are looked at that score most.
   */
  async #beside(one, other, scores) {
    const [pages, others] = await Promise.all([one, other].map((it) => this.asked.get(it) ?? EMPTY));
    const both = [...pages.keys()].filter((id) => others.has(id));
    if (both.length * (pages.size + others.size) <= AFFORDABLE) return this.#ask(`"${one} ${other}"`);
    const inText = (id) => pages.get(id).words.some((it) => others.get(id).words.includes(it + 1));
    const beside = new Set(both.filter(inText));
    const fields = (result) => result.source.matchedMetaFields ?? [];
    const shared = (id) => APART.filter((it) => fields(pages.get(id)).includes(it) && fields(others.get(id)).includes(it));
    const likely = both.filter((id) => !beside.has(id) && scores.has(id) && shared(id).length);
    likely.sort((a, b) => scores.get(b).score - scores.get(a).score);
    const named = await Promise.all(likely.slice(0, 2 * EXACT).map((id) => this.#called(id, pages.get(id).source, shared(id), [one, other])));
    const worths = new Map([...[...beside].map((id) => [id, 0]), ...named.filter(([, worth]) => worth)]);
    const rarity = this.#rare([...worths.keys()]);
    return new Map([...worths].map(([id, worth]) => [id, { score: rarity * (1.2 + worth) }]));
  }

  /** Return with `id` what the one of the names `fields` is worth that has two words side by side. */
  async #called(id, source, fields, [one, other]) {
    const { meta } = await source.data();
    const has = (words) => words.some((it, at) => at && formOf(words[at - 1], one) && formOf(it, other));
    const found = fields.filter((it) => has(this.query.key(meta[it] ?? "").split(" ")));
    return [id, Math.max(0, ...found.map((it) => FIELD[it]))];
  }

  #hit({ id, result, score, answered, called, places }, table) {
    const kind = kindOf(table, id);
    const worthy = called && kind === "page" ? CALLED_PAGE : (KIND[kind] ?? 0.1);
    const source = async () => result?.source ?? (await this.#source(id));
    const load = async () => this.#loaded(await (await source()).data(), kind, places);
    return { id, kind, score: score * answered * worthy, load };
  }

  #loaded(data, kind, places) {
    const url = data.url.replace(/#(.*)\/$/, "#$1");
    const names = [data.meta.title, ...(data.meta.words ?? "").split(" ¦ ")];
    return { kind, url, names, title: data.meta.title, summary: data.meta.summary ?? "", content: data.content, places };
  }

  /* --- What is left of it ---------------------------------------------------------------------- */

  /** Leave in `scores` the pages that have `phrase` alone, word for word. */
  async #only(phrase, scores) {
    const pages = await this.#ask(`"${phrase}"`);
    for (const id of scores.keys()) if (!pages.has(id)) scores.delete(id);
  }

  /** Return the hits that answer the question: not those that only have a word of it in common. */
  #relevant(found) {
    const least = RELEVANT * (found[0]?.score ?? 0);
    return found.filter((it) => it.score >= least);
  }

  /** Return the hits without those that are aside, unless they are asked for or all that there is. */
  #inFront(found, chosen) {
    if (chosen.kind?.includes(ASIDE)) return found;
    const others = found.filter((it) => it.kind !== ASIDE);
    return others.length ? others : found;
  }

  /**
   * Return `found` with the pages first that are called like the question, as it was typed or as it
   * is meant: by their title, and works by key, author, or author and year. Other names count for
   * much, but not for all, and so does a title that asks as the question does.
   */
  async #named(found, texts) {
    const asked = texts.map((text) => this.query.key(text));
    const called = (name) => asked.some((text) => this.query.same(this.query.key(name), text));
    const alike = (name) => Math.max(...asked.map((text) => this.query.commonRun(this.query.key(name), text)));
    const lifted = await Promise.all(
      found.slice(0, EXACT).map(async (hit) => {
        const { title, names } = await hit.load();
        if (hit.kind === "term") return hit; // what a word means stands behind what to do about it
        if (called(title) || (hit.kind === "reference" && names.some(called))) return { ...hit, score: Infinity };
        if (names.some(called)) return { ...hit, score: OTHERWISE_CALLED * hit.score };
        return { ...hit, score: hit.score * Math.max(1, alike(title) - 1) }; // from three words in a row on
      }),
    );
    return [...lifted.sort((one, other) => (other.score === one.score ? 0 : other.score - one.score)), ...found.slice(EXACT)];
  }

  /* --- Choosing -------------------------------------------------------------------------------- */

  /** Return all pages of the chosen facets where nothing was asked: by kind, in Pagefind's order. */
  #listed(table, chosen, any) {
    const order = Object.keys(KIND);
    const hits = [...table.keys()].map((id) => this.#hit({ id, score: 1, answered: 1, places: EMPTY }, table));
    hits.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
    const found = this.#chosen(hits, table, chosen);
    return { ...found, hits: any ? found.hits : [], changed: [], also: [], nearest: [] };
  }

  /** Return the hits that have a chosen value of each facet, and what other choices would leave. */
  #chosen(found, table, chosen, all = found) {
    const wanted = Object.entries(chosen).filter(([, values]) => values.length);
    const has = (id, facet, values) => {
      const own = table.get(id)?.values.get(facet) ?? [];
      return values.some((it) => own.includes(it));
    };
    const fits = (id, but) => wanted.every(([facet, values]) => facet === but || has(id, facet, values));
    const counts = {};
    for (const [facet, , values] of this.facets) {
      counts[facet] = Object.fromEntries(values.map(([value]) => [value, 0]));
      // How much is aside is told all the same, so that it can be asked for.
      for (const { id } of facet === "kind" ? all : found) {
        if (!fits(id, facet)) continue;
        for (const value of table.get(id)?.values.get(facet) ?? []) counts[facet][value] += 1;
      }
    }
    return { hits: found.filter(({ id }) => fits(id)), counts };
  }

  #nearest(tokens) {
    const asked = tokens.filter((it) => !it.stop);
    const found = asked.flatMap((it) => this.words.near(it.text, 4, Math.min(4, it.text.length - 2)));
    return [...new Set(found.map((it) => it.word))].slice(0, 6);
  }
}
