/* Choose the sentence of a page that says most about what was looked for. */

const LONGEST = 34; // words of a sentence; a longer one is shown round its best place
const END = /[.!?…][)\]"'”’»]*$/u;

/** Return the words of a fragment as Pagefind counts them. */
const words = (content) => content.split(/[\r\n\s]+/g);

/** Return first and after-last of each sentence among `all` words. */
const sentences = (all) => {
  const found = [];
  let first = 0;
  all.forEach((word, at) => {
    if (END.test(word) || at === all.length - 1) {
      found.push([first, at + 1]);
      first = at + 1;
    }
  });
  return found;
};

/**
 * Return the best sentence of `content` as runs `{ text, hit }`, none where only names matched.
 *
 * `places` maps the place of each word found to its worth and to the word of the question that it
 * answers. The first sentence is the title, which stands above already.
 */
export const excerpt = (content, places) => {
  const all = words(content);
  let best = null;
  for (const [first, last] of sentences(all).slice(1)) {
    const said = new Map();
    for (let at = first; at < last; at++) {
      const place = places.get(at);
      if (place) said.set(place.token, Math.max(said.get(place.token) ?? 0, place.worth));
    }
    const worth = [...said.values()].reduce((sum, it) => sum + it, 0) - (last - first < 5 ? 0.5 : 0);
    if (said.size && (!best || worth > best.worth)) best = { first, last, worth };
  }
  return best ? runs(all, ...within(best, places), best, places) : [];
};

/** Return the bounds of what is shown of a sentence: all, or the words round its hits. */
const within = ({ first, last }, places) => {
  if (last - first <= LONGEST) return [first, last];
  let hit = first;
  while (!places.has(hit)) hit++;
  const from = Math.max(first, Math.min(hit - 8, last - LONGEST));
  return [from, from + LONGEST];
};

const runs = (all, from, to, sentence, places) => {
  const found = from > sentence.first ? [{ text: "… ", hit: false }] : [];
  for (let at = from; at < to; at++) {
    found.push({ text: all[at], hit: places.has(at) }, { text: at < to - 1 ? " " : "", hit: false });
  }
  if (to < sentence.last) found.push({ text: " …", hit: false });
  return found;
};
