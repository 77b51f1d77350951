/* First of the scripts of a page: fills in what the others say. What they say it in is put there when
   the site is made; see generator/words/files.py. */
(() => {
  "use strict";
  const filled = (text, values) => text.replace(/%(?:\((\w+)\)s|%)/g, (_all, name) => (name ? values[name] : "%"));
  const form = (one, other, num) => {
    if (Array.isArray(one)) return one[Math.min(Number(other(num)), one.length - 1)];
    return num === 1 ? one : other;
  };
  let numbers; // dear to make: made once, and only where a number is said
  const written = (num) => (numbers ??= new Intl.NumberFormat(document.documentElement.lang || "en")).format(num);
  window._ = (text, values = {}) => filled(text, values);
  window.ngettext = (one, other, num, values = {}) => {
    const text = form(one, other, num);
    return filled(text, text.includes("%(num)s") ? { num: written(num), ...values } : values);
  };
})();
