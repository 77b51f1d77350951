/* What a link leads to, shown beside it: a reference and its other uses, a card's summary, a term's
   definition. Its words are those that the link's page marks `data-pb-preview`. Why it behaves as it
   does: docs/about/adr/0015-popovers.md. Without this script all are links. */
(() => {
  "use strict";
  if (window.pbPopovers || !location.protocol.startsWith("http")) return;

  const [IN, OUT, EDGE, MOST] = [300, 200, 8, 4]; // ms, ms, px, titles
  const PAGES = /^(cards|roles|resources|decisions|references)\/[^/]+\/$/;
  const NOTE = ".pb-noteref a";
  const MARK = "button.mark";
  const pages = new Map(); // by address: the page, or the promise of it
  let tip, said, link, mode, calm, timer, tapped, touch;
  let turn = 0; // who goes on before a page has come no longer wants it

  const make = (tag, name, ...inside) => {
    const made = document.createElement(tag);
    made.className = name;
    made.append(...inside);
    return made;
  };

  /* Lists of cards have the summaries already, and a page need not tell of itself. */
  const leads = (target) => {
    const found = target instanceof Element && target.closest(`article :is(a[href], ${MARK})`);
    if (found && found.matches(`${NOTE}, ${MARK}`)) return found;
    if (!found || found.origin !== location.origin || found.pathname === location.pathname) return null;
    if (found.matches(".cite, .pb-term")) return found;
    if (found.closest(".pb-cards")) return null;
    return PAGES.test(found.pathname.slice(window.pbScope.pathname.length)) ? found : null;
  };

  const load = async (address) => {
    try {
      const answer = await fetch(address);
      if (!answer.ok) throw new Error(answer.statusText);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      pages.set(address, page);
      return page;
    } catch {
      pages.delete(address); // the next time it may be there
      return null;
    }
  };

  const fetched = (address) => {
    if (!pages.has(address)) pages.set(address, load(address));
    return pages.get(address);
  };

  /* The address of the page that the thing now stands on, where its place is a link to that. */
  const onward = (page, to) => {
    const link = page?.getElementById(to.hash.slice(1))?.closest("[data-pb-onward] a");
    return link ? new URL(link.getAttribute("href"), to.origin + to.pathname).href.split("#")[0] : "";
  };

  /* The words of a part with their emphasis: no links, no ids, nothing that could be run. */
  const bare = (part) => {
    const copy = document.importNode(part, true);
    for (const it of copy.querySelectorAll(".headerlink, .Z3988")) it.remove();
    for (const it of copy.querySelectorAll("a")) it.replaceWith(...it.childNodes);
    for (const it of copy.querySelectorAll("[id]")) it.removeAttribute("id");
    return copy.childNodes;
  };

  const within = (to) => {
    if (to.matches(MARK)) return [make("div", "pb-popover__text", to.lastElementChild.textContent)];
    const said = document.getElementById(to.hash.slice(1))?.querySelector(".pb-note");
    return said ? [make("div", "pb-popover__text", ...bare(said))] : [];
  };

  const words = (page, to) => {
    const place = page.getElementById(to.hash.slice(1));
    const within = place?.querySelector("[data-pb-preview]") ? place : page;
    const shown = [];
    const uses = [];
    for (const part of within.querySelectorAll("[data-pb-preview]")) {
      const kind = part.dataset.pbPreview || "text";
      const copy = make(kind === "list" ? "ul" : "p", `pb-popover__${kind}`, ...bare(part));
      if (kind === "use") {
        const address = new URL(part.querySelector("a").getAttribute("href"), to);
        if (address.pathname !== location.pathname) uses.push(copy.textContent.trim());
      } else shown.push(copy);
    }
    const more = uses.length - MOST;
    if (more > 1) uses.splice(MOST, uses.length, _("and %(more)s more", { more }));
    if (uses.length) shown.push(make("p", "pb-popover__count", _("Also on: %(cards)s", { cards: uses.join("; ") })));
    return shown;
  };

  const hide = () => {
    clearTimeout(timer);
    turn++;
    const back = tip?.contains(document.activeElement) ? link : null;
    link?.removeAttribute("aria-describedby");
    tip?.remove();
    said?.remove();
    tip = link = mode = tapped = undefined;
    if (back?.isConnected) back.focus();
  };

  /* Below the line of the link that is meant, or above where only there is room; never beyond the
     sides. It moves with the page, so that scrolling shows the rest of what does not fit. */
  const put = (x, y) => {
    const lines = [...link.getClientRects()];
    const meant = (it) => x >= it.left && x <= it.right && y >= it.top && y <= it.bottom;
    const line = lines.find(meant) ?? lines[0];
    const { width, height, left, top } = tip.getBoundingClientRect();
    const start = getComputedStyle(link).direction === "rtl" ? line.right - width : line.left;
    const most = document.documentElement.clientWidth - EDGE - width;
    const head = document.querySelector(".md-header")?.offsetHeight ?? 0;
    const up = innerHeight - line.bottom < height && line.top - head >= height;
    tip.style.left = `${Math.max(EDGE, Math.min(start, most)) - left}px`;
    tip.style.top = `${(up ? line.top - height : line.bottom) - top}px`;
  };

  const show = (shown, at) => {
    const box = make("div", "pb-popover__box", ...shown);
    tip = make("div", "pb-popover md-typeset", box);
    tip.id = "pb-popover";
    if (mode === "tap") {
      const on = link.matches(MARK) ? "" : make("a", "", link.matches(".pb-term") ? _("Open the glossary") : link.matches(NOTE) ? _("Go to the note") : _("Open its page"));
      if (on) on.href = link.href;
      const close = make("button", "pb-popover__close", _("Close"));
      close.addEventListener("click", hide);
      box.append(make("p", "pb-popover__on", on, close));
      tip.tabIndex = -1;
      tip.setAttribute("aria-label", link.getAttribute("aria-label") ?? link.textContent);
    } else link.setAttribute("aria-describedby", tip.id);
    tip.setAttribute("role", mode === "tap" ? "dialog" : "tooltip");
    (document.querySelector(".pb-mounted") ?? document.querySelector("main")).append(tip);
    put(at?.clientX, at?.clientY);
    if (mode !== "tap") return;
    tip.focus({ preventScroll: true });
    tip.scrollIntoView({ block: "nearest" });
  };

  /* Who listens has heard the link before its page came, and is told once it is here. */
  const tell = (shown) => {
    said = make("div", "visually-hidden");
    said.setAttribute("role", "status");
    (document.querySelector(".pb-mounted") ?? document.querySelector("main")).append(said);
    setTimeout(() => said.append(shown.map((it) => it.textContent).join(" ")), 50);
  };

  const open = async (to, how, at) => {
    hide();
    const own = turn;
    const here = to.matches(`${NOTE}, ${MARK}`);
    const address = to.origin + to.pathname;
    const known = here ? document : fetched(address);
    let page = known instanceof Document ? known : await known;
    const further = here ? null : onward(page, to);
    if (further) page = await fetched(further);
    if (own !== turn || !to.isConnected) return;
    const shown = here ? within(to) : page ? words(page, to) : [];
    if (shown.length) {
      [link, mode] = [to, how];
      show(shown, at);
      if (how === "focus" && page !== known) tell(shown);
    } else if (how === "tap") location.assign(to.href);
  };

  const soon = (wait, what, ...given) => {
    clearTimeout(timer);
    timer = setTimeout(what, wait, ...given);
  };

  const on = (name, what) => document.addEventListener(name, what, true);

  on("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const found = leads(event.target);
    if (tip?.contains(event.target) || (link && found === link)) clearTimeout(timer);
    else if (found && found !== calm) soon(IN, open, found, "hover", event);
  });

  on("pointerout", (event) => {
    const from = leads(event.target);
    if (from?.contains(event.relatedTarget)) return;
    if (from === calm) calm = undefined;
    if (mode === "hover") soon(OUT, hide);
    else if (from && !mode) clearTimeout(timer);
  });

  on("focusin", (event) => {
    const found = leads(event.target);
    if (!found || found === link || touch || !found.matches(":focus-visible")) return;
    const known = found.matches(`${NOTE}, ${MARK}`) || pages.get(found.origin + found.pathname) instanceof Document;
    if (known) open(found, "focus"); // at once: its description belongs to what is read out
    else soon(IN, open, found, "focus");
  });

  on("focusout", (event) => {
    if (event.target === calm) calm = undefined;
    const to = event.relatedTarget;
    const from = mode === "tap" ? to && to !== link && tip : mode === "focus" && link;
    if (from && from.contains(event.target) && !tip.contains(to)) hide();
    else if (!mode) clearTimeout(timer);
  });

  on("keydown", (event) => {
    touch = false;
    if (event.key !== "Escape" || !link) return;
    if (link.matches(":hover, :focus")) calm = link; // until it is left
    hide();
  });

  on("pointerdown", (event) => {
    touch = event.pointerType === "touch";
    if (link && !tip.contains(event.target) && !link.contains(event.target)) hide();
  });

  /* A first tap on a citation or a term shows, a second one goes there. Other links go at once. */
  on("click", (event) => {
    const found = leads(event.target);
    const shows = found?.matches(MARK) || (touch && found?.matches(".cite, .pb-term"));
    if (shows && found !== tapped) {
      event.preventDefault();
      event.stopImmediatePropagation();
      open(found, "tap", event);
      tapped = found;
    } else if (!tip?.contains(event.target)) hide();
  });

  addEventListener("popstate", hide);
  window.document$?.subscribe(hide);

  /* What led to this script's being loaded, in case it is still meant: a link that is pointed at, has
     the focus, or was tapped. */
  const turnTo = (from, event) => {
    const found = leads(from);
    if (!found) {
      if (event.type === "click" && from.href) location.assign(from.href);
      return;
    }
    if (event.type === "click") {
      open(found, "tap", event);
      tapped = found;
    } else if (event.type === "focusin" && found.matches(":focus-visible")) soon(IN, open, found, "focus");
    else if (event.type === "pointerover" && found.matches(":hover")) soon(IN, open, found, "hover", event);
  };
  window.pbPopovers = { turnTo };
})();
