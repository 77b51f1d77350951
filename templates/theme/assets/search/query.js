/* Understand what somebody typed: words, stop words, names of more than one word, typing errors.
   Pure: no page, no network. What the words lead to is the engine's. */

/* Words that say nothing about what is looked for. Without apostrophes, as `fold` leaves them. */
const STOP = new Set(
  `a about after again all also am an and any anybody anyone anything are arent as at be because been being but by
  can cannot cant could couldnt did didnt do does doesnt doing done dont else etc ever for from had hadnt has hasnt
  have havent having he her here hers hi him his how however i id if ill im in into is isnt it its itself ive just
  lets may maybe me might mine must my myself no nor not of oh ok on or our ours perhaps please quite rather really
  shall she should shouldnt so some somebody someone something such than thanks that thats the their theirs them
  themselves then there theres these they theyre thing things this those though to too upon us very was wasnt we were
  werent what whats when where wheres whether which while who whom whos whose why will with wont would wouldnt yes
  yet you your youre yours yourself`.split(/\s+/),
);

/* Words that say little, but may be the point: who has the final say. */
const WEAK = new Set(
  `above around before below between bring came come down each either even every find first further get gets getting
  give given go goes going good got keep know let like look make makes many more most much near need needed needs
  never new now off often once one only other others out over own people put same say says see show sometimes still
  take tell through under until up use used using want wants way well within without work works`.split(/\s+/),
);
const LITTLE = 0.35;

const WORD = /[\p{L}\p{N}]+(?:[-'’&][\p{L}\p{N}]+)*/gu;
const MOST = 16; // words of a question that count; more make no better answer

/** Return `text` in small letters, without accents and apostrophes. */
export const fold = (text) =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/['’]s(?![\p{L}\p{N}])/gu, "")
    .replace(/['’]/gu, "");

/** Return `text` as names are compared: folded, one space between its parts. */
export const key = (text) => (fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).join(" ");

/**
 * Return the words of `text`, each with its parts where hyphens join them, and how much it says: a
 * stop word nothing. An abbreviation in capitals (IT) is none; where all are stop words, all count.
 */
export const tokens = (text) => {
  const shouted = text === text.toUpperCase();
  const found = (text.match(WORD) ?? []).slice(0, MOST).map((typed) => {
    const parts = fold(typed).match(/[\p{L}\p{N}]+/gu) ?? [];
    const capital = !shouted && typed.length > 1 && typed === typed.toUpperCase() && /\p{L}/u.test(typed);
    const weight = capital ? 1 : Math.max(...parts.map((it) => (STOP.has(it) ? 0 : WEAK.has(it) ? LITTLE : 1)));
    return { typed, text: parts.join(""), parts, weight, stop: !weight };
  });
  return found.every((it) => it.stop) ? found.map((it) => ({ ...it, weight: 1, stop: false })) : found;
};

/** Tell whether two keys name the same: a first name may be its initial in either. */
export const same = (one, other) => {
  const [words, others] = [one.split(" "), other.split(" ")];
  const alike = (word, at) => word === others[at] || (at < words.length - 1 && /^\p{L}$/u.test([word, others[at]].sort((a, b) => a.length - b.length)[0]) && word[0] === others[at][0]);
  return words.length === others.length && words.every(alike);
};

/** Return how many words two keys have in common in a row, at most. */
export const commonRun = (one, other) => {
  const [words, others] = [one.split(" "), other.split(" ")];
  let most = 0;
  let above = [];
  for (const word of words) {
    above = others.map((it, at) => (it === word ? (at ? (above[at - 1] ?? 0) : 0) + 1 : 0));
    most = Math.max(most, ...above);
  }
  return most;
};

/** Return what stands in quotes in `text`, folded, and `rest`, the text without the marks. */
export const quoted = (text) => {
  const phrases = [...text.matchAll(/["“”„«»]([^"“”„«»]+)["“”„«»]/gu)].map((it) => key(it[1])).filter(Boolean);
  return { phrases, rest: text.replace(/["“”„«»]/gu, " ") };
};

/**
 * Return how many letters are wrong, missing, extra or swapped between two words, or more than
 * `most`: the optimal string alignment distance, given up as soon as it is too large.
 */
export const distance = (one, other, most) => {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = [];
  let above = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row++) {
    const line = [row];
    let least = row;
    for (let at = 1; at <= other.length; at++) {
      const same = one[row - 1] === other[at - 1];
      let cost = Math.min(above[at] + 1, line[at - 1] + 1, above[at - 1] + (same ? 0 : 1));
      if (row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1]) {
        cost = Math.min(cost, before[at - 2] + 1);
      }
      line.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most && row > 1) return most + 1;
    [before, above] = [above, line];
  }
  return Math.min(above[other.length], most + 1);
};

/** The words of the playbook: which there are, and which are like another. */
export class Words {
  /** `list` is words.json: the words of titles and names, and the others by how common they are. */
  constructor(list) {
    this.rank = new Map(); // of each word: how likely it is meant
    list.others.forEach((line, at) => line && line.split(" ").forEach((word) => this.rank.set(word, at)));
    if (list.named) list.named.split(" ").forEach((word) => this.rank.set(word, 100));
    this.byLength = new Map();
    for (const word of this.rank.keys()) {
      if (!this.byLength.has(word.length)) this.byLength.set(word.length, []);
      this.byLength.get(word.length).push(word);
    }
    this.sorted = [...this.rank.keys()].sort();
  }

  has(word) {
    return this.rank.has(word);
  }

  /** Tell whether `word` stands in a title or a name. */
  named(word) {
    return this.rank.get(word) === 100;
  }

  /** Tell whether a word begins with `start`, as the last one does while it is being typed. */
  begins(start) {
    let [low, high] = [0, this.sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.sorted[middle] < start) low = middle + 1;
      else high = middle;
    }
    return this.sorted[low]?.startsWith(start) ?? false;
  }

  /** Return the words that `word` may be meant for, the likeliest first, each with its distance. */
  near(word, count = 4, furthest = word.length > 7 ? 2 : 1) {
    if (word.length < 3) return [];
    const found = [];
    for (let length = word.length - furthest; length <= word.length + furthest; length++) {
      for (const other of this.byLength.get(length) ?? []) {
        const away = other === word || STOP.has(other) ? 9 : distance(word, other, furthest);
        if (away <= furthest) found.push({ word: other, away, likely: this.#likely(word, other, away) });
      }
    }
    found.sort((a, b) => b.likely - a.likely || (a.word < b.word ? -1 : 1));
    const nearest = Math.min(...found.map((it) => it.away));
    return found.filter((it) => it.away === nearest).slice(0, count);
  }

  /**
   * Return words that begin as `word` does, the longest beginning first: another form of it, such as
   * hypocritical for hypocrisy. What is alike must be most of both.
   */
  alike(word, count = 3) {
    for (let length = word.length - 1; length >= Math.max(5, Math.ceil(word.length * 0.6)); length--) {
      const start = word.slice(0, length);
      const found = this.sorted.filter((it) => it.startsWith(start) && it.length <= length + 6);
      if (found.length) return found.sort((a, b) => this.rank.get(b) - this.rank.get(a) || a.length - b.length).slice(0, count);
    }
    return [];
  }

  /** Return the two words that `word` is when a space is missing. */
  apart(word) {
    for (let at = word.length - 3; at >= 3; at--) {
      const [first, second] = [word.slice(0, at), word.slice(at)];
      if (this.has(first) && this.has(second)) return [first, second];
    }
    return [];
  }

  #likely(word, other, away) {
    const rank = this.rank.get(other);
    return (rank === 100 ? 8 : rank) + (word[0] === other[0] ? 4 : 0) - 10 * away;
  }
}

/** The names of like things: what a term, a role or a resource is called, each way. */
export class Names {
  /** `groups` are lists of names of the same thing. */
  constructor(groups) {
    this.byName = new Map();
    this.longest = 1;
    for (const group of groups) {
      const names = [...new Map(group.map((name) => [key(name), name])).entries()];
      for (const [name] of names) {
        if (!this.byName.has(name)) this.byName.set(name, []);
        this.byName.get(name).push(names.filter(([other]) => other !== name).map(([, other]) => other));
        this.longest = Math.max(this.longest, name.split(" ").length);
      }
    }
  }

  /** Return the other names of what `name` names: those of one group after those of another. */
  others(name) {
    return [...new Set((this.byName.get(key(name)) ?? []).flat())];
  }

  /**
   * Return where names stand among the folded words `texts`: first, after last, other names. The
   * longest come first and no two overlap.
   */
  spans(texts) {
    const found = [];
    const taken = new Set();
    for (let length = Math.min(this.longest, texts.length); length > 0; length--) {
      for (let first = 0; first + length <= texts.length; first++) {
        const places = Array.from({ length }, (_, at) => first + at);
        if (places.some((at) => taken.has(at))) continue;
        const others = this.others(texts.slice(first, first + length).join(" "));
        if (!others.length) continue;
        places.forEach((at) => taken.add(at));
        found.push({ first, last: first + length, others });
      }
    }
    return found;
  }
}
