/* Self-checks that are answered, and the trainer's plan with clock times. Without this script the
   options and the answers can be read, and the plan has the time since its beginning. */
(() => {
  "use strict";
  const KEPT = "pb:answers";

  const make = (tag, fields = {}, ...inside) => {
    const made = Object.assign(document.createElement(tag), fields);
    made.append(...inside);
    return made;
  };

  /* Storage may be shut: then answers last as long as the page. */
  const read = () => {
    try {
      const found = JSON.parse(localStorage.getItem(KEPT));
      return found && typeof found === "object" && !Array.isArray(found) ? found : {};
    } catch {
      return {};
    }
  };

  const keep = (key, chosen) => {
    try {
      localStorage.setItem(KEPT, JSON.stringify({ ...read(), [key]: chosen }));
    } catch {
      /* nothing is kept */
    }
  };

  const shuffled = (things) => {
    const all = [...things];
    for (let at = all.length - 1; at > 0; at -= 1) {
      const other = Math.floor(Math.random() * (at + 1));
      [all[at], all[other]] = [all[other], all[at]];
    }
    return all;
  };

  /* What came out, in words: nothing hangs on a colour. */
  const verdict = (options, chosen) => {
    const right = options.filter((it) => it.right).length;
    const hit = chosen.filter((it) => options[it].right).length;
    const wrong = chosen.length - hit;
    if (!chosen.length) return _("Choose first.");
    if (hit === right && !wrong) return _("Right.");
    if (right === 1 || !hit) return _("Not right.");
    const some = _("Partly right: %(hit)s of %(right)s right answers", { hit, right });
    const more = wrong ? ngettext(", and %(num)s that is wrong", ", and %(num)s that are wrong", wrong) : "";
    return some + more + ".";
  };

  const ask = (section) => {
    const list = section.querySelector(".co-options");
    if (!list || section.querySelector("fieldset")) return;
    const key = section.dataset.coQuestion;
    const several = section.dataset.coSort === "several";
    const options = [...list.children].map((it, at) => ({ at, right: it.dataset.coOption === "right", words: it }));
    const answer = section.querySelector(".co-answer");
    const said = make("p", { className: "co-said" });
    said.setAttribute("role", "status");
    const inputs = options.map(({ at }) => make("input", { type: several ? "checkbox" : "radio", name: key, value: String(at) }));
    const chosen = () => inputs.filter((it) => it.checked).map((it) => Number(it.value));
    const tell = () => {
      const words = verdict(options, chosen());
      said.textContent = words;
      answer.hidden = !chosen().length;
    };
    const button = make("button", { type: "button", className: "co-check", textContent: _("Check") });
    button.addEventListener("click", () => {
      keep(key, chosen());
      tell();
    });
    const order = section.dataset.coSort === "truth" ? options : shuffled(options);
    const lines = order.map(({ at, words }) => {
      const label = make("label", {}, inputs[at], make("span", {}));
      label.lastChild.append(...[...words.childNodes].map((it) => it.cloneNode(true)));
      return label;
    });
    const title = section.querySelector("h3").id;
    const group = make("fieldset", {}, ...lines);
    group.setAttribute("aria-labelledby", title);
    list.replaceWith(group, button, said);
    answer.hidden = true;
    const before = read()[key];
    if (Array.isArray(before)) {
      for (const input of inputs) input.checked = before.includes(Number(input.value));
      if (before.length) tell();
    }
  };

  const clock = (start, elapsed) => {
    const minutes = (start + elapsed) % (24 * 60);
    return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
  };

  const minutesOf = (words) => {
    const found = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(words || "");
    return found ? Number(found[1]) * 60 + Number(found[2]) : null;
  };

  /* The plan is the one in the address: `?from=09:00` can be sent to a colleague. */
  const plan = (root) => {
    if (root.querySelector(".co-from")) return;
    const cells = [...root.querySelectorAll("[data-co-elapsed]")].map((it) => ({ it, elapsed: Number(it.dataset.coElapsed), words: it.textContent }));
    const show = (start) => {
      for (const { it, elapsed, words } of cells) it.textContent = start === null ? words : clock(start, elapsed);
    };
    const input = make("input", { type: "time", id: "co-from", value: "" });
    const begin = minutesOf(new URLSearchParams(location.search).get("from"));
    if (begin !== null) input.value = clock(begin, 0);
    input.addEventListener("input", () => {
      const start = minutesOf(input.value);
      const address = new URL(location.href);
      if (start === null) address.searchParams.delete("from");
      else address.searchParams.set("from", input.value);
      history.replaceState(history.state, "", address);
      show(start);
    });
    const label = make("label", { htmlFor: "co-from", textContent: _("The course begins at") });
    root.prepend(make("p", { className: "co-from" }, label, input));
    show(begin);
  };

  const dress = () => {
    for (const section of document.querySelectorAll("[data-co-question]")) ask(section);
    for (const root of document.querySelectorAll("[data-co-plan]")) plan(root);
  };

  if (window.document$) window.document$.subscribe(dress);
  else dress();
})();
