/* The walk of a decision without a page load: the same addresses, the same pages, the main part
   swapped in place. Nothing is stored but the address. Without this script every link works.

   What no page can know is made here from the decision's walk.json: the way on behind "I do not
   know", and all of a decision whose answers stand in the address alone (`?a=question.answer`). */
(() => {
  "use strict";
  const state = { walk: true };
  const KEPT = ["n", "then"]; // what goes along: numbers as they were typed, where to go on
  const part = (root = document) => root.querySelector("[data-dc-walk]");
  const query = () => new URLSearchParams(location.search);
  const cut = (pair) => {
    const at = pair.indexOf(".");
    return [pair.slice(0, at), pair.slice(at + 1)];
  };
  const safe = (words) => words.replace(/[&<>"]/g, (it) => `&#${it.charCodeAt(0)};`);
  const make = (tag, text, more = {}) => Object.assign(document.createElement(tag), { textContent: text }, more);

  /* Links are relative; once the address changes in place they must not be. */
  const fix = (root, base) => {
    for (const it of root.querySelectorAll("a[href], link[rel=icon], [src]")) {
      const name = it.hasAttribute("href") ? "href" : "src";
      it.setAttribute(name, new URL(it.getAttribute(name), base));
    }
  };

  const say = (words) => part().prepend(make("p", words, { className: "dc-changed", role: "status" }));

  /* --- Reckoning: the same as on the server ------------------------------------------------- */

  const decisions = new Map();
  const load = (base) => {
    const address = new URL("walk.json", base).href;
    if (!decisions.has(address)) decisions.set(address, fetch(address).then((it) => it.json()).then((it) => ({ ...it, base })));
    return decisions.get(address);
  };

  const isUnknown = (made, name, given) => given === "unknown" && !made.questions[name]?.answers.some((it) => it.id === "unknown");
  const holds = (given, [, terms, negated]) => {
    if (given === undefined) return Boolean(negated);
    const chosen = new Set(given.split("+"));
    return terms.some((term) => term.every(([id, wanted]) => chosen.has(id) === Boolean(wanted))) !== Boolean(negated);
  };
  /* true, false, or null where it depends on what is not known */
  const judge = (made, answers, rows) => {
    const found = rows.map((row) => {
      const known = row.filter(([name]) => !isUnknown(made, name, answers[name]));
      return known.every((it) => holds(answers[it[0]], it)) ? (known.length === row.length ? true : null) : false;
    });
    return found.includes(true) ? true : found.includes(null) ? null : false;
  };

  const valueOf = (question, name, given) => {
    if (!name) return question.answers.findIndex((it) => it.id === given);
    if (name !== "*") return given.split("+").includes(name) ? 0 : 1;
    return question.answers.filter((it) => it.alone).findIndex((it) => it.id === given);
  };

  /* Follow `answers`: what was asked, what is asked next, what can come out. */
  const follow = (made, answers) => {
    const seen = new Set([0]);
    const asked = new Map();
    const ends = [];
    let next = -1;
    made.steps.forEach((step, at) => {
      if (!seen.has(at)) return;
      if (!Array.isArray(step[2])) {
        ends.push(at);
        return;
      }
      const [name, piece, leads] = step;
      const given = answers[name];
      if (given === undefined) {
        if (next < 0) next = at;
        return;
      }
      asked.set(name, given);
      const value = isUnknown(made, name, given) ? -1 : valueOf(made.questions[name], piece, given);
      (value < 0 ? leads : [leads[value]]).forEach((lead) => seen.add(lead));
    });
    const gives = [...new Map(ends.map((at) => [made.steps[at].join(), made.steps[at]])).values()];
    return { asked: [...asked], next, gives, at: next < 0 ? ends[0] : next };
  };

  /* All that can come out, whatever the answers are that are not given. */
  const possible = (made, answers) => {
    const whole = { ...answers };
    for (const name of Object.keys(made.questions)) whole[name] ??= "unknown";
    return follow(made, whole).gives;
  };

  const search = (pairs, numbers) => {
    const found = new URLSearchParams(pairs.map((it) => ["a", it.join(".")]));
    for (const name of KEPT) query().getAll(name).forEach((it) => found.append(name, it));
    if (numbers) found.append("n", numbers);
    const words = found.toString().replaceAll("%2B", "+");
    return words && `?${words}`;
  };

  const addressOf = (made, pairs) => {
    const { asked, at } = follow(made, Object.fromEntries(pairs));
    if (made.large) return new URL(`${made.names[at]}/${search(asked)}`, made.base).href;
    const first = asked.findIndex(([name, given]) => isUnknown(made, name, given));
    const pages = first < 0 ? asked : asked.slice(0, first + 1);
    const path = pages.map((it) => `${it.join(".")}/`).join("") || "start/";
    return new URL(path + search(asked.slice(pages.length)), made.base).href;
  };

  const matching = (made, answers) => {
    const known = (name) => answers[name] !== undefined && !isUnknown(made, name, answers[name]);
    const open = [];
    for (const rule of made.rules) {
      if (rule.asks.some((it) => known(it[0]) && !holds(answers[it[0]], it))) continue;
      const sure = rule.asks.every((it) => known(it[0]));
      open.push({ ...rule, sure });
      if (sure) break;
    }
    return open;
  };

  /* --- Writing ------------------------------------------------------------------------------ */

  const wordsOf = (question, given) => {
    if (given === "unknown" && !question.answers.some((it) => it.id === given)) return _("I do not know");
    const names = given.split("+");
    return question.answers.filter((it) => names.includes(it.id)).map((it) => it.title).join("; ") || _("None of these");
  };
  const link = (href, words, more = "") => `<a href="${safe(href)}"${more}>${words}</a>`;
  const list = (lines, tag = "ul") => (lines.length ? `<${tag}>${lines.map((it) => `<li>${it}</li>`).join("")}</${tag}>` : "");
  const section = (id, title, html) => (html ? `<h2 id="dc-${id}">${title}</h2>${html}` : "");
  const table = (heads, rows) =>
    `<div class="table-wrap" tabindex="0" role="group" aria-label="${_("Table: why")}"><table class="pb-table"><thead><tr>${heads
      .map((it) => `<th scope="col">${it}</th>`)
      .join("")}</tr></thead><tbody>${rows.join("")}</tbody></table></div>`;

  const changed = (made, pairs, name, given) => addressOf(made, Object.entries({ ...Object.fromEntries(pairs), [name]: given }));
  const others = (question, given) => {
    if (question.shape !== "several") return question.answers.filter((it) => it.id !== given).map((it) => [it.title, it.id]);
    const chosen = given.split("+").filter((id) => question.answers.some((it) => it.id === id && !it.alone));
    return question.answers
      .filter((it) => !it.alone || chosen.length)
      .map((it) => {
        if (it.alone) return [it.title, it.id];
        const has = chosen.includes(it.id);
        const now = has ? chosen.filter((id) => id !== it.id) : [...chosen, it.id];
        const none = question.answers.find((one) => one.alone)?.id ?? "none";
        return [has ? _("without “%(answer)s”", { answer: it.title }) : _("with “%(answer)s”", { answer: it.title }), now.sort().join("+") || none];
      });
  };

  const givenHtml = (made, asked) => {
    const rows = asked.map(([name, given], at) => {
      const question = made.questions[name];
      const again = link(addressOf(made, asked.slice(0, at)), _("Choose again"));
      const lines = question.shape === "several" ? [again] : others(question, given).map(([words, id]) => link(changed(made, asked, name, id), safe(words)));
      return (
        `<div class="dc-given__row"><dt>${safe(question.title)}</dt><dd data-dc-said="${name}"><span class="dc-said">${safe(wordsOf(question, given))}</span>` +
        `<details class="dc-change"><summary>${_("Change<span class=\"visually-hidden\"> the answer to “%(question)s”</span>", { question: safe(question.title) })}</summary>${list(lines)}</details></dd></div>`
      );
    });
    return rows.length ? `<section class="dc-given" aria-labelledby="dc-given"><h2 id="dc-given">${_("Your answers")}</h2><dl>${rows.join("")}</dl></section>` : "";
  };

  const chosenOf = (made, asked) =>
    asked.flatMap(([name, given]) => made.questions[name].answers.filter((it) => given.split("+").includes(it.id)).map((it) => [name, it]));
  const notesHtml = (made, asked) => {
    const lines = chosenOf(made, asked).flatMap(([, it]) => it.note ?? []);
    return lines.length ? `<div class="dc-notes" role="note"><p class="dc-list-title">${_("On the way")}</p>${list(lines)}</div>` : "";
  };
  const openingHtml = (made, asked) => {
    const back = asked.length ? addressOf(made, asked.slice(0, -1)) : made.base;
    return `<p class="dc-back">${link(back, _("Back"), " data-dc-back")}</p><p class="dc-of">${safe(made.title)}</p>`;
  };
  const wholeHtml = (made) => `<p class="dc-whole">${link(made.base, _("The whole decision on one page"))}</p>`;

  const questionHtml = (made, { asked, next }) => {
    const [name] = made.steps[next];
    const question = made.questions[name];
    const lines = question.answers.map(
      (it) =>
        link(addressOf(made, [...asked, [name, it.id]]), safe(it.title), ` class="dc-answer" data-dc-answer="${name}.${it.id}"${it.band ? ` data-dc-band="${it.band}"` : ""}`) +
        (it.more ? `<div class="dc-explained">${it.more}</div>` : ""),
    );
    if (question.unknown) lines.push(link(addressOf(made, [...asked, [name, "unknown"]]), _("I do not know"), ` class="dc-answer dc-answer--unknown" data-dc-answer="${name}.unknown"`));
    const left = made.left[next] - 1;
    const more = left < 1 ? _("This is the last question.") : ngettext("At most %(num)s more question after this one.", "At most %(num)s more questions after this one.", left);
    const several = JSON.stringify(question.answers.map((it) => [it.id, it.title, it.alone ? 1 : 0]));
    const field =
      question.shape === "several" ? `<div class="dc-field" data-dc-several="${safe(several)}" data-dc-name="${name}"></div>`
      : question.shape === "choice" ? ""
      : `<div class="dc-field" data-dc-field="${question.shape}" data-dc-name="${name}" data-dc-unit="${safe(question.unit)}"></div>`;
    return [
      openingHtml(made, asked),
      notesHtml(made, asked),
      `<h1>${safe(question.title)}</h1>`,
      question.hint && `<p class="dc-hint">${question.hint}</p>`,
      question.more,
      question.inner,
      field,
      `<ul class="dc-answers" aria-label="${_("Answers")}">${lines.map((it) => `<li>${it}</li>`).join("")}</ul>`,
      `<p class="dc-left">${more}</p>`,
      question.why && `<details class="dc-why"><summary>${_("Why we ask")}</summary>${question.why}</details>`,
      givenHtml(made, asked),
      wholeHtml(made),
    ];
  };

  /* What outcomes say for these answers; a piece is said where it is taken in first. */
  const spoken = (made, names, answers) => {
    const taken = new Map();
    return names.map((id) => {
      const blocks = made.outcomes[id].said.flatMap(([kind, html, rows, words, piece, use]) => {
        const found = rows.map((it) => judge(made, answers, it));
        if (found.includes(false)) return [];
        const open = found.includes(null);
        if (piece && (taken.get(piece) ?? use) !== use) return [];
        if (piece && !open) taken.set(piece, use);
        return [{ kind, html, words: open ? words : "" }];
      });
      return { id, blocks };
    });
  };
  const outcomeHtml = (made, { id, blocks }, rules, several) => {
    const outcome = made.outcomes[id];
    const lead = (it) => (it.words ? `<span class="dc-if">${_("If %(condition)s:", { condition: it.words })}</span> ` : "");
    const advice = blocks.filter((it) => it.kind === "advice").map((it) => (it.words ? `<div class="dc-when"><p class="dc-if">${_("If %(condition)s:", { condition: it.words })}</p>${it.html}</div>` : it.html));
    const cautions = blocks.filter((it) => it.kind === "caution");
    const actions = blocks.filter((it) => it.kind === "action").map((it) => lead(it) + it.html);
    return [
      several && `<h2>${safe(outcome.title)}</h2>`,
      outcome.ground || [...new Set(rules.map((it) => it.ground))].join(""),
      `<div class="dc-advice">${advice.join("")}</div>`,
      ...cautions.map((it) => `<div class="admonition warning" role="note"><p class="admonition-title">${_("Caution")}</p><p>${lead(it)}${it.html}</p></div>`),
      actions.length && `<p class="dc-list-title">${_("What to do")}</p>${list(actions)}`,
      outcome.links,
    ];
  };

  const whyHtml = (made, asked, rules) => {
    const sure = rules.filter((it) => it.sure);
    const rows = asked.flatMap(([name, given]) => {
      const question = made.questions[name];
      const words = [question.why, ...chosenOf(made, [[name, given]]).map(([, it]) => it.because)].filter(Boolean).join(" ");
      return words ? [`<tr><th scope="row">${safe(question.title)}</th>${made.tree ? `<td>${safe(wordsOf(question, given))}</td>` : ""}<td>${words}</td></tr>`] : [];
    });
    const held = sure.length ? table([_("Rule"), _("It holds for"), _("Rests on"), _("Because")], sure.map((it) => it.row)) : "";
    const between = !sure.length && rules.length ? `<p>${_("Whatever the answers to the questions that were not asked, a rule leads here. These are the reasons:")}</p><ul>${[...new Set(rules.map((it) => it.reason))].join("")}</ul>` : "";
    const reasons = rows.length ? table(made.tree ? [_("Question"), _("Your answer"), _("Because")] : [_("Question"), _("Why it is asked")], rows) : "";
    const titled = reasons && !made.tree ? `<h3 id="dc-asked">${_("Why these questions")}</h3>${reasons}` : reasons;
    return section("why", _("Why"), held + between + titled);
  };

  const nextWords = (made, { next, gives }) => {
    if (next >= 0) return _("the next question is “%(question)s”", { question: made.questions[made.steps[next][0]].title });
    return gives.map((row) => row.map((id) => made.outcomes[id].title).join("; ")).join(`, ${_("or")} `) || _("no rule says what to do");
  };
  const otherwiseHtml = (made, asked, now) => {
    const lines = asked.flatMap(([name, given]) =>
      isUnknown(made, name, given) ? [] : others(made.questions[name], given).flatMap(([words, id]) => {
        const found = follow(made, { ...Object.fromEntries(asked), [name]: id });
        if (found.next < 0 && found.gives.join("|") === now.join("|")) return [];
        const href = changed(made, asked, name, id);
        return [`${safe(made.questions[name].title)} <strong>${safe(words)}</strong>: ${link(href, safe(nextWords(made, found)))}`];
      }),
    );
    return section("otherwise", _("What would change this"), lines.length && `<p>${_("One answer given otherwise, the others as they are:")}</p>${list(lines)}`);
  };

  const aboutHtml = (made) => {
    const values = { decision: link(made.base, safe(made.title)), day: made.reviewed, version: `<code>${made.version}</code>` };
    const about = made.reviewed
      ? _("The decision: %(decision)s, reviewed %(day)s, version %(version)s.", values)
      : _("The decision: %(decision)s, version %(version)s.", values);
    const own = link(location.href, _("Link to this memo"), ' rel="bookmark" data-dc-own');
    const lasting = _("%(link)s: should the decision change, the link says so.", { link: own });
    return section("about", _("About this memo"), `<p>${about}<span class="dc-today" data-dc-today></span> ${lasting}</p>`);
  };

  const memoHtml = (made, { asked, gives }) => {
    const answers = Object.fromEntries(asked);
    const names = gives[0] ?? [];
    const rules = matching(made, answers).filter((it) => it.gives.join() === names.join());
    return [
      openingHtml(made, asked),
      `<h1>${safe(names.map((id) => made.outcomes[id].title).join("; ") || _("No rule says what to do"))}</h1>`,
      ...spoken(made, names, answers).flatMap((it) => outcomeHtml(made, it, rules.some((one) => one.sure) ? rules.filter((one) => one.sure) : rules, names.length > 1)),
      givenHtml(made, asked),
      notesHtml(made, asked),
      whyHtml(made, asked, rules),
      otherwiseHtml(made, asked, gives),
      ...names.map((id) => made.outcomes[id].applies),
      "<section data-dc-works></section>",
      aboutHtml(made),
    ];
  };

  /* What is left open once the walk is at its end and some answers are not known. */
  const openHtml = (made, { asked, gives }) => {
    const answers = Object.fromEntries(asked);
    const titles = (row) => row.map((id) => link(`${made.base}#${id}`, safe(made.outcomes[id].title))).join("; ") || _("No rule says what to do");
    const unknown = asked.filter(([name, given]) => isUnknown(made, name, given)).map(([name]) => name);
    const settling = unknown.flatMap((name) => {
      const question = made.questions[name];
      const counts = question.answers.map((it) => possible(made, { ...answers, [name]: it.id }).length);
      if (counts.every((it) => it === gives.length)) return [];
      const alone = counts.every((it) => it <= 1) ? ` ${_("An answer to it alone would do.")}` : "";
      return [`<strong>${safe(question.title)}</strong>${alone} ${link(addressOf(made, asked.slice(0, asked.findIndex((it) => it[0] === name))), _("Answer it"))}${question.why}`];
    });
    const said = gives.map((row) => new Set(spoken(made, row, answers).flatMap((it) => it.blocks.filter((one) => !one.words).map((one) => one.html))));
    const whichever = [...said[0]].filter((html) => said.every((it) => it.has(html)));
    return [
      openingHtml(made, asked),
      `<h1>${_("Several outcomes are still possible")}</h1>`,
      section("possible", _("Still possible"), list(gives.map(titles))),
      section("settle", _("What would settle it"), list(settling)),
      section("whichever", _("What to do whichever it is"), list(whichever) || `<p>${_("The outcomes that are left have nothing in common: settle it first.")}</p>`),
      givenHtml(made, asked),
      notesHtml(made, asked),
      "<section data-dc-works></section>",
      aboutHtml(made),
    ];
  };

  const compute = async (walk) => {
    const more = query().getAll("a").map(cut);
    if (!("dcLarge" in walk.dataset || "dcUnknown" in walk.dataset || more.length)) return;
    const base = new URL(walk.dataset.dcBase, location.href).href;
    const made = await load(base);
    const pairs = [...(walk.dataset.dcGiven ? walk.dataset.dcGiven.split(" ").map(cut) : []), ...more];
    const found = follow(made, Object.fromEntries(pairs));
    const write = found.next >= 0 ? questionHtml : found.gives.length > 1 ? openHtml : memoHtml;
    const page = document.createElement("template");
    page.innerHTML = write(made, found).filter(Boolean).join("\n");
    fix(page.content, base);
    const cited = new Set([...page.content.querySelectorAll("[data-key]")].map((it) => it.dataset.key));
    const works = made.works.filter(([key]) => cited.has(key)).map(([, html]) => html);
    const place = page.content.querySelector("[data-dc-works]");
    if (place && works.length) place.outerHTML = `<section role="doc-bibliography" aria-labelledby="dc-references"><h2 id="dc-references">${_("References")}</h2><ul class="pb-references">${works.join("")}</ul></section>`;
    walk.replaceChildren(page.content);
    const own = walk.querySelector("[data-dc-own]");
    if (own) own.href = `${location.pathname}${location.search}${location.search ? "&" : "?"}v=${made.version}`;
    document.title = `${walk.querySelector("h1").textContent} · ${made.title}`;
  };

  /* Where the walk cannot be had, the page stays what it is without this script; the next step asks again. */
  const computed = (walk) => walk && compute(walk).catch(() => decisions.clear());

  /* --- Fields ------------------------------------------------------------------------------- */

  const inside = (band, value) => {
    const [, left, low, high, right] = band.match(/^(.)(.*),(.*)(.)$/);
    const above = low === "" || value > +low || (left === "[" && value === +low);
    return above && (high === "" || value < +high || (right === "]" && value === +high));
  };
  const DAY = 719163; // 1 January 1970, counted from the first day of the year 1
  const measured = (kind, words) => (kind === "date" ? Date.parse(`${words}T00:00Z`) / 864e5 + DAY : Number(words.replace(/[\s,](?=\d{3}\b)/g, "")));

  const submitted = (form, place, act) => {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      act();
    });
    place.replaceChildren(form);
  };

  const measure = (walk, place) => {
    const { dcField: kind, dcName: name, dcUnit: unit } = place.dataset;
    const form = document.createElement("form");
    const words = kind === "date" ? _("The date") : unit ? _("The number (%(unit)s)", { unit }) : _("The number");
    const input = make("input", "", { type: kind === "date" ? "date" : "text", inputMode: "decimal", id: "dc-value", required: true });
    const told = make("p", "", { className: "dc-told", role: "alert" });
    form.append(make("label", words, { htmlFor: "dc-value" }), input, make("button", _("Go on"), { type: "submit", className: "md-button" }), told);
    submitted(form, place, () => {
      const value = measured(kind, input.value.trim());
      const links = [...walk.querySelectorAll("[data-dc-band]")];
      const found = Number.isFinite(value) && input.value.trim() && links.find((it) => inside(it.dataset.dcBand, value));
      if (!found) {
        told.textContent = Number.isFinite(value) ? _("No answer below holds this.") : kind === "date" ? _("Write a date.") : _("Write a number.");
        input.focus();
        return;
      }
      const to = new URL(found.href);
      to.searchParams.append("n", `${name}.${input.value.trim()}`);
      go(to.href);
    });
    place.after(make("p", _("Or choose:"), { className: "dc-or" }));
  };

  const several = async (walk, place) => {
    const { dcName: name, dcPrefix: prefix } = place.dataset;
    const answers = JSON.parse(place.dataset.dcSeveral);
    const form = document.createElement("form");
    const field = document.createElement("fieldset");
    field.append(make("legend", _("Choose all that hold")));
    for (const [id, title, alone] of answers) {
      const label = make("label", "", { className: "dc-box" });
      const input = make("input", "", { type: "checkbox", value: id });
      label.append(input, make("span", title));
      field.append(label);
      input.addEventListener("change", () => {
        if (!input.checked) return;
        for (const [other, , single] of answers) if (other !== id && (alone || single)) field.querySelector(`[value="${other}"]`).checked = false;
      });
    }
    const told = make("p", "", { className: "dc-told", role: "alert" });
    form.append(field, make("button", _("Go on"), { type: "submit", className: "md-button" }), told);
    const none = answers.find((it) => it[2]);
    submitted(form, place, async () => {
      const chosen = [...field.querySelectorAll(":checked")].map((it) => it.value).sort();
      if (!chosen.length && none) {
        told.textContent = _("Choose at least one, or “%(answer)s”.", { answer: none[1] });
        field.querySelector("input").focus();
        return;
      }
      const given = chosen.join("+") || "none";
      if (prefix) return go(new URL(`${prefix}${name}.${given}/${search([])}`, location.href).href);
      const made = await load(new URL(walk.dataset.dcBase, location.href).href);
      const pairs = [...(walk.dataset.dcGiven ? walk.dataset.dcGiven.split(" ").map(cut) : []), ...query().getAll("a").map(cut)];
      go(addressOf(made, [...pairs, [name, given]]));
    });
    const rest = [...walk.querySelectorAll(".dc-answers > li")].filter((it) => !it.querySelector(".dc-answer--unknown"));
    rest.forEach((it) => it.remove());
    if (!walk.querySelector(".dc-answers > li")) walk.querySelector(".dc-answers")?.remove();
  };

  /* --- A decision inside: go there with the answers so far, and come back with what comes out - */

  const visit = (walk, to) => {
    const pairs = [...(walk.dataset.dcGiven?.split(" ") ?? []), ...query().getAll("a")].filter(Boolean);
    const address = new URL(to.href);
    address.searchParams.set("then", [walk.dataset.dcWalk, to.dataset.dcName, ...pairs].join("!"));
    to.href = address.href;
  };
  const carry = async (walk) => {
    const then = query().get("then")?.split("!");
    if (!then) return;
    const base = new URL(walk.dataset.dcBase, location.href).href;
    const [outer, name, ...pairs] = then;
    if (!/^[a-z0-9-]+$/.test(outer) || outer === walk.dataset.dcWalk) return;
    const made = await load(base);
    const given = [...(walk.dataset.dcGiven ? walk.dataset.dcGiven.split(" ") : []), ...query().getAll("a")].map(cut);
    const known = pairs.map(cut).filter(([it, value]) => made.questions[it]?.answers.some((one) => value.split("+").includes(one.id)));
    const found = follow(made, Object.fromEntries([...known, ...given]));
    if (found.asked.length > given.length) return show(addressOf(made, found.asked), false, true);
    if (found.next >= 0 || found.gives.length !== 1 || !found.gives[0].length) return;
    const above = await load(new URL(`../${outer}/`, base).href);
    const chosen = [...found.gives[0]].sort().join("+");
    const address = new URL(addressOf(above, Object.entries({ ...Object.fromEntries([...given, ...pairs.map(cut)]), [name]: chosen })));
    address.searchParams.delete("then");
    const line = make("p", "", { className: "dc-then" });
    line.append(make("a", _("Go on: %(decision)s", { decision: above.title }), { href: address.href }));
    walk.querySelector("h1").after(line);
  };

  /* --- Every page --------------------------------------------------------------------------- */

  /* A link to a memo carries the version it was made with; an old one must not look like new. */
  const dress = async () => {
    const walk = part();
    if (!walk) return;
    const version = query().get("v");
    if (version && version !== walk.dataset.dcVersion && !walk.querySelector(".dc-changed")) {
      say(_("This decision has changed since this link was made. What stands here holds now."));
    }
    const day = walk.querySelector("[data-dc-today]");
    if (day) day.textContent = ` ${_("Read on %(day)s.", { day: new Date().toLocaleDateString(document.documentElement.lang, { dateStyle: "long" }) })}`;
    for (const [name, words] of query().getAll("n").map(cut)) {
      const said = walk.querySelector(`[data-dc-said="${CSS.escape(name)}"] .dc-said`);
      if (said && !said.querySelector("small")) said.append(make("small", ` (${words})`));
    }
    if (KEPT.some((it) => query().has(it))) for (const it of walk.querySelectorAll("a[href]")) keep(walk, it);
    walk.querySelectorAll("[data-dc-field]").forEach((it) => measure(walk, it));
    walk.querySelectorAll("[data-dc-several]").forEach((it) => several(walk, it));
    walk.querySelectorAll("a[data-dc-inner]").forEach((it) => visit(walk, it));
    await carry(walk);
  };

  const keep = (walk, it) => {
    const to = new URL(it.href);
    if (!to.pathname.includes(`/decisions/${walk.dataset.dcWalk}/`) || it.hasAttribute("download") || it.rel === "bookmark") return;
    for (const name of KEPT) if (!to.searchParams.has(name)) query().getAll(name).forEach((value) => to.searchParams.append(name, value));
    it.href = to.href.replaceAll("%2B", "+");
  };

  /* Who goes on before a page has come wants the later one: the earlier is dropped. */
  let latest = 0;

  const show = async (address, push, instead) => {
    const turn = ++latest;
    const walk = part();
    let page;
    try {
      const response = await fetch(address, { credentials: "same-origin" });
      if (!response.ok) throw new Error(response.statusText);
      page = new DOMParser().parseFromString(await response.text(), "text/html");
    } catch {
      if (turn === latest) location.assign(address);
      return;
    }
    if (turn !== latest || walk?.matches("[data-dc-left]")) return;
    const next = part(page);
    if (!next || !walk?.isConnected) {
      location.assign(address);
      return;
    }
    fix(page, address);
    if (push) history.pushState(state, "", address);
    if (instead) history.replaceState(state, "", address);
    document.title = page.title;
    const canonical = (root) => root.querySelector("link[rel=canonical]");
    if (canonical(page)) canonical(document)?.setAttribute("href", canonical(page).getAttribute("href"));
    await computed(document.adoptNode(next)); // before it is seen
    if (turn !== latest || !walk.isConnected || walk.matches("[data-dc-left]")) return;
    walk.replaceWith(next);
    await dress();
    const heading = next.querySelector("h1");
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    scrollTo(0, 0);
  };

  const go = (address) => {
    if (!history.state?.walk) history.replaceState(state, "");
    return show(address, true);
  };

  /* The address of this page is about to be another's, by a step or by going back. */
  if (part()) fix(document, location);

  /* Only links from one page of a walk to another of the same decision are followed in place. */
  const leads = (link) => {
    const walk = part();
    if (!walk || link.target || link.hasAttribute("download") || link.origin !== location.origin) return false;
    const base = `/decisions/${walk.dataset.dcWalk}/`;
    const at = link.pathname.indexOf(base);
    const rest = at < 0 ? "" : link.pathname.slice(at + base.length);
    const other = link.pathname + link.search !== location.pathname + location.search;
    return Boolean(rest) && other && link.rel !== "bookmark" && link.closest("[data-dc-walk]") === walk;
  };

  addEventListener(
    "click",
    (event) => {
      const link = event.target instanceof Element && event.target.closest("a[href]");
      if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      if (!leads(link)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      go(link.href);
    },
    true,
  );

  /* Back and forward from one page of a walk to another. The theme of another site, which may go from
     page to page by script, would load it a second time; not so once it is on its way out of the walk. */
  addEventListener(
    "popstate",
    (event) => {
      const walk = document.querySelector("[data-dc-walk]:not([data-dc-left])");
      const base = walk && `/decisions/${walk.dataset.dcWalk}/`;
      if (!base || !location.pathname.split(base)[1]) return;
      event.stopImmediatePropagation();
      show(location.href, false);
    },
    true,
  );

  let there = location.pathname;
  window.location$?.subscribe(({ pathname }) => {
    if (pathname !== there) part()?.setAttribute("data-dc-left", "");
    there = pathname;
  });

  const first = () => Promise.resolve(computed(part())).then(dress);
  if (window.document$) window.document$.subscribe(first);
  else first();
})();
