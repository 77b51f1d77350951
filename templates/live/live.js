/* Under `playbook serve` only: reload after a rebuild, and show what is wrong with the sources. */
(() => {
  "use strict";
  const script = document.currentScript.src;
  const timing = performance.getEntriesByType("navigation")[0]?.serverTiming ?? [];
  let shown = timing.find((entry) => entry.name === "build")?.description;

  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = new URL("live.css", script).href;
  document.head.append(style);

  const make = (name, text, ...children) => {
    const element = document.createElement(name);
    if (text) element.textContent = text;
    element.append(...children);
    return element;
  };

  const line = ({ severity, rule, place, message, help }) => {
    const item = make("li", "", make("code", place), ` ${severity}[${rule}]: ${message}`);
    if (help) item.append(make("small", help));
    return item;
  };

  const banner = ({ failed, count, findings }) => {
    document.getElementById("pb-live")?.remove();
    if (!failed && !findings.length) return;
    const words = failed || count;
    const box = make("details", "", make("summary", words), make("ul", "", ...findings.map(line)));
    box.id = "pb-live";
    box.open = Boolean(failed);
    box.setAttribute("role", "status");
    document.body.append(box);
  };

  new EventSource(new URL("events", script)).addEventListener("message", ({ data }) => {
    const state = JSON.parse(data);
    shown ??= state.build;
    if (state.build === shown) banner(state);
    else location.reload();
  });
})();
