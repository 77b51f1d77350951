/* Reading without a network. From the second page of a visit on, the browser keeps what is read; who
   asks for it gets the rest of the site too. A line says quietly when a page comes from the device.
   Where a site has no worker, one that an earlier build left is taken away. */
(() => {
  "use strict";
  const workers = navigator.serviceWorker;
  const scope = window.pbScope;
  const address = new URL("sw.js", scope).href;
  const { wish, visited } = window.pbOffline;
  const button = document.querySelector("[data-pb-keep]");

  const mine = async () => {
    const found = await workers.getRegistration(scope.href);
    return found?.scope === scope.href ? found : undefined;
  };

  const forget = async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith(`playbook ${scope.pathname} `)) await caches.delete(name);
    }
  };

  const remove = async () => {
    const found = await mine();
    const script = (found?.active ?? found?.waiting ?? found?.installing)?.scriptURL;
    if (found && script !== address) return;
    await found?.unregister();
    await forget(); // what a worker kept that was still at work goes at the next page
  };

  if (!window.pbOffline.wanted) {
    remove().catch(() => undefined);
    return;
  }

  const tell = (worker, message) =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = (event) => resolve(event.data);
      worker.postMessage(message, [port2]);
    });

  /* What this page is made of: it was here already, and so costs nothing to keep. */
  const parts = () =>
    performance
      .getEntriesByType("resource")
      .map(({ name }) => name)
      .filter((it) => it.startsWith(scope.href));

  /* The pages of this visit were read before there was a worker to keep them. */
  const keepVisited = async () => {
    const worker = (await workers.ready).active;
    await tell(worker, { visited: [...visited(), location.href, ...parts()] });
    document.documentElement.dataset.pbVisited = "";
  };

  let said;
  const say = (words) => {
    if (!said) {
      said = Object.assign(document.createElement("p"), { className: "pb-keep__said" });
      said.setAttribute("role", "status");
      button?.closest("ul").after(said);
    }
    setTimeout(() => (said.textContent = words), 50); // heard only where the place was there before
  };

  const keepAll = async () => {
    const worker = (await workers.ready).active;
    say(_("The site is being kept on this device …"));
    const { done } = await tell(worker, { keep: true });
    if (done) {
      document.documentElement.dataset.pbKept = "";
      button.textContent = _("Remove from this device");
      say(_("Kept on this device: it can be read without a network."));
    } else say(_("Not all could be kept yet. It goes on at the next page."));
  };

  const change = async () => {
    const on = !wish();
    window.pbOffline.setWish(on);
    if (on) return keepAll();
    await tell((await workers.ready).active, { forget: true });
    await keepVisited();
    delete document.documentElement.dataset.pbKept;
    button.textContent = _("Keep for offline");
    return say(_("Removed. The browser keeps the pages that you read, and no more."));
  };

  /* The line */

  const words = (date) => {
    const why = navigator.onLine ? _("The site does not answer.") : _("You are offline.");
    const day = new Date(date);
    if (Number.isNaN(day.getTime())) return `${why} ${_("This page was kept earlier.")}`;
    const told = day.toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });
    return `${why} ${_("This page was kept on %(day)s.", { day: told })}`;
  };

  const show = async () => {
    const worker = workers.controller;
    if (!worker) return;
    const here = location.href;
    const { failed, date } = await tell(worker, { address: here });
    if (location.href !== here) return;
    document.querySelector("[data-pb-offline]")?.remove();
    if (!failed && navigator.onLine) return;
    const line = Object.assign(document.createElement("p"), { className: "pb-offline", textContent: words(date) });
    line.dataset.pbOffline = "";
    line.setAttribute("role", "status");
    document.querySelector(".md-content__inner")?.append(line);
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

  addEventListener("offline", show);
  addEventListener("online", show);
  show();
  again();
  workers.addEventListener("controllerchange", () => wish() && keepAll().catch(() => undefined));
  workers
    .register(address, { scope: scope.href })
    .then(keepVisited)
    .then(() => (wish() ? keepAll() : undefined))
    .catch(() => undefined); // a browser that keeps nothing reads from the network
  window.pbOffline.change = () => change().catch(() => say(_("The browser does not keep it.")));
})();
