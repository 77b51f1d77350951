/* First of the scripts of a page: fills in what the others say. What they say it in is put there when
   the site is made; see generator/words/files.py. */
(() => {
  "use strict";
  const filled = (text, values) => text.replace(/%(?:\((\w+)\)s|%)/g, (_all, name) => (name ? values[name] : "%"));
  const form = (one, other, num) => {
    if (Array.isArray(one)) return one[Math.min(Number(other(num)), one.length - 1)];
    return num === 1 ? one : other;
  };
  // Languages that have digits of their own (CLDR). All others write a small number as scripts do.
  const DIGITS = /^(?:ar|as|bgn|bho|bn|ccp|ckb|dz|fa|haz|hnj|ks|lrc|mni|mr|my|mzn|ne|nqo|ps|raj|rhg|sa|sat|sd|sdh|ur)\b|-(?:adlm|arab)\b/i;
  let numbers; // dear to make, a tenth of a second of a phone: made once, and only where it is needed
  const written = (num) => {
    const lang = document.documentElement.lang || "en";
    if (Number.isInteger(num) && num >= 0 && num < 1000 && !DIGITS.test(lang)) return String(num);
    return (numbers ??= new Intl.NumberFormat(lang)).format(num);
  };
  window._ = (text, values = {}) => filled(text, values);
  window.ngettext = (one, other, num, values = {}) => {
    const text = form(one, other, num);
    return filled(text, text.includes("%(num)s") ? { num: written(num), ...values } : values);
  };
})();
