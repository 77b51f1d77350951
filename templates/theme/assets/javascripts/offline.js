/* Reading without a network: register the service worker when the page is idle, let it keep the
   site, and say quietly when a page comes from the device. Where a site has no worker, one that an
   earlier build left is taken away. */
(() => {
  "use strict";
  const workers = navigator.serviceWorker;
  const scope = window.__md_scope;
  if (!workers || window.__pb_offline) return;
  window.__pb_offline = true;

  const address = new URL("sw.js", scope).href;
  const wanted = document.querySelector("meta[name=pb-worker]") !== null;
  const idle = (then) => (window.requestIdleCallback ?? setTimeout)(then);
  const whenIdle = (then) =>
    document.readyState === "complete" ? idle(then) : addEventListener("load", () => idle(then));

  const mine = async () => {
    const found = await workers.getRegistration(scope.href);
    return found?.scope === scope.href ? found : undefined;
  };

  const remove = async () => {
    const found = await mine();
    const script = (found?.active ?? found?.waiting ?? found?.installing)?.scriptURL;
    if (found && script !== address) return;
    await found?.unregister();
    // A worker that was still at work may have kept something since: that goes at the next page.
    for (const name of await caches.keys()) {
      if (name.startsWith(`playbook ${scope.pathname} `)) await caches.delete(name);
    }
  };

  if (!wanted) {
    whenIdle(() => remove().catch(() => undefined));
    return;
  }

  const tell = (worker, message) =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = (event) => resolve(event.data);
      worker.postMessage(message, [port2]);
    });

  /* Who saves data gets what is visited, and no more. */
  const keep = async () => {
    const worker = (await workers.ready).active;
    if (navigator.connection?.saveData) return;
    const { done } = await tell(worker, { keep: true, address: location.href });
    if (done) document.documentElement.dataset.pbKept = "";
  };

  whenIdle(() => {
    workers
      .register(address, { scope: scope.href })
      .then(keep)
      .catch(() => undefined); // a browser that keeps nothing reads from the network
  });
  workers.addEventListener("controllerchange", () => whenIdle(keep));

  /* The line */

  const line = () => document.querySelector("[data-pb-offline]");

  const words = (date) => {
    const why = navigator.onLine ? _("The site does not answer.") : _("You are offline.");
    const day = new Date(date);
    if (Number.isNaN(day.getTime())) return `${why} ${_("This page was kept earlier.")}`;
    const said = day.toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });
    return `${why} ${_("This page was kept on %(day)s.", { day: said })}`;
  };

  const say = async () => {
    const worker = workers.controller;
    if (!worker) return;
    const here = location.href;
    const { failed, date } = await tell(worker, { address: here });
    if (location.href !== here) return;
    line()?.remove();
    if (!failed && navigator.onLine) return;
    const said = Object.assign(document.createElement("p"), { className: "pb-offline", textContent: words(date) });
    said.dataset.pbOffline = "";
    said.setAttribute("role", "status");
    document.querySelector(".md-content__inner")?.append(said);
  };

  /* The page for what is not kept leads back to what was asked for. */
  const again = () => {
    const asked = new URLSearchParams(location.search).get("page");
    const place = document.querySelector("[data-pb-again]");
    if (asked === null || !place) return;
    const url = new URL(asked, scope);
    if (!url.href.startsWith(scope.href)) return;
    place.querySelector("a").href = url.href;
    place.hidden = false;
  };

  addEventListener("offline", say);
  addEventListener("online", say);
  const show = () => {
    say();
    again();
  };
  if (window.document$) window.document$.subscribe(show);
  else show();
})();
