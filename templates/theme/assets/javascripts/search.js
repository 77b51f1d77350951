/* Open the search from any page, and make the page of the search one. What a search needs is loaded
   when somebody turns to it. */
(() => {
  "use strict";
  const own = new URL(document.currentScript.src);
  let loaded;
  const panels = () => {
    loaded ??= Promise.all([import(new URL(`../search/panel.js${own.search}`, own)), window.pbNeed.style("find")]).then(([it]) => it);
    return loaded;
  };

  const make = (tag, properties, ...inside) => {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...inside);
    return made;
  };

  /* The form of a panel stands there at once, so that no letter is lost while the rest is loaded. */
  let forms = 0;
  const frame = () => {
    const id = `pb-find-${(forms += 1)}`;
    const field = make("input", {
      type: "search",
      id,
      className: "pb-find__field",
      autocomplete: "off",
      enterKeyHint: "search",
      placeholder: _("A word or a question"),
    });
    field.setAttribute("aria-describedby", `${id}-help`);
    const form = make(
      "form",
      { className: "pb-find__form" },
      make("label", { htmlFor: id, className: "pb-find__label" }, _("Search the playbook")),
      field,
      make("p", { id: `${id}-help`, className: "pb-hidden" }, _("Results appear below as you type.")),
    );
    form.setAttribute("role", "search");
    form.addEventListener("submit", (event) => event.preventDefault());
    return make("div", { className: "pb-find" }, form);
  };

  const enter = (field) => {
    field.focus({ preventScroll: true });
    field.select();
  };

  /* --- The dialog ------------------------------------------------------------------------------ */

  let dialog;
  let panel;

  const close = () => dialog?.open && dialog.close();

  /* Who comes back from a result finds what was found, as far as it was shown, at its place. */
  const note = (name, value) => {
    history.replaceState({ ...history.state, [name]: value || undefined }, "");
  };
  const again = (root, scroll) => {
    root.addEventListener("found", scroll);
    for (const kind of ["wheel", "keydown", "pointerdown"]) {
      addEventListener(kind, () => root.removeEventListener("found", scroll), { once: true, capture: true });
    }
  };
  const noted = (it, top) => ({ text: it.state.text, chosen: it.state.chosen, shown: it.shown, top });

  const build = () => {
    const shut = make("button", { type: "button", className: "pb-finder__close", textContent: _("Close") });
    shut.addEventListener("click", close);
    dialog = make("dialog", { className: "pb-finder" }, frame(), shut);
    dialog.setAttribute("aria-label", _("Search"));
    // A click beside the dialog is one on the dialog itself: what is in it covers it.
    dialog.addEventListener("click", (event) => event.target === dialog && close());
    dialog.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault(); // the field would only be emptied
      close();
    });
    document.body.append(dialog);
  };

  const open = async (before) => {
    const field = document.querySelector("[data-pb-search-page] .pb-find__field");
    if (field) {
      enter(field);
      return;
    }
    if (!dialog) build();
    if (!dialog.open) dialog.showModal();
    enter(dialog.querySelector(".pb-find__field"));
    const { Panel, stateOf } = await panels();
    panel ??= new Panel(dialog.querySelector(".pb-find"));
    const { chosen } = before ?? (await stateOf(location.search).catch(() => ({ chosen: {} })));
    if (before) panel.field.value = before.text;
    if (before) again(dialog, () => (dialog.scrollTop = before.top));
    panel.set({ text: panel.field.value, chosen }, before?.shown, !before && panel.field.value !== "");
  };

  addEventListener("pagehide", () => note("finder", dialog?.open && panel && noted(panel, dialog.scrollTop)));

  /* --- The page -------------------------------------------------------------------------------- */

  const mount = async () => {
    const place = document.querySelector("[data-pb-search-page]");
    if (!place || place.firstChild) return;
    const root = frame();
    const field = root.querySelector("input");
    field.value = new URLSearchParams(location.search).get("q") ?? "";
    const lists = document.querySelector("[data-pb-search-lists]");
    lists.hidden = Boolean(field.value.trim());
    place.append(root);
    field.focus({ preventScroll: true });
    const { Panel, stateOf, searchOf } = await panels();
    const changed = async (state) => {
      lists.hidden = Boolean(state.text.trim());
      const query = await searchOf(state, location.search);
      if (!place.isConnected) return;
      history.replaceState(history.state, "", location.pathname + query);
      dispatchEvent(new Event("pb:lens")); // the reader's situation may be another now
    };
    const page = new Panel(root, { whole: true, changed });
    try {
      const { chosen } = await stateOf(location.search);
      const before = history.state?.found;
      if (before) again(root, () => scrollTo(0, before.top));
      page.set({ text: field.value, chosen }, before?.shown);
      addEventListener("pagehide", () => note("found", noted(page, scrollY)));
    } catch {
      // The panel has said already that the search could not be loaded.
    }
  };

  /* --- Ways in --------------------------------------------------------------------------------- */

  const button = (event) => event.target instanceof Element && event.target.closest("[data-pb-search]");
  const plain = (event) => !(event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);

  // Before the theme's own listener, which would go to the page of the search.
  document.addEventListener(
    "click",
    (event) => {
      if (!button(event) || !plain(event)) return;
      event.preventDefault();
      event.stopPropagation();
      open();
    },
    true,
  );
  for (const kind of ["pointerover", "focusin"]) {
    document.addEventListener(kind, (event) => button(event) && panels());
  }
  // No single letter does it: who speaks to the computer would open it by a word (WCAG 2.1.4).
  document.addEventListener("keydown", (event) => {
    const letter = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (!letter) return;
    event.preventDefault();
    open();
  });

  for (const link of document.querySelectorAll("[data-pb-search]")) {
    link.setAttribute("role", "button");
    link.setAttribute("aria-haspopup", "dialog");
    link.setAttribute("aria-keyshortcuts", "Control+K Meta+K");
    link.dataset.pbSearch = "ready";
  }
  mount();
  if (history.state?.finder) open(history.state.finder);
  window.pbSearch = { open, close };
})();
