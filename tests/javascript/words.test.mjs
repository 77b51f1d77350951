// Numbers are written as each language has them, though most are written without asking how.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { runInNewContext } from "node:vm";

const source = readFileSync(new URL("words.js", import.meta.url), "utf8");
const said = (lang) => {
  const window = {};
  runInNewContext(source, { window, document: { documentElement: { lang } }, Intl });
  return (num) => window.ngettext("%(num)s", "%(num)s", num);
};

const LETTERS = [..."abcdefghijklmnopqrstuvwxyz"];
const THREE = "bgn bho ccp ckb doi fil gsw haw haz hnj kok lrc mni mzn nqo raj rhg sat sdh yue".split(" ");
const codes = [...LETTERS.flatMap((a) => LETTERS.map((b) => a + b)), ...THREE];
const known = new Set(Intl.NumberFormat.supportedLocalesOf(codes).map((it) => it.split("-")[0]));
const places = ["", "-Arab", "-Latn", "-Deva", "-Adlm", "-IN", "-DZ"];
const all = [...known].flatMap((it) => places.map((place) => it + place));

test("each language that is known has its digits", () => {
  assert.ok(known.size > 120);
  for (const lang of all) {
    const [say, format] = [said(lang), new Intl.NumberFormat(lang)];
    for (const num of [0, 1, 12, 987, 1234, 0.5, -3]) assert.equal(say(num), format.format(num), `${lang} ${num}`);
  }
});

test("no format is made for what most pages say", () => {
  const none = { ...Intl, NumberFormat: function () { assert.fail("a format is made"); } };
  const window = {};
  runInNewContext(source, { window, document: { documentElement: { lang: "de-AT" } }, Intl: none });
  assert.equal(window.ngettext("%(num)s card", "%(num)s cards", 26), "26 cards");
});
