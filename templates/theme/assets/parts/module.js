/* The page of the tray, a trainer's own module: what add.js put in, in order, and the ways to take it
   along. Titles come from the site. Everything is ordered by buttons, and each change is said. */
(() => {
  "use strict";
  const { read, write } = window.pbTray;

  const make = (tag, fields = {}, ...inside) => {
    const made = Object.assign(document.createElement(tag), fields);
    made.append(...inside);
    return made;
  };

  /* --- A ZIP archive, stored: the same files give the same bytes. ---------------------------- */

  const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
    let value = byte;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
    return value >>> 0;
  });
  const crc = (bytes) => {
    let value = 0xffffffff;
    for (const byte of bytes) value = TABLE[(value ^ byte) & 0xff] ^ (value >>> 8);
    return (value ^ 0xffffffff) >>> 0;
  };
  const numbers = (...pairs) => {
    const made = new DataView(new ArrayBuffer(pairs.reduce((sum, [size]) => sum + size, 0)));
    let at = 0;
    for (const [size, value] of pairs) {
      if (size === 2) made.setUint16(at, value, true);
      else made.setUint32(at, value, true);
      at += size;
    }
    return new Uint8Array(made.buffer);
  };
  const zip = (files) => {
    const parts = [];
    const index = [];
    let offset = 0;
    for (const [path, text] of files) {
      const name = new TextEncoder().encode(path);
      const bytes = new TextEncoder().encode(text);
      /* Version 2.0, names in UTF-8, stored, 1 January 1980. */
      const common = [[2, 20], [2, 0x800], [2, 0], [2, 0], [2, 0x21], [4, crc(bytes)], [4, bytes.length], [4, bytes.length], [2, name.length], [2, 0]];
      const head = numbers([4, 0x04034b50], ...common);
      parts.push(head, name, bytes);
      index.push(numbers([4, 0x02014b50], [2, 20], ...common, [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]), name);
      offset += head.length + name.length + bytes.length;
    }
    const size = index.reduce((sum, it) => sum + it.length, 0);
    const end = numbers([4, 0x06054b50], [2, 0], [2, 0], [2, files.length], [2, files.length], [4, size], [4, offset], [2, 0]);
    return new Blob([...parts, ...index, end], { type: "application/zip" });
  };

  /* --- A Common Cartridge 1.1 of web links ------------------------------------------------------ */

  const MARKS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };
  const text = (words) => words.replace(/[&<>"']/g, (it) => MARKS[it]);
  const tame = (words) => words.replaceAll("<", "\u2039").replaceAll(">", "\u203a");
  const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
  const SPACE = "http://www.imsglobal.org/xsd/imsccv1p1/";

  const cartridge = (name, things, language) => {
    const numbered = things.map((it, at) => ({ ...it, number: at + 1 }));
    const items = numbered.map(({ number, title }) => '<item identifier="item-' + number + '" identifierref="resource-' + number + '"><title>' + text(title) + "</title></item>").join("\n");
    const resources = numbered.map(({ number }) => '<resource identifier="resource-' + number + '" type="imswl_xmlv1p1"><file href="link-' + number + '.xml"/></resource>').join("\n");
    const string = '<lomm:string language="' + text(language) + '">' + text(tame(name)) + "</lomm:string>";
    const manifest =
      HEAD + '<manifest xmlns="' + SPACE + 'imscp_v1p1" xmlns:lomm="http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest" identifier="module">\n' +
      "<metadata><schema>IMS Common Cartridge</schema><schemaversion>1.1.0</schemaversion><lomm:lom><lomm:general><lomm:title>" + string + "</lomm:title></lomm:general></lomm:lom></metadata>\n" +
      '<organizations><organization identifier="organization-1" structure="rooted-hierarchy"><item identifier="root"><item identifier="folder-1"><title>' + text(name) + "</title>\n" +
      items + "\n</item></item></organization></organizations>\n<resources>\n" + resources + "\n</resources>\n</manifest>\n";
    const links = numbered.map(({ number, title, url }) => [
      "link-" + number + ".xml",
      HEAD + '<webLink xmlns="' + SPACE + 'imswl_v1p1"><title>' + text(title) + '</title><url href="' + text(url) + '" target="_blank"/></webLink>\n',
    ]);
    return zip([["imsmanifest.xml", manifest], ...links]);
  };

  /* --- Other forms ------------------------------------------------------------------------------ */

  const cell = (words) => '"' + (/^[=+\-@]/.test(words) ? "'" : "") + words.replaceAll('"', '""') + '"';
  const table = (things) => ["\ufefftitle,address,summary", ...things.map((it) => [it.title, it.url, it.summary].map(cell).join(","))].join("\r\n") + "\r\n";
  const links = (things) => "<ul>\n" + things.map((it) => '<li><a href="' + text(it.url) + '">' + text(it.title) + "</a></li>").join("\n") + "\n</ul>\n";
  const slug = (words) => words.toLowerCase().normalize("NFKD").replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 40) || "module";
  const course = (name, things) => {
    const read = things.map((it) => "- [" + it.title.replace(/[\\\[\]]/g, "\\$&") + "](" + it.path.replace(/^kb\//, "../") + ")").join("\n");
    return "## " + name + " {#" + slug(name) + "}\n\nMinutes: 45\nAim: Say what learners can do afterwards.\n\n### Read\n\n" + read + "\n";
  };

  const save = (blob, name) => {
    const link = make("a", { href: URL.createObjectURL(blob), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };

  /* --- The page ----------------------------------------------------------------------------------- */

  const page = async (root) => {
    if (root.dataset.coTray === "made") return;
    root.dataset.coTray = "made";
    const answer = await fetch(new URL("things.json", location.href));
    const known = await answer.json();
    const site = root.dataset.coSite || new URL("../", location.href).href;
    const tray = read();
    const said = make("p", { className: "co-said" });
    said.setAttribute("role", "status");
    const list = make("ol", { className: "co-tray__list" });
    const things = () =>
      tray.ids.filter((id) => known[id]).map((id) => {
        const [title, summary, short, path] = known[id];
        return { id, title, summary, path, url: site + short };
      });
    const name = make("input", { type: "text", id: "co-tray-name", value: tray.name, maxLength: 200 });
    const called = () => name.value.trim() || _("My module");
    name.addEventListener("input", () => {
      tray.name = name.value;
      write(tray);
    });

    const focus = (id, act) => list.querySelector('[data-id="' + id + '"] [data-act="' + act + '"]:not([disabled])') || list.querySelector('[data-id="' + id + '"] button:not([disabled])');
    const show = () => {
      const shown = things();
      list.replaceChildren(...shown.map((it, at) => row(it, at, shown.length)));
      forms.hidden = !shown.length;
      empty.hidden = Boolean(shown.length);
    };
    const move = (it, by) => {
      const at = tray.ids.indexOf(it.id);
      tray.ids.splice(at, 1);
      if (by) tray.ids.splice(at + by, 0, it.id);
      const kept = write(tray);
      show();
      const act = by < 0 ? "up" : "down";
      if (by) focus(it.id, act)?.focus();
      else (list.querySelector("button") || name).focus();
      const where = by ? _("%(title)s is number %(number)s now.", { title: it.title, number: tray.ids.indexOf(it.id) + 1 }) : _("%(title)s was taken out.", { title: it.title });
      said.textContent = kept ? where : `${where} ${_("The browser does not keep it.")}`;
    };
    const button = (words, about, act, disabled, then) => {
      const made = make("button", { type: "button", className: "co-check", disabled }, words, make("span", { className: "visually-hidden" }, ": " + about));
      made.dataset.act = act;
      made.addEventListener("click", then);
      return made;
    };
    const row = (it, at, count) => {
      const made = make("li", {}, make("a", { href: it.url }, it.title), make("p", { className: "co-readings__summary" }, it.summary));
      made.dataset.id = it.id;
      made.append(
        button(_("Up"), it.title, "up", at === 0, () => move(it, -1)), " ",
        button(_("Down"), it.title, "down", at === count - 1, () => move(it, 1)), " ",
        button(_("Take out"), it.title, "out", false, () => move(it, 0)),
      );
      return made;
    };

    const form = (words, then) => {
      const made = make("button", { type: "button", className: "co-check" }, words);
      made.addEventListener("click", () => {
        then();
        said.textContent = _("%(form)s: done.", { form: words });
      });
      return made;
    };
    const blob = (words, type) => new Blob([words], { type: type + ";charset=utf-8" });
    const forms = make("p", { className: "co-tray__forms" },
      form(_("Cartridge for a learning system"), () => save(cartridge(called(), things(), root.dataset.coLanguage), slug(called()) + ".imscc")), " ",
      form(_("Links as HTML"), () => save(blob(links(things()), "text/html"), slug(called()) + ".html")), " ",
      form(_("Links as CSV"), () => save(blob(table(things()), "text/csv"), slug(called()) + ".csv")), " ",
      form(_("Text of a course file"), () => save(blob(course(called(), things()), "text/markdown"), slug(called()) + ".md")),
    );
    const empty = make("p", {}, _("Nothing is in it yet. “Add to module” stands at the foot of each card and each decision."));
    root.replaceChildren(
      make("p", { className: "co-from" }, make("label", { htmlFor: "co-tray-name" }, _("Name of the module")), name),
      empty, list, make("h2", { id: "co-tray-take" }, _("Take it along")), forms, said,
    );
    show();
  };

  const dress = () => {
    for (const root of document.querySelectorAll("[data-co-tray]")) page(root);
  };

  dress();
})();
