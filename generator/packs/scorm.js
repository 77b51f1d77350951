/* A self-check that tells a learning system by SCORM 1.2 how it went. Outside of one it works too. */
"use strict";
(() => {
  const MOST = 4096; // characters that suspend_data holds
  const began = Date.now();

  /* The API stands in a frame around this one, or around the window that opened this one. */
  const around = (start) => {
    let found = start;
    for (let step = 0; step < 500 && found; step += 1) {
      try {
        if (found.API) return found.API;
      } catch {
        return null;
      }
      if (found.parent === found) return null;
      found = found.parent;
    }
    return null;
  };
  const api = around(window) || (window.opener ? around(window.opener) : null);
  const get = (name) => (api ? String(api.LMSGetValue(name)) : "");
  const set = (name, value) => (api ? api.LMSSetValue(name, String(value)) : "true");

  const questions = [...document.querySelectorAll("[data-question]")];
  const inputs = (question) => [...question.querySelectorAll("input")];
  const chosen = (question) => inputs(question).flatMap((it, at) => (it.checked ? [at] : []));
  const right = (question) => inputs(question).flatMap((it, at) => (it.dataset.right ? [at] : []));

  /* A wrong tick takes all, so that ticking everything gives nothing. */
  const points = (question) => {
    const all = right(question);
    const hit = chosen(question).filter((it) => all.includes(it)).length;
    const wrong = chosen(question).length - hit;
    return Math.max(hit / all.length - wrong, 0);
  };

  const time = () => {
    const seconds = Math.floor((Date.now() - began) / 1000);
    const two = (number) => String(number).padStart(2, "0");
    return `${String(Math.floor(seconds / 3600)).padStart(4, "0")}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  };

  const keep = () => {
    const kept = questions.map((it) => chosen(it).join(".")).join(";");
    if (kept.length <= MOST) set("cmi.suspend_data", kept);
    if (api) api.LMSCommit("");
  };

  const say = () => {
    const total = questions.reduce((sum, it) => sum + points(it), 0);
    const score = questions.length ? Math.round((total / questions.length) * 100) : 100;
    const passed = score >= Number(document.body.dataset.passing);
    set("cmi.core.score.min", 0);
    set("cmi.core.score.max", 100);
    set("cmi.core.score.raw", score);
    set("cmi.core.lesson_status", passed ? "passed" : "failed");
    keep();
    const said = document.body.dataset;
    document.querySelector("[data-result]").textContent = (passed ? said.passed : said.failed).replace("%s", String(score));
    for (const question of questions) {
      const full = points(question) === 1;
      question.querySelector("[data-said]").textContent = full ? said.right : said.wrong;
      question.querySelector("[data-answer]").hidden = false;
    }
  };

  let done = false;
  const leave = () => {
    if (done || !api) return;
    done = true;
    keep();
    set("cmi.core.session_time", time());
    set("cmi.core.exit", "suspend");
    api.LMSFinish("");
  };

  if (api) {
    api.LMSInitialize("");
    const status = get("cmi.core.lesson_status");
    if (status === "not attempted" || status === "") set("cmi.core.lesson_status", questions.length ? "incomplete" : "passed");
    const kept = get("cmi.suspend_data").split(";");
    questions.forEach((question, at) => {
      const before = (kept[at] || "").split(".").filter(Boolean).map(Number);
      inputs(question).forEach((it, place) => {
        it.checked = before.includes(place);
      });
    });
    addEventListener("pagehide", leave);
    addEventListener("beforeunload", leave);
  }
  for (const answer of document.querySelectorAll("[data-answer]")) answer.hidden = true;
  const check = document.querySelector("[data-check]");
  if (check) check.addEventListener("click", say);
})();
