/* The button that puts a card or a decision into the tray, a trainer's own module. Ids only are kept,
   in this browser; the page of the tray (parts/module.js) reads them here too. */
(() => {
  "use strict";
  const KEPT = "pb:module";
  const MOST = 200;
  const ID = /^(card|decision):[a-z0-9-]{1,64}$/;

  const make = (tag, fields = {}, ...inside) => {
    const made = Object.assign(document.createElement(tag), fields);
    made.append(...inside);
    return made;
  };

  const read = () => {
    try {
      const found = JSON.parse(localStorage.getItem(KEPT)) || {};
      const ids = Array.isArray(found.ids) ? found.ids.filter((it) => typeof it === "string" && ID.test(it)) : [];
      return { name: typeof found.name === "string" ? found.name.slice(0, 200) : "", ids: [...new Set(ids)].slice(0, MOST) };
    } catch {
      return { name: "", ids: [] };
    }
  };

  const write = (tray) => {
    try {
      localStorage.setItem(KEPT, JSON.stringify(tray));
      return true;
    } catch {
      return false;
    }
  };

  window.pbTray = { read, write };

  const offer = (place) => {
    if (place.querySelector("button")) return;
    const id = place.dataset.coAdd;
    const said = make("span", { className: "co-added" });
    said.setAttribute("role", "status");
    const made = make("button", { type: "button", className: "co-check" });
    const show = () => {
      made.textContent = read().ids.includes(id) ? _("Take out of module") : _("Add to module");
    };
    made.addEventListener("click", () => {
      const tray = read();
      const there = tray.ids.includes(id);
      tray.ids = there ? tray.ids.filter((it) => it !== id) : [...tray.ids, id];
      const kept = write(tray);
      show();
      const count = tray.ids.length;
      const link = make("a", { href: place.dataset.coTrayHref }, _("My module"));
      said.replaceChildren(kept ? (there ? _("Taken out.") : _("Added.")) : _("The browser does not keep it."), " ", link, " ", _("has %(count)s.", { count }));
    });
    show();
    place.replaceChildren(made, " ", said);
  };

  for (const place of document.querySelectorAll("[data-co-add]")) offer(place);
})();
