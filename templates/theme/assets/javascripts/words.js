/* First of the scripts of a page: fills in what the others say. What they say it in is put there when
   the site is made; see generator/words/files.py. */
(() => {
  "use strict";
  const filled = (text, values) => text.replace(/%(?:\((\w+)\)s|%)/g, (_all, name) => (name ? values[name] : "%"));
  const form = (one, other, num) => {
    if (Array.isArray(one)) return one[Math.min(Number(other(num)), one.length - 1)];
    return num === 1 ? one : other;
  };
  window._ = (text, values = {}) => filled(text, values);
  window.ngettext = (one, other, num, values = {}) =>
    filled(form(one, other, num), { num: num.toLocaleString(document.documentElement.lang || "en"), ...values });
})();
