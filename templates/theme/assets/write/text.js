/* The text of a card: taken apart into pieces, and put together again. What nobody changed comes out
   as it went in, byte for byte; what was changed is written so that it reads back as it was meant.
   Knows no page: it runs in browsers and in Node alike. */

export const HEADINGS = { guidance: "Guidance", practice: "In practice", watch: "Watch out for" };
// What authors may write in their own language (generator/load/author_words.py).
const GUIDANCE = ["guidance", "empfehlung", "empfehlungen"];
const NOTED = { "grundlage: redaktionell": "basis: editorial", "grundlage: ohne quelle": "basis: uncited" };

export const ORDER = ["title", "summary", "status", "roles", "owner", "reviewed", "review", "synonyms"];

/* --- Words --- */

// What no file may hold (generator/load/characters.py says why), joiners that join nothing, and signs
// for the looks of a sign, or marks on a letter, beyond those that it can have.
const MARKS = "[\\u0300-\\u036f\\u0483-\\u0489\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe20-\\ufe2f]";
const NEVER = new RegExp(
  "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\u00ad\\u034f\\u115f\\u1160\\u17b4\\u17b5" +
    "\\u180b-\\u180f\\u200b\\u2028\\u2029\\u2060-\\u2065\\u206a-\\u206f\\u3164\\ufe00-\\ufe0d\\ufeff\\uffa0\\ufff9-\\uffff\\ufdd0-\\ufdef" +
    "\\u{1d173}-\\u{1d17a}\\u{e0000}-\\u{10ffff}\\ue000-\\uf8ff\\ud800-\\udfff]" +
    "|(?<![^\\0-\\x7f])[\\u200c\\u200d]|[\\u200c\\u200d](?![^\\0-\\x7f])" +
    `|(?<![#*0-9\\x80-\\u{10ffff}])[\\ufe0e\\ufe0f]|(?<=[\\ufe0e\\ufe0f])[\\ufe0e\\ufe0f]|(?<=${MARKS}{6})${MARKS}+`,
  "gu",
);

export const allowed = (words) => words.replace(NEVER, "");

// \x1c to \x1f and \x85 are space to who reads the file, and none to a browser; with \ufeff it is the other way.
export const tidy = (words) => allowed(words.replace(/(?:(?!\ufeff)[\s\x1c-\x1f\x85])+/gu, " ")).replace(/\s+/gu, " ").trim();

/* Whether `words` are marks alone (generator/model/hollow.py). */
export const wordless = (words) => !/[^\s*_`[\](){}!\\.,;:'"<>\u2010\u2013\u2014\u2026\u201c\u201d\u2018\u2019\u00ab\u00bb-]/u.test(words);

export const slug = (words) =>
  words
    .normalize("NFKD")
    .replace(/[^\0-\x7f]/gu, "")
    .toLowerCase()
    .replaceAll("'", "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 64)
    .replace(/-+$/, "");

// Two dots or dashes in a row are set as others, and a word between colons as an emoji.
const marked = (words) =>
  words
    .replace(/[\\`*_{}[\]<>@#!|~&$^]/g, "\\$&")
    .replace(/--+|\.\.+/g, (run) => [...run].map((sign) => `\\${sign}`).join(""))
    .replace(/(?<![\w:])(:[a-z0-9+-]+):(?!\w)/gi, "$1\\:");

// What the reader takes for an address in words (generator/load/dialects/inline.py), and for a host
// that may be one (generator/load/addresses.py).
const ADDRESS = /(?<![\p{L}\p{N}_/@.])(?:https?:\/\/|www\.)(?=[\p{L}\p{N}_[])[^\s<>]+/giu;
const LABEL = "(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}_-]{0,61}[\\p{L}\\p{N}])?)";
const SOUND = new RegExp(`^(?:https?://)?(?!localhost\\b|127\\.|[^/?#:]*\\.localhost\\b)${LABEL}(?:\\.${LABEL})+(?::[1-9]\\d{0,3})?(?:[/?#][^\\s<>]*)?$`, "iu");
const BRACKETED = /^https?:[^\s<>[\]@`\\{}|"]+$/i;

/* An address without the marks of the sentence that it stands in. */
const bare = (address) => {
  let end = address.length;
  const closed = (part) => part.split(")").length > part.split("(").length;
  while (end && ("?!.,:;*_~'\"".includes(address[end - 1]) || (address[end - 1] === ")" && closed(address.slice(0, end))))) end -= 1;
  return address.slice(0, end);
};

/* An address that leads somewhere stays one, as a whole; any other is words. */
const addressed = (run) => {
  const address = bare(run);
  const rest = marked(run.slice(address.length));
  if (SOUND.test(address) && marked(address) === address) return address + rest;
  if (SOUND.test(address) && BRACKETED.test(address)) return `<${address}>${rest}`;
  return marked(run).replace(/(https?):\/\/|(www)\./gi, (sign, scheme) => (scheme ? `${scheme}\\://` : `${sign.slice(0, 3)}\\.`));
};

/* Escape all that Markdown could make something of. */
export const escaped = (words) => {
  let done = 0;
  let text = "";
  for (const found of words.matchAll(ADDRESS)) {
    text += marked(words.slice(done, found.index)) + addressed(found[0]);
    done = found.index + found[0].length;
  }
  return (text + marked(words.slice(done))).replace(/^(\d{1,9})([.)])(?=\s|$)/, "$1\\$2").replace(/^[-+=:]/, "\\$&");
};

const SIGNS = /<(https?:[^\s<>]+)>|\\([!-/:-@[-`{-~])/gi;

export const unescaped = (text) => text.replace(SIGNS, (_, address, sign) => address ?? sign).replace(/\s*\n\s*/g, " ");

/* Whether Markdown makes nothing of `text` but its words, and addresses such as are written here. */
export const isPlain = (text) =>
  !/[*_`[\]<>@~&\\]|  $|  \n|(?<![\w:]):[a-z0-9_+-]+:(?!\w)/i.test(text.replace(SIGNS, (whole, address) => (address && addressed(address) !== whole ? whole : "")));

/* --- Values of front matter --- */

export const scalar = (words) => {
  const value = tidy(words);
  const plain = /^[\p{L}][\p{L}\p{N} ,.;!?()/'’–-]*$/u.test(value) && !/ [-–]$/.test(value);
  return plain ? value : `"${value.replace(/["\\]/g, "\\$&")}"`;
};

export const listed = (values) =>
  `[${values.map((it) => (/^[\p{L}\p{N}][\p{L}\p{N} ./'’–-]*$/u.test(it) ? it : `"${it.replace(/["\\]/g, "\\$&")}"`)).join(", ")}]`;

const unquoted = (text) => {
  if (/^".*"$/.test(text)) return /^"(?:[^"\\]|\\["\\])*"$/.test(text) ? text.slice(1, -1).replace(/\\(["\\])/g, "$1") : undefined;
  if (/^'.*'$/.test(text)) return /^'(?:[^']|'')*'$/.test(text) ? text.slice(1, -1).replaceAll("''", "'") : undefined;
  return /^[[{>|"'&*!%@`]/.test(text) || /: |:$/.test(text) ? undefined : text;
};

/* The value that a line `key: ...` has, as a text or a list; undefined where it is anything else. */
export const valueOf = (text) => {
  const value = text.replace(/(?:^|\s)#.*$/, "").trim();
  if (!/^\[.*\]$/.test(value)) return /\n/.test(value) ? undefined : unquoted(value);
  const parts = value.slice(1, -1).match(/"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^,]+/g) || [];
  const values = parts.map((it) => it.trim()).filter(Boolean).map(unquoted);
  return values.includes(undefined) ? undefined : values;
};

/* --- Statements --- */

const CITED = /^(?<words>[^]*?)(?:^|\s)\[(?<cites>@[^\[\]]+)\](?<end>[.!?]?)$/;
const NOTE = /\s*<!--\s*(?<note>(?:(?!-->)[^])*?)\s*-->\s*$/;
const CITE = /^@(?<key>[A-Za-z0-9_](?:[\w:.#$%&+?<>~/-]*[A-Za-z0-9_])?)(?:, (?<locator>[^;\[\]]+))?$/;
// A page, or another place in a work: "3", "p. 3", "pp. 3-5", "chap. 2".
export const LOCATOR = /^(?:(?:pp?|chaps?|secs?|figs?|paras?|vols?|nos?)\. ?)?[0-9]+[a-z]?(?:[-–][0-9]+[a-z]?)?$/;

export const located = (words) => {
  const place = tidy(words);
  if (!/^[0-9]/.test(place)) return place;
  return `${/[-–]/.test(place) ? "pp" : "p"}. ${place}`;
};

/* Take a statement apart: words, works, basis; undefined where it holds more than these. */
export const readSaid = (text) => {
  const noted = text.match(NOTE);
  const pairs = noted ? noted.groups.note.split(/\s*;\s*/).map((it) => NOTED[it.trim().replace(/\s+/g, " ").toLowerCase()] ?? it) : [];
  const bare = noted ? text.slice(0, noted.index) : text;
  const basis = pairs.find((it) => it.startsWith("basis:"))?.slice(6).trim() || "";
  const notes = pairs.filter((it) => !it.startsWith("basis:"));
  if (notes.some((it) => !/^[a-z]+:/.test(it)) || !["", "editorial", "uncited"].includes(basis)) return undefined;
  const cited = bare.match(CITED);
  const words = cited ? cited.groups.words.trimEnd() : bare.trim();
  const works = cited ? cited.groups.cites.split(/\s*;\s*/).map((it) => it.replace(/\s+/g, " ").match(CITE)?.groups) : [];
  if (!isPlain(words) || works.includes(undefined) || (works.length && basis)) return undefined;
  return {
    words: tidy(unescaped(words) + (cited ? cited.groups.end : "")),
    works: works.map(({ key, locator }) => ({ key, locator: locator || "" })),
    basis,
    notes,
  };
};

export const writeSaid = ({ words, works, basis, notes = [] }) => {
  const said = tidy(words);
  const end = works.length && /[^.!?\s][.!?]$/.test(said) ? said.slice(-1) : "";
  const cites = works.map(({ key, locator }) => `@${key}${locator ? `, ${located(locator)}` : ""}`).join("; ");
  const all = [...notes, ...(works.length || !basis ? [] : [`basis: ${basis}`])].join("; ");
  const text = escaped(end ? said.slice(0, -1) : said);
  return `${text}${cites ? ` [${cites}]` : ""}${end}${all ? ` <!-- ${all} -->` : ""}`;
};

/* --- The whole --- */

const front = (source) => {
  const pieces = [];
  for (const line of source.match(/[^\n]*\n|[^\n]+$/g) || []) {
    const key = line.match(/^([a-z-]+):(?=\s)/)?.[1];
    if (key) pieces.push({ kind: "key", key, source: line });
    else if (pieces.length) pieces.at(-1).source += line;
    else pieces.push({ kind: "fixed", source: line });
  }
  for (const piece of pieces.filter((it) => it.kind === "key")) piece.value = valueOf(piece.source.slice(piece.key.length + 1));
  return pieces;
};

/* Blocks of Markdown between empty lines, a fenced block as one, each with the lines behind it. */
const blocks = (source) => {
  const found = [];
  let fence = "";
  let open = false;
  for (const line of source.match(/[^\n]*\n|[^\n]+$/g) || []) {
    const mark = line.match(/^ {0,3}(```+|~~~+)/)?.[1];
    const empty = !line.trim() && !fence;
    if (empty && found.length) found.at(-1).gap += line;
    else if (open && !found.at(-1).gap) found.at(-1).text += line;
    else found.push({ text: empty ? "" : line, gap: empty ? line : "" });
    open = !empty;
    if (mark && !fence) fence = mark;
    else if (mark && fence && mark.startsWith(fence)) fence = "";
  }
  return found;
};

const said = (lead, text, gap) => {
  const fields = readSaid(text.replace(/\n$/, "").replace(/\n\s+/g, "\n"));
  const source = lead + text + gap;
  return fields ? { kind: "said", lead, gap: (text.endsWith("\n") ? "\n" : "") + gap, source, ...fields } : { kind: "raw", source };
};

const statements = (block) => {
  if (/^- /.test(block.text) && !/^\s+[-*+] |^\s+\d+[.)] /m.test(block.text)) {
    const items = block.text.match(/^- [^]*?(?=^- |$(?![^]))/gm);
    return items.map((it, at) => said("- ", it.slice(2), at === items.length - 1 ? block.gap : ""));
  }
  const other = /^\s*(?:[>|#+*]|\d+[.)] |```|~~~|<!--|- )|:$|\n\s*\|/.test(block.text.trimEnd());
  return [other || !block.text ? { kind: "raw", source: block.text + block.gap } : said("", block.text, block.gap)];
};

/* Take the file of a card apart. */
export const open = (source) => {
  const bounds = source.match(/^---\n([^]*?\n)??---\n/);
  if (!bounds) return [{ kind: "raw", source }];
  const pieces = [{ kind: "fixed", source: "---\n" }, ...front(bounds[1] || ""), { kind: "fixed", source: "---\n" }];
  for (const part of source.slice(bounds[0].length).split(/^(?=## )/m)) {
    const head = part.match(/^## (.*?)\s*\n\s*/);
    if (head) pieces.push({ kind: "heading", title: head[1], source: head[0] });
    const body = part.slice(head ? head[0].length : 0);
    if (head && GUIDANCE.includes(head[1].toLowerCase())) pieces.push(...blocks(body).flatMap(statements));
    else if (body || head) pieces.push({ kind: "raw", section: head?.[1], source: body });
  }
  return pieces;
};

/* Put pieces together: one with `changed` as it says now, any other as it was. */
export const write = (pieces) => pieces.map((it) => (it.changed ? written(it) : it.source)).join("");

const written = (piece) => {
  if (piece.kind === "said") return piece.lead + writeSaid(piece) + piece.gap;
  if (piece.kind !== "key" || piece.text !== undefined) return piece.text;
  if (Array.isArray(piece.value)) return piece.value.length ? `${piece.key}: ${listed(piece.value)}\n` : "";
  return `${piece.key}: ${/^(?:status|reviewed|review)$/.test(piece.key) ? tidy(piece.value) : scalar(piece.value)}\n`;
};

/* The file of a new card. */
export const compose = (card) => {
  const lines = [["title", scalar(card.title)], ["summary", scalar(card.summary)], ["status", card.status], ["roles", listed(card.roles)]];
  for (const [key, values] of Object.entries(card.facets || {})) if (values.length) lines.push([key, listed(values)]);
  lines.push(["owner", scalar(card.owner)], ["reviewed", card.reviewed], ["review", card.review]);
  if (card.synonyms?.length) lines.push(["synonyms", listed(card.synonyms.map(tidy).filter(Boolean))]);
  const items = (all) => all.map((it) => `- ${it}\n`).join("");
  const tips = (all) => all.map(tidy).filter(Boolean).map(escaped);
  const sections = [
    [HEADINGS.guidance, items(card.statements.filter(({ words }) => tidy(words)).map(writeSaid))],
    [HEADINGS.practice, items(tips(card.practice || []))],
    [HEADINGS.watch, items(tips(card.watch || []))],
  ];
  const body = sections.filter(([, text]) => text).map(([title, text]) => `## ${title}\n\n${text}`);
  return `---\n${lines.map(([key, value]) => `${key}: ${value}\n`).join("")}---\n${body.join("\n")}`;
};

/* --- Where it goes --- */

const LONGEST = 8000; // bytes of an address: GitHub answers a longer one with an error that loses the text

/* The address at which a forge opens a new file, filled in where the address can hold it. */
export const proposal = ({ kind, repo, branch, folder }, path, text) => {
  const whole = `${folder}${path}`;
  const [into, name] = [whole.slice(0, whole.lastIndexOf("/")), whole.slice(whole.lastIndexOf("/") + 1)];
  const on = branch.split("/").map(encodeURIComponent).join("/");
  const [base, file, body] = {
    github: [`${repo}/new/${on}`, { filename: whole }, "value"],
    gitlab: [`${repo}/-/new/${on}`, { file_name: whole }, "content"],
    gitea: [`${repo}/_new/${on}/${into.split("/").map(encodeURIComponent).join("/")}/`, { filename: name }, "value"],
  }[kind];
  const query = (more) => Object.entries({ ...file, ...more }).map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join("&");
  const filled = `${base}?${query({ [body]: text })}`;
  return filled.length <= LONGEST ? { address: filled, filled: true } : { address: `${base}?${query({})}`, filled: false };
};
