// Format citations and references with citeproc-js, which is not ours.
// In: JSON {locales, items, jobs: [{style, clusters: [{note, cites}]}]} on stdin.
// Out: JSON [{citations: [html], references: [[key, html]]} or {error}].
const fs = require("node:fs");
const CSL = require("citeproc");

const answer = console.log;
console.log = console.error; // what citeproc-js remarks is no part of the answer

// Tell which work an entry is of: the lists of keys and of entries differ in length at times.
CSL.Output.Formats.html["@bibliography/entry"] = function (_state, html) {
  return `${this.system_id}\u0000${html}`;
};

const { locales, items, jobs } = JSON.parse(fs.readFileSync(0, "utf8"));
const byId = new Map(items.map((item) => [item.id, item]));
answer(JSON.stringify(jobs.map(told)));

function told(job) {
  try {
    return format(job);
  } catch (error) {
    return { error: String(error) };
  }
}

function format({ style, clusters }) {
  const sys = {
    retrieveLocale: (lang) => locales[lang] ?? locales["en-US"],
    retrieveItem: (id) => structuredClone(byId.get(id)),
  };
  const engine = new CSL.Engine(sys, style);
  const asked = clusters.map(({ note, cites }, at) => ({
    citationID: `c${at}`,
    citationItems: structuredClone(cites),
    properties: { noteIndex: note },
  }));
  const citations = engine.rebuildProcessorState(asked, "html", []).map((it) => it[2]);
  const made = engine.makeBibliography();
  if (!made) return { citations, references: [] };
  return { citations, references: made[1].map((entry) => entry.split("\u0000")) };
}
