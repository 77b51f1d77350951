/* A self-check that can be filled in: what is ticked stands in the address, the findings below.
   Nothing is stored or sent. Without this script the tables say what each answer means. */
(() => {
  "use strict";
  const make = (tag, text = "", more = {}) => Object.assign(document.createElement(tag), { textContent: text }, more);

  const holds = (given, [, terms, negated]) => {
    if (given === undefined) return Boolean(negated);
    const chosen = new Set(given.split("+"));
    return terms.some((term) => term.every(([id, wanted]) => chosen.has(id) === Boolean(wanted))) !== Boolean(negated);
  };
  const all = (rows, answers) => rows.every((one) => one.some((row) => row.every((it) => holds(answers[it[0]], it))));

  const start = () => {
    const place = document.querySelector("[data-dc-findings]");
    if (!place || place.childElementCount) return;
    const made = JSON.parse(place.dataset.dcFindings);
    const asked = [...document.querySelectorAll("[data-dc-ask]")];

    const field = (it) => {
      const several = it.dataset.dcShape === "several";
      const set = make("fieldset");
      set.append(make("legend", several ? _("Choose all that hold") : _("Your answer")));
      for (const [id, title, alone] of JSON.parse(it.dataset.dcAsk)) {
        const label = make("label", "", { className: "dc-box" });
        const input = make("input", "", { type: several ? "checkbox" : "radio", name: it.dataset.dcName, value: id });
        input.toggleAttribute("data-alone", Boolean(alone));
        label.append(input, make("span", title));
        set.append(label);
      }
      it.replaceChildren(set);
      set.addEventListener("change", ({ target }) => {
        if (several && target.checked)
          for (const other of set.querySelectorAll("input")) if (other !== target && ("alone" in target.dataset || "alone" in other.dataset)) other.checked = false;
        update(true);
      });
      const table = it.parentElement.querySelector(".table-wrap");
      if (table) table.hidden = true;
    };

    const answersOf = () => {
      const found = {};
      for (const it of asked) {
        const chosen = [...it.querySelectorAll(":checked")].map((one) => one.value);
        if (chosen.length) found[it.dataset.dcName] = chosen.sort().join("+");
      }
      return found;
    };

    const findings = (answers) => {
      const known = (name) => answers[name] !== undefined && answers[name] !== "unknown";
      const open = made.rules.filter((rule) => rule.asks.every((it) => known(it[0]) && holds(answers[it[0]], it)));
      const sure = open.filter((rule) => !rule.otherwise);
      const done = asked.every((it) => known(it.dataset.dcName));
      return sure.length || !done ? sure : open;
    };
    /* What could also come out, if the reader knew what was answered with "I do not know" */
    const unsure = (answers) =>
      made.rules
        .filter((rule) => rule.asks.some((it) => answers[it[0]] === "unknown"))
        .filter((rule) => rule.asks.every((it) => answers[it[0]] === "unknown" || (answers[it[0]] !== undefined && holds(answers[it[0]], it))))
        .flatMap((rule) => rule.gives);

    const written = (id, rules, instead) => {
      const part = make("section", "", { className: "dc-finding" });
      const own = document.getElementById(id)?.closest(".dc-outcome")?.cloneNode(true);
      if (!own) return part;
      for (const it of own.querySelectorAll("[id]")) it.removeAttribute("id");
      for (const it of own.querySelectorAll("[data-dc-when]")) {
        if (!all(JSON.parse(it.dataset.dcWhen), answersOf())) it.remove();
        else it.querySelector(".dc-if")?.remove();
      }
      own.querySelector(".headerlink")?.remove();
      if (instead) own.querySelector("h3").after(make("p", _("“%(outcome)s” stands instead of this.", { outcome: instead }), { className: "dc-instead" }));
      const reasons = make("ul", "", { className: "dc-reasons" });
      reasons.innerHTML = [...new Set(rules.map((it) => it.reason))].join("");
      part.append(...own.childNodes, reasons);
      return part;
    };

    const list = make("div", "", { className: "dc-findings" });
    const told = make("p", "", { role: "status" });
    const tools = make("p", "", { className: "dc-tools" });
    const words = (it) => it.textContent.replace(/\s+/g, " ").trim();

    const update = (push) => {
      const answers = answersOf();
      const rules = findings(answers);
      const ids = made.outcomes.map((it) => it.id).filter((id) => rules.some((it) => it.gives.includes(id)));
      const instead = (id) => made.outcomes.find((it) => ids.includes(it.id) && it.instead.includes(id))?.title;
      list.replaceChildren(...ids.map((id) => written(id, rules.filter((it) => it.gives.includes(id)), instead(id))));
      const more = made.outcomes.filter((it) => !ids.includes(it.id) && unsure(answers).includes(it.id)).map((it) => _("“%(title)s”", { title: it.title }));
      if (more.length) list.append(make("p", _("Could also come out, if you knew what you do not know: %(outcomes)s.", { outcomes: more.join(", ") }), { className: "dc-unsure" }));
      const left = asked.length - Object.keys(answers).length;
      const count = ngettext("%(num)s finding", "%(num)s findings", ids.length);
      told.textContent = left ? ngettext("%(findings)s so far; %(num)s question is left.", "%(findings)s so far; %(num)s questions are left.", left, { findings: count }) : `${count}.`;
      if (push) {
        const query = new URLSearchParams(location.search);
        asked.forEach((it) => query.delete(it.dataset.dcName));
        Object.entries(answers).forEach((it) => query.set(...it));
        history.replaceState(history.state, "", `${location.pathname}${query.size ? `?${query}`.replaceAll("%2B", "+") : ""}`);
      }
    };

    const rows = () =>
      [...list.querySelectorAll(".dc-finding")].map((it) => [words(it.querySelector("h3")), [...it.children].slice(1).map(words).filter(Boolean)]);
    const save = (name, type, text) => {
      const link = make("a", "", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
      link.click();
      URL.revokeObjectURL(link.href);
    };
    const given = () => Object.entries(answersOf()).map(([name, id]) => {
      const it = asked.find((one) => one.dataset.dcName === name);
      const titles = JSON.parse(it.dataset.dcAsk).filter((one) => id.split("+").includes(one[0])).map((one) => one[1]);
      return [words(document.getElementById(name)).replace(/ #$/, ""), titles.join("; ")];
    });
    const markdown = () =>
      [`# ${made.title}`, `## ${_("Answers")}`, given().map((it) => `- ${it[0]} **${it[1]}**`).join("\n"), ...rows().map(([title, more]) => [`## ${title}`, ...more].join("\n\n")), location.href].join("\n\n") + "\n";
    const quoted = (cells) => cells.map((it) => `"${it.replaceAll('"', '""')}"`).join(",");
    const csv = () => [[_("kind"), _("what"), _("says")], ...given().map((it) => [_("answer"), ...it]), ...rows().map(([title, more]) => [_("finding"), title, more.join(" ")])].map(quoted).join("\n") + "\n";
    const button = (title, act) => tools.append(make("button", title, { type: "button", className: "md-button", onclick: act }), " ");
    button(_("Print my findings"), () => {
      document.body.dataset.dcPrint = "";
      print();
      delete document.body.dataset.dcPrint;
    });
    button("Markdown", () => save("findings.md", "text/markdown", markdown()));
    button("CSV", () => save("findings.csv", "text/csv", csv()));

    asked.forEach(field);
    place.append(make("h3", _("Your findings"), { id: "dc-findings" }), told, list, tools);
    const query = new URLSearchParams(location.search);
    for (const it of asked) {
      const ids = (query.get(it.dataset.dcName) ?? "").split(/[+ ]/);
      for (const input of it.querySelectorAll("input")) input.checked = ids.includes(input.value);
    }
    update(false);
  };

  start();
})();
