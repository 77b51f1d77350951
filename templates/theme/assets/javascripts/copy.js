/* A button beside each text that is there to be copied, and the row of what can be done with a page.
   Made here, so that without this script there is none. */
(() => {
  "use strict";

  /* At plain http, as on many an intranet, browsers keep the clipboard shut, but for what is selected. */
  const copy = (words) => {
    if (navigator.clipboard) return navigator.clipboard.writeText(words);
    const field = Object.assign(document.createElement("textarea"), { className: "visually-hidden", value: words });
    const before = document.activeElement;
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    before?.focus({ preventScroll: true });
    return done ? Promise.resolve() : Promise.reject(new Error("copy"));
  };

  const make = (tag, name, words) => Object.assign(document.createElement(tag), { className: name, textContent: words });

  /* One place speaks for all buttons of a page: screen readers only hear what was there before. */
  const voice = () => {
    const there = document.querySelector("[data-pb-copied]");
    if (there) return there;
    const said = make("p", "visually-hidden", "");
    said.dataset.pbCopied = "";
    said.setAttribute("role", "status");
    said.setAttribute("aria-live", "polite");
    document.querySelector(".md-content__inner, .pb-mounted")?.append(said);
    return said;
  };

  const tell = (button, words, spoken, again = _("Copy")) => {
    const label = button.firstChild;
    label.textContent = words;
    const said = voice();
    said.textContent = "";
    setTimeout(() => (said.textContent = spoken), 50);
    clearTimeout(button.timer);
    button.timer = setTimeout(() => (label.textContent = again), 2000);
  };

  const dress = () => {
    const texts = document.querySelectorAll("[data-pb-copy]:not([data-pb-copy=made])");
    if (texts.length) voice();
    for (const text of texts) {
      text.dataset.pbCopy = "made";
      const name = text.closest(".pb-rows__row")?.querySelector("dt")?.textContent ?? _("text");
      const button = make("button", "pb-copy", "");
      button.type = "button";
      button.append(_("Copy"), make("span", "visually-hidden", `: ${name}`));
      button.addEventListener("click", async () => {
        try {
          await copy(text.textContent);
          tell(button, _("Copied"), _("Copied: %(name)s", { name }));
        } catch {
          tell(button, _("Not copied"), _("The browser did not allow copying"));
        }
      });
      text.after(" ", button);
    }
  };

  /* A link that is copied when it is chosen: to a statement, to the page. */
  const copied = (link, name) =>
    link.addEventListener("click", async (event) => {
      if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      try {
        await copy(link.href);
        voice().textContent = _("Copied: %(name)s", { name });
        link.dataset.pbCopied = "";
        setTimeout(() => delete link.dataset.pbCopied, 2000);
      } catch {
        // The link leads there all the same.
      }
    });

  for (const statement of document.querySelectorAll(".statement[id]")) {
    const link = make("a", "headerlink pb-here", "#");
    link.href = `#${statement.id}`;
    link.setAttribute("aria-label", _("Copy the link to this statement"));
    copied(link, _("link"));
    (statement.matches("tr") ? statement.lastElementChild : statement).append(" ", link);
  }

  /* Where no page is, a suggestion says which address led there. */
  const suggestLost = () => {
    const { pbAddress } = document.querySelector("[data-pb-address]").dataset;
    for (const box of document.querySelectorAll("[data-pb-suggest]"))
      box.href = box.href.replace(encodeURIComponent(pbAddress), encodeURIComponent(location.href));
  };

  const actions = document.querySelector(".pb-actions");
  const act = (words, then) => {
    const button = make("button", "pb-actions__link", words);
    button.type = "button";
    button.addEventListener("click", then);
    return button;
  };
  if (actions) {
    const link = act(_("Copy link"), async () => {
      try {
        await copy(location.href.split("#")[0]);
        tell(link, _("Copied"), _("Copied: %(name)s", { name: _("link") }), _("Copy link"));
      } catch {
        tell(link, _("Not copied"), _("The browser did not allow copying"), _("Copy link"));
      }
    });
    const cite = document.getElementById("card-cite");
    const show = () => {
      cite.open = true;
      cite.querySelector("summary").focus();
    };
    if (document.querySelector("[data-pb-lost]")) suggestLost();
    else actions.prepend(act(_("Print"), () => print()), link, ...(cite ? [act(_("Cite this card"), show)] : []));

    /* Where there is room they stand at the top, below the contents at the side; else at the foot. */
    const side = document.querySelector(".md-sidebar--secondary:has(nav) .md-sidebar__inner");
    const foot = actions.parentElement;
    const wide = matchMedia("(min-width: 60em)");
    const place = () => (side && wide.matches ? side : foot).append(actions);
    wide.addEventListener("change", place);
    place();
  }

  if (window.document$) window.document$.subscribe(dress);
  else dress();
})();
