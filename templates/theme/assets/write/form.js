/* The form that cards are written in. Nothing leaves the device until a button is pressed. */
import { LOCATOR, compose, located, open, proposal, slug, tidy, wordless, write } from "./text.js";

const REVIEWS = ["6 months", "12 months", "24 months"];
const TITLES = { roles: _("Who it is for"), status: _("Is it ready?") };
const STATES = { draft: _("Not yet: a draft"), published: _("Yes: publish it"), retired: _("It no longer holds") };
const BASES = { "": _("Choose what it rests on"), editorial: _("We say so"), uncited: _("The document we work from says so, without a source") };
// What the form has no field for, by the key that stands for it in the file.
const OTHERS = { related: _("Related cards"), aliases: _("Addresses it had before"), changes: _("Changes that readers hear of"), "replaced-by": _("What to read instead"), reason: _("Why it no longer holds") };
const SUMMARY = 200;

/* A span of time as the file has it, in words. */
const spanOf = (text) => {
  const months = /^(\d+) months?$/.exec(text);
  return months ? ngettext("%(num)s month", "%(num)s months", Number(months[1])) : text;
};

let count = 0;
const make = (tag, properties = {}, ...inside) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in made && name !== "list") made[name] = value;
    else made.setAttribute(name, value);
  }
  made.append(...inside);
  return made;
};

/* What is chosen, in full below a list that is too narrow to show it. Screen readers have it from the list. */
const chosenIn = new WeakMap(); // what stands below each list
const tooNarrow = (list, ruler) => {
  const style = getComputedStyle(list);
  Object.assign(ruler, { font: style.font, letterSpacing: style.letterSpacing, wordSpacing: style.wordSpacing });
  const room = list.clientWidth - parseFloat(style.paddingInlineStart) - parseFloat(style.paddingInlineEnd) - parseFloat(style.fontSize) * 1.5; // its arrow
  return ruler.measureText(list.selectedOptions[0]?.text || "").width > room;
};
/* All are measured before any is written: each that is written is a reason to lay the page out again. */
const fit = (lists) => {
  const ruler = document.createElement("canvas").getContext("2d");
  const found = lists.map((list) => [chosenIn.get(list), list.selectedOptions[0]?.text || "", tooNarrow(list, ruler)]);
  for (const [words, chosen, shown] of found) {
    words.textContent = chosen;
    words.hidden = !shown;
  }
};
const widths = new ResizeObserver((changed) => fit(changed.map((it) => it.target)));
const inFull = (list) => {
  const words = make("p", { className: "pb-write__hint pb-write__chosen", hidden: true });
  words.setAttribute("aria-hidden", "true");
  chosenIn.set(list, words);
  list.addEventListener("input", () => fit([list]));
  widths.observe(list);
  return words;
};

const field = (label, control, hint = "") => {
  control.id ||= `pb-write-${++count}`;
  const parts = [make("label", { htmlFor: control.id }, label), control];
  if (control.tagName === "SELECT") parts.push(inFull(control));
  if (hint) {
    const words = make("p", { className: "pb-write__hint", id: `${control.id}-hint` }, hint);
    control.setAttribute("aria-describedby", words.id);
    parts.push(words);
  }
  return make("div", { className: "pb-write__field" }, ...parts);
};

const button = (words, press, more = {}) => make("button", { type: "button", className: "pb-write__button", onclick: press, ...more }, words);

/* Take *row* out. The focus goes to the row behind it, or before, else to *otherwise*: it is never lost. */
const takeOut = (row, otherwise) => {
  const next = row.nextElementSibling || row.previousElementSibling;
  row.remove();
  (next?.querySelector("textarea, select") || otherwise).focus();
};

const choice = (options, value) =>
  make("select", {}, ...options.map(([id, title]) => make("option", { value: id, selected: id === value }, title)));

const boxes = (title, options, chosen, change) => {
  const inputs = options.map(([id, words]) => {
    const input = make("input", { type: "checkbox", value: id, checked: chosen.includes(id), onchange: change });
    return make("label", { className: "pb-write__choice" }, input, ` ${words}`);
  });
  const part = make("fieldset", { className: "pb-write__boxes" }, make("legend", {}, title), ...inputs);
  return { part, value: () => [...part.querySelectorAll(":checked")].map((it) => it.value) };
};

const area = (value, rows, change, more = {}) => make("textarea", { value, rows, oninput: change, ...more });

/* --- A statement --- */

const workRow = (facts, work, change, more) => {
  const key = choice([["", _("Choose a work")], ...facts.works], work.key);
  const place = make("input", { value: work.locator, size: 10 });
  const row = make("div", { className: "pb-write__work" }, field(_("Work"), key), field(_("Page, if any"), place));
  row.append(button(_("Take the work out"), () => (takeOut(row, more), change(true))));
  for (const input of [key, place]) input.addEventListener("input", () => change(true));
  row.read = () => ({ key: key.value, locator: tidy(place.value) });
  return row;
};

const statementRow = (facts, said, change, more) => {
  const words = area(said.words, 2, () => change(true));
  const basis = choice(Object.entries(BASES), said.basis);
  basis.addEventListener("input", () => change(true));
  const works = make("div", {});
  const rests = field(_("It rests on"), basis, _("Or name a work that says so."));
  const group = make("div", { role: "group" }, field(_("What to do"), words), works, rests);
  const row = make("li", { className: "pb-write__statement" }, group);
  const move = (by, pressed) => {
    const other = by < 0 ? row.previousElementSibling : row.nextElementSibling;
    if (!other) return;
    if (by < 0) other.before(row);
    else other.after(row);
    change(true);
    pressed.focus();
  };
  const add = () => {
    const work = workRow(facts, { key: "", locator: "" }, change, name);
    works.append(work);
    change(true);
    work.querySelector("select").focus();
  };
  const name = button(_("Name a work"), add);
  works.append(...said.works.map((it) => workRow(facts, it, change, name)));
  const up = button(_("Up"), () => move(-1, up));
  const down = button(_("Down"), () => move(1, down));
  const out = button(_("Take it out"), () => (takeOut(row, more), change(true)));
  group.append(make("p", { className: "pb-write__tools" }, name, ...(said.fixed ? [] : [up, down, out])));
  row.number = (number) => group.setAttribute("aria-label", _("Statement %(number)s", { number }));
  row.read = () => {
    const named = [...works.children].map((it) => it.read());
    rests.hidden = named.length > 0;
    return { ...said, words: tidy(words.value), works: named, basis: named.length ? "" : basis.value };
  };
  row.read();
  return row;
};

/* Name the groups of fields by the number of their statement, which all have the same labels. */
const numbered = (list) => [...list.children].forEach((row, at) => row.number?.(at + 1));

const faultsOf = (said, number) => {
  const name = _("Statement %(number)s", { number });
  if (said.words && wordless(said.words)) return [_("%(statement)s: say what to do.", { statement: name })];
  if (!said.words) return said.works.length || said.basis ? [_("%(statement)s: say what to do.", { statement: name })] : [];
  if (said.works.some(({ key }) => !key)) return [_("%(statement)s: choose the work, or take it out.", { statement: name })];
  if (said.works.some(({ locator }) => locator && !LOCATOR.test(located(locator))))
    return [_("%(statement)s: write the page as 3, 3-5 or chap. 2.", { statement: name })];
  return said.works.length || said.basis ? [] : [_("%(statement)s: name a work that says so, or choose what it rests on.", { statement: name })];
};

/* --- Fields of the front matter --- */

const headFields = (facts, value, change, isNew) => {
  const title = make("input", { value: value.title || "", oninput: change });
  const summary = area(value.summary || "", 2, change);
  const roles = boxes(TITLES.roles, facts.roles, value.roles || [], change);
  const facets = facts.facets.map(({ key, title: name, values }) => [key, boxes(name, values, value[key] || [], change)]);
  const owner = make("input", { value: value.owner || "", oninput: change, list: "pb-write-owners", autocomplete: "off" });
  const owners = make("datalist", { id: "pb-write-owners" }, ...facts.roles.map(([id, name]) => make("option", { value: id }, name)));
  const reviewed = make("input", { type: "date", value: value.reviewed || facts.today, oninput: change });
  const held = value.review || "12 months";
  const review = choice([...new Set([...REVIEWS, held])].map((it) => [it, spanOf(it)]), held);
  const status = choice(Object.entries(STATES).filter(([it]) => it !== "retired" || !isNew), value.status || "draft");
  const synonyms = make("input", { value: (value.synonyms || []).join(", "), oninput: change });
  for (const it of [review, status]) it.addEventListener("input", change);
  const sorted = make("details", { className: "pb-write__more" }, make("summary", {}, _("What it is sorted under")), ...facets.map(([, it]) => it.part));
  sorted.open = facets.some(([key]) => value[key]?.length);
  const parts = [
    field(_("Title"), title, _("The advice itself, in a few words.")),
    field(_("The point, in one sentence"), summary, _("At most %(most)s characters. Lists show it.", { most: SUMMARY })),
    roles.part,
    ...(facets.length ? [sorted] : []),
    make("div", { className: "pb-write__pair" }, field(_("Who answers for it"), owner, _("A role, or @ and a name.")), owners, field(_("Read through on"), reviewed), field(_("That holds for"), review), field(TITLES.status, status)),
    field(_("Words that people search for it by"), synonyms, _("With commas between them. May stay empty.")),
  ];
  const read = () => ({
    title: tidy(title.value),
    summary: tidy(summary.value),
    status: status.value,
    roles: roles.value(),
    ...Object.fromEntries(facets.map(([key, it]) => [key, it.value()])),
    owner: tidy(owner.value),
    reviewed: reviewed.value,
    review: review.value,
    synonyms: synonyms.value.split(",").map(tidy).filter(Boolean),
  });
  return { parts, read, title };
};

const headFaults = (facts, head) => {
  const faults = [];
  if (!head.title) faults.push(_("A title."));
  else if (!slug(head.title)) faults.push(_("A title with letters or digits of the Latin alphabet: its address is made of them."));
  else if (facts.reserved.includes(slug(head.title))) faults.push(_("Another title: the site needs this address itself."));
  if (wordless(head.summary)) faults.push(_("The point, in one sentence."));
  if (head.summary.length > SUMMARY) faults.push(_("A shorter sentence: it has %(length)s characters, and lists show %(most)s.", { length: head.summary.length, most: SUMMARY }));
  if (!head.roles.length) faults.push(_("Who it is for."));
  if (!head.owner) faults.push(_("Who answers for it."));
  else if (!/^@[^\s@]/.test(head.owner) && !facts.roles.some(([id]) => id === head.owner)) faults.push(_("Who answers for it: there is no role %(owner)s; choose one from the list, or write @ and a name.", { owner: head.owner }));
  if (head.synonyms.some(wordless)) faults.push(_("Words that people search for it by: signs alone find nothing."));
  if (!/^\d{4}-\d\d-\d\d$/.test(head.reviewed)) faults.push(_("The day on which it was read through."));
  return faults;
};

/* --- A new card, and one that is there --- */

const newCard = (facts, draft, change) => {
  const head = headFields(facts, draft, change, true);
  const list = make("ol", { className: "pb-write__statements" });
  const add = (said) => list.appendChild(statementRow(facts, said, change, more));
  const more = button(_("Add a statement"), () => {
    add({ words: "", works: [], basis: "" }).querySelector("textarea").focus();
    change(true);
  });
  for (const said of draft.statements?.length ? draft.statements : [{ words: "", works: [], basis: "" }]) add(said);
  const practice = area((draft.practice || []).join("\n"), 4, change);
  const watch = area((draft.watch || []).join("\n"), 4, change);
  const lines = (box) => box.value.split("\n");
  const parts = [
    ...head.parts,
    make("h2", {}, _("What to do, and what it rests on")),
    list,
    make("p", {}, more),
    field(_("In practice"), practice, _("How, with examples. One on each line. May stay empty.")),
    field(_("Watch out for"), watch, _("What goes wrong. One on each line. May stay empty.")),
  ];
  const read = () => {
    const { title, summary, status, roles, owner, reviewed, review, synonyms, ...facets } = head.read();
    numbered(list);
    const statements = [...list.children].map((it) => it.read());
    return { title, summary, status, roles, owner, reviewed, review, synonyms, facets, statements, practice: lines(practice), watch: lines(watch) };
  };
  const result = () => {
    const card = read();
    const faults = [...headFaults(facts, card), ...card.statements.flatMap((it, at) => faultsOf(it, at + 1))];
    if (!card.statements.some(({ words }) => words)) faults.push(_("A statement that says what to do."));
    else if (card.status === "published" && !card.statements.some(({ works }) => works.length))
      faults.push(_("A work behind one statement at least. Without any it is a draft."));
    const id = slug(card.title);
    if (facts.cards.some(([other]) => other === id)) faults.push(_("Another title: a card has this address already."));
    return { id, title: card.title, faults, text: compose(card), draft: { ...card, ...card.facets } };
  };
  return { parts, result };
};

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

const knownCard = (facts, id, source, change) => {
  const pieces = open(source);
  const keys = Object.fromEntries(pieces.filter((it) => it.kind === "key").map((it) => [it.key, it]));
  const values = Object.fromEntries(Object.entries(keys).map(([key, it]) => [key, it.value]));
  const head = headFields(facts, values, change, false);
  const shown = head.read();
  const list = make("ol", { className: "pb-write__statements" });
  const rows = [];
  const rest = [];
  const edit = (piece, label, hint) => {
    // The empty lines behind it keep it apart from what follows, whatever is written here.
    const words = piece.source.trimEnd();
    const gap = piece.source.slice(words.length);
    const box = area(words, Math.min(12, words.split("\n").length + 1), change, { spellcheck: true, className: "pb-write__raw" });
    rows.push(() => {
      const now = box.value.trimEnd();
      Object.assign(piece, { changed: now !== words, text: now && now + gap });
    });
    return field(label, box, hint);
  };
  for (const piece of pieces) {
    if (piece.kind === "said") {
      const { words, works, basis } = piece;
      const row = statementRow(facts, { words, works, basis, fixed: true }, change);
      list.append(row);
      rows.push(() => {
        const now = row.read();
        const changed = !same([now.words, now.works, now.basis], [words, works, basis]);
        Object.assign(piece, { changed, ...(changed ? now : { words, works, basis }) });
      });
    } else if (piece.kind === "raw" && !piece.section && piece.source.trim()) list.append(make("li", { className: "pb-write__statement" }, edit(piece, _("As it is written"), _("In Markdown: links, citations and lists stay as they are."))));
    else if (piece.kind === "raw" && piece.section) rest.push(edit(piece, piece.section, _("In Markdown, as it is written.")));
    else if (piece.kind === "key" && !(piece.key in shown)) rest.push(edit(piece, OTHERS[piece.key] || piece.key, _("As it stands at the head of the file.")));
  }
  const parts = [...head.parts, make("h2", {}, _("What to do, and what it rests on")), list, ...rest];
  const result = () => {
    numbered(list);
    for (const row of rows) row();
    const now = head.read();
    const added = [];
    for (const [key, value] of Object.entries(now)) {
      const changed = !same(value, shown[key]);
      if (keys[key]) Object.assign(keys[key], changed ? { changed, value } : { changed: false, value: values[key] });
      else if (changed) added.push({ kind: "key", key, value, changed, source: "" });
    }
    const end = pieces.findIndex((it, at) => at && it.kind === "fixed" && it.source === "---\n");
    const faults = [...headFaults(facts, now), ...[...list.children].flatMap((it, at) => (it.read ? faultsOf(it.read(), at + 1) : []))];
    return { id, title: now.title, faults, text: write([...pieces.slice(0, end), ...added, ...pieces.slice(end)]), source };
  };
  return { parts, result };
};

/* --- The page --- */

const COMMON = new Set(_("from have into that their them they this what when where which with your").split(" "));

/* Cards whose titles share two words, or their beginnings, with this one. */
const near = (facts, id, title) => {
  const stems = (words) => slug(words).split("-").filter((it) => it.length > 3 && !COMMON.has(it));
  const own = stems(title);
  const alike = (a, b) => a.startsWith(b) || b.startsWith(a);
  const shared = (other) => stems(other).filter((it) => own.some((word) => alike(it, word))).length;
  return facts.cards.filter(([other, name]) => other !== id && shared(name) >= 2).slice(0, 3);
};

const kept = (key) => {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
};

const keep = (key, draft) => {
  try {
    if (draft) localStorage.setItem(key, JSON.stringify(draft));
    else localStorage.removeItem(key);
  } catch {
    // A full or forbidden store only means that the draft is not kept.
  }
};

const outside = { target: "_blank", rel: "noopener" };

const ways = (facts, known) => {
  const note = make("p", { className: "pb-write__hint", role: "status" });
  const link = (words) => make("a", { className: "pb-write__button pb-write__button--first", ...outside }, words);
  const propose = link(known ? _("Open it on the forge") : _("Propose it"));
  const send = link(_("Send to the editors"));
  let now;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(now.text);
      note.textContent = _("Copied.");
    } catch {
      note.textContent = _("Your browser does not let pages copy. Select the text below, and copy it.");
    }
  };
  const save = () => {
    const address = URL.createObjectURL(new Blob([now.text], { type: "text/markdown" }));
    make("a", { href: address, download: `${now.id || "card"}.md` }).click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
    note.textContent = _("Saved as %(file)s.", { file: `${now.id || "card"}.md` });
  };
  if (known) propose.addEventListener("click", copy);
  const part = make("div", { className: "pb-write__ways" }, ...(facts.forge ? [propose] : []), ...(facts.send ? [send] : []), button(_("Copy the text"), copy), button(_("Save as a file"), save), note);
  const show = (made) => {
    now = made;
    const hand = new URLSearchParams({ title: made.id || made.title, said: made.text });
    if (facts.forge) {
      const opened = known ? { address: `${facts.forge.edit}${facts.folder}${made.id}.md`, filled: false } : proposal(facts.forge, `${facts.folder}${made.id || "card"}.md`, made.text);
      propose.href = opened.address;
      propose.title = opened.filled ? "" : _("Copy the text first: the page that opens does not have it.");
    }
    if (facts.send.startsWith("mailto:")) send.href = `${facts.send}?subject=${encodeURIComponent(_("Card: %(title)s", { title: made.title }))}&body=${encodeURIComponent(made.text)}`;
    else if (facts.send) send.href = `${facts.send}/propose#${hand}`;
  };
  return { part, show };
};

export const begin = async (place) => {
  const there = (path) => new URL(path, document.baseURI);
  const asked = new URLSearchParams(location.search).get("card");
  const loaded = await fetch(there("write.json"));
  const facts = { ...(await loaded.json()), today: new Date().toISOString().slice(0, 10) };
  const known = facts.cards.find(([id]) => id === asked);
  const key = `pb-write ${new URL("..", document.baseURI).pathname} ${known ? asked : ""}`;
  const status = make("div", { className: "pb-write__missing", role: "status" });
  const address = make("p", { className: "pb-write__hint" });
  let told = "";
  const text = make("pre", { className: "pb-write__text", tabIndex: 0, role: "region" });
  text.setAttribute("aria-label", _("The text that will be saved"));
  const way = ways(facts, Boolean(known));
  let card;
  const update = () => {
    if (!card) return;
    const made = card.result();
    const others = near(facts, made.id, made.title);
    const list = (items) => make("ul", {}, ...items.map((it) => make("li", {}, it)));
    address.textContent = made.id && !known ? _("Its address will be %(address)s", { address: `cards/${made.id}/` }) : "";
    // What did not change is not told again: each letter would be.
    const tells = JSON.stringify([made.faults, others]);
    if (tells !== told) {
      status.replaceChildren(
        make("p", {}, make("strong", {}, made.faults.length ? _("Still missing:") : _("Nothing is missing."))),
        ...(made.faults.length ? [list(made.faults)] : []),
        ...(!known && others.length ? [make("p", {}, _("Cards that may say it already:")), list(others.map(([id, title]) => make("a", { href: `../cards/${id}/`, ...outside }, title)))] : []),
      );
      told = tells;
    }
    text.textContent = made.text;
    way.show(made);
    place.pbResult = made;
    if (made.draft) keep(key, made.draft);
  };
  const draft = known ? null : kept(key);
  if (known) {
    const source = await (await fetch(there(`../cards/${asked}/card.md`))).text();
    card = knownCard(facts, asked, source, update);
  } else card = newCard(facts, draft || {}, update);
  const anew = () => (keep(key, null), location.assign(location.pathname));
  const heads = known ? [make("p", {}, _("You change the card"), " ", make("a", { href: `../cards/${asked}/` }, known[1]), ". ", _("What you leave alone stays as it is, letter by letter."))] : draft ? [make("p", {}, _("Your draft is as you left it."), " ", button(_("Start anew"), anew))] : [];
  place.replaceChildren(...heads, ...card.parts, make("h2", {}, _("Ready?")), status, address, way.part, make("h3", {}, _("The text that will be saved")), text);
  document.querySelector("[data-pb-write-guide]")?.removeAttribute("open");
  update();
};
