"""Ask axe about a page, of each thing once: most of its time goes into contrasts, text by text.

What a text's contrast depends on is its look: colours and backgrounds of it and of all around it, its
size and weight. Of all texts of one look axe is given one; where it cannot tell by that, all others.
A look that was found good is good on each page. Not told apart is what lies behind a text without
being around it: in most cases axe itself cannot tell there.
"""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # none there
from playwright.sync_api import Page

# In another scheme colours alone can differ. At another width it is sizes, what scrolls, and what
# was not shown before: that is asked by every rule; the rest has the names and roles that it had.
LOOK = """async ({ only, targets, known }) => {
  const COLOURS = ["color-contrast", "link-in-text-block"];
  const LAYOUT = ["scrollable-region-focusable", ...(targets ? ["target-size"] : [])];
  const MARK = "data-asked-of-axe";
  axe.configure({ rules: [{ id: COLOURS[0], selector: `[${MARK}]` }, { id: COLOURS[1], selector: `a[href][${MARK}]` }] });
  const all = [...document.querySelectorAll("body *")].filter((it) => it.checkVisibility());

  const around = new Map(); // the look of each element and of all around it
  const PROPERTIES = ["color", "backgroundColor", "backgroundImage", "opacity", "position", "filter", "mixBlendMode", "clipPath"];
  const look = (it) => {
    if (!around.has(it)) {
      const style = getComputedStyle(it);
      const own = `|${PROPERTIES.map((name) => style[name]).join(" ")}`;
      const outside = it.parentElement ? look(it.parentElement) : "";
      around.set(it, outside.endsWith(own) ? outside : outside + own);
    }
    return around.get(it);
  };
  const alike = new Map();
  for (const it of all) {
    const words = [...it.childNodes].filter((one) => one.nodeType === 3).map((one) => one.data.trim()).join("");
    if (!words && !it.matches("input, select, textarea")) continue;
    if (!it.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    if (look(it).includes("inset(50%)")) continue; // for screen readers alone, to axe too
    const style = getComputedStyle(it);
    const letters = ["fontSize", "fontWeight", "fontStyle", "textDecorationLine", "textShadow"].map((name) => style[name]);
    const unable = Boolean(it.closest(":disabled, [aria-disabled=true]") || it.closest("label")?.control?.disabled);
    const sign = words.length === 1 && words; // of some signs axe says nothing, wherever they stand
    const key = [look(it), ...letters, it.localName === "a", sign, unable].join(";");
    if (!alike.has(key)) alike.set(key, []);
    alike.get(key).push(it);
  }
  for (const it of known) alike.delete(it);

  const bad = [];
  const told = new Set();
  const run = async (its, options, context = document) => {
    for (const it of its) it.setAttribute(MARK, "");
    const results = ["violations", "passes"];
    const found = await axe.run(context, { elementRef: true, selectors: false, resultTypes: results, ...options });
    for (const it of its) it.removeAttribute(MARK);
    for (const { id, nodes } of found.violations) for (const { html } of nodes) bad.push(`${id}: ${html.slice(0, 120)}`);
    for (const { id, nodes } of found.passes.concat(found.violations)) {
      if (id === COLOURS[0]) for (const { element } of nodes) told.add(element);
    }
  };
  const groups = [...alike.values()];
  const first = groups.map(([it]) => it);
  const rules = { "target-size": { enabled: targets } };
  if (only === "") await run(first, { rules });
  else if (only === "layout") await run(first, { runOnly: [...LAYOUT, ...COLOURS] });
  else if (first.length) await run(first, { runOnly: COLOURS });
  const others = groups.filter(([it]) => !told.has(it)).flatMap((its) => its.slice(1));
  if (others.length) await run(others, { runOnly: COLOURS });

  const before = window.shownToAxe;
  if (only === "layout") {
    const fresh = all.filter((it) => !before.has(it));
    const outer = fresh.filter((it) => before.has(it.parentElement) || it.parentElement === document.body);
    if (outer.length) await run([], {}, { include: outer });
  }
  if (only !== "colours") window.shownToAxe = new WeakSet(all);
  const done = (its) => its.some((it) => told.has(it)) || its[0].innerText?.trim().length === 1;
  const good = bad.length ? [] : [...alike].filter(([, its]) => done(its)).map(([key]) => key);
  return { bad, good };
}"""


def violations(
    page: Page, *, only: str = "", targets: bool = False, known: set[str] | None = None
) -> list[str]:
    """Return what axe finds on *page* as it is now, by *targets* also in their size (WCAG 2.5.8).

    *only* "colours" is for another scheme, "layout" for another width: what cannot differ there was
    looked at before. *known* are the looks of text that were found good; new ones are added.
    """
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(Axe().axe_script)
    known = set() if known is None else known
    found = page.evaluate(LOOK, {"only": only, "targets": targets, "known": [*known]})
    known.update(found["good"])
    return [str(line) for line in found["bad"]]
