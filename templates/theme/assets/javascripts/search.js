/* Open the search from any page, and make the page of the search one. What a search needs is loaded
   when somebody turns to it. Instant navigation runs this file again: once is enough. */
(() => {
  "use strict";
  if (window.pbSearch) return;
  const own = new URL(document.currentScript.src);
  let loaded;
  const panels = () => (loaded ??= import(new URL(`../search/panel.js${own.search}`, own)));
  const typing = (it) => it instanceof HTMLElement && (it.isContentEditable || it.matches("input:not([type=checkbox]), textarea, select"));

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

  const open = async () => {
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
    const { chosen } = await stateOf(location.search).catch(() => ({ chosen: {} }));
    panel.set({ text: panel.field.value, chosen });
  };

  /* --- The page -------------------------------------------------------------------------------- */

  const mount = async () => {
    const place = document.querySelector("[data-pb-search-page]");
    if (!place || place.firstChild) return;
    const root = frame();
    const field = root.querySelector("input");
    field.value = new URLSearchParams(location.search).get("q") ?? "";
    place.append(root);
    field.focus({ preventScroll: true });
    const { Panel, stateOf, searchOf } = await panels();
    const lists = document.querySelector("[data-pb-search-lists]");
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
      lists.hidden = Boolean(field.value.trim());
      page.set({ text: field.value, chosen });
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
  document.addEventListener("keydown", (event) => {
    const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !typing(event.target);
    const letter = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (!slash && !letter) return;
    event.preventDefault();
    open();
  });

  const dress = () => {
    close();
    for (const link of document.querySelectorAll("[data-pb-search]")) {
      link.setAttribute("role", "button");
      link.setAttribute("aria-haspopup", "dialog");
      link.setAttribute("aria-keyshortcuts", "/ Control+K");
      link.dataset.pbSearch = "ready";
    }
    mount();
  };
  window.pbSearch = { open, close };
  if (window.document$) window.document$.subscribe(dress);
  else dress();
})();
