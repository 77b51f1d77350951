/* What stands round every page: the menu, the colours, the outline, the way back to the top. */
(() => {
  "use strict";
  const one = (selector) => document.querySelector(selector);
  const placeOf = (hash) => {
    try {
      return document.getElementById(decodeURIComponent(hash.slice(1)));
    } catch {
      return null; // a stray % in an address
    }
  };

  /* --- The menu: the browser opens and shuts it, and keeps what is shut out of reach ----------- */

  const menu = one("#pb-menu");
  const opener = one(".pb-menu__open");

  const shut = () => menu.matches(":popover-open") && menu.hidePopover();

  if (menu?.showPopover && opener) {
    opener.setAttribute("aria-expanded", "false");
    menu.addEventListener("toggle", ({ newState }) => {
      opener.setAttribute("aria-expanded", String(newState === "open"));
      if (newState === "open") (menu.querySelector("a[aria-current]") ?? menu.querySelector("a")).focus({ preventScroll: true });
      else if (document.activeElement === document.body) opener.focus({ preventScroll: true });
    });
    // Who leaves it by keyboard must not read on beneath it.
    menu.addEventListener("focusout", ({ relatedTarget: to }) => to && to !== opener && !menu.contains(to) && shut());
    menu.addEventListener("click", ({ target }) => target.closest("a") && shut());
    matchMedia("(min-width: 76.25em)").addEventListener("change", shut);
  }

  /* --- The colours: a button that says those that hold, and goes on to the next ---------------- */

  const colours = one("[data-pb-colours]");
  const ways = [...(colours?.children ?? [])];

  const present = () => {
    const chosen = window.pbColours.chosen();
    return ways.find(({ dataset }) => chosen && dataset.pbMedia === chosen.media && dataset.pbScheme === chosen.scheme) ?? ways[0];
  };
  const name = (way) => {
    for (const it of ways) it.hidden = it !== way;
    return way.textContent.trim();
  };

  const say = (words) => {
    const said = one("[data-pb-colours-said]") ?? document.createElement("span");
    if (!said.isConnected) {
      said.className = "pb-hidden";
      said.dataset.pbColoursSaid = "";
      said.setAttribute("role", "status");
      colours.after(said);
    }
    setTimeout(() => (said.textContent = words), 50); // heard only where the place was there before
  };

  if (ways.length > 1 && window.pbColours) {
    name(present());
    colours.hidden = false;
    colours.addEventListener("click", () => {
      const next = ways[(ways.indexOf(present()) + 1) % ways.length];
      window.pbColours.choose({ media: next.dataset.pbMedia, scheme: next.dataset.pbScheme });
      say(name(next));
    });
  }

  /* --- While the page is scrolled -------------------------------------------------------------- */

  const head = one(".md-header");
  const title = one(".md-header__title");
  const heading = one("article h1");
  const top = one(".md-top");
  const outline = one(".md-sidebar [data-pb-outline]");
  const links = [...(outline?.querySelectorAll("a[href^='#']") ?? [])];
  const places = links.map((it) => [it, placeOf(it.hash)]).filter(([, place]) => place);
  const MARKED = "md-nav__link--active";
  const NEAR = 120; // px below the header, where a heading comes to that was asked for

  /* What is read begins a third of the way down: a heading below that is still to come. One that was
     asked for is it while it stands where it came to: at the top, or wherever the page's end lets it. */
  const reading = () => {
    const shown = places.filter(([, place]) => place.getClientRects().length);
    const topOf = ([, place]) => place.getBoundingClientRect().top - head.offsetHeight;
    const foot = scrollY > 0 && Math.ceil(scrollY + innerHeight) >= document.documentElement.scrollHeight;
    const asked = shown.find(([it]) => it.hash === location.hash);
    if (asked && topOf(asked) > -NEAR && topOf(asked) < (foot ? innerHeight : NEAR)) return asked[0];
    const line = (innerHeight - head.offsetHeight) / 3;
    return (foot ? shown.at(-1) : shown.findLast((it) => topOf(it) <= line))?.[0];
  };

  let marked;
  const mark = () => {
    const now = reading();
    if (now === marked) return;
    marked?.classList.remove(MARKED);
    marked?.removeAttribute("aria-current");
    marked = now;
    if (!now) return;
    now.classList.add(MARKED);
    now.setAttribute("aria-current", "location");
    const wrap = now.closest(".md-sidebar__scrollwrap");
    const [box, frame] = [now.getBoundingClientRect(), wrap.getBoundingClientRect()];
    if (box.top < frame.top || box.bottom > frame.bottom) wrap.scrollTop += box.top - frame.top - frame.height / 3;
  };

  let before; // not asked while the page is read: the browser would lay it out once more
  const scrolled = () => {
    if (places.length) mark();
    if (heading) title?.classList.toggle("md-header__title--active", heading.getBoundingClientRect().bottom < head.offsetHeight);
    if (top && before !== undefined && scrollY !== before) top.hidden = scrollY > before || scrollY < innerHeight / 2;
    before = scrollY;
  };

  let waiting = false;
  const soon = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      scrolled();
    });
  };
  addEventListener("scroll", soon, { passive: true });
  addEventListener("resize", soon, { passive: true });
  addEventListener("hashchange", soon);
  soon();

  top?.addEventListener("click", () => {
    scrollTo(0, 0);
    (one(".md-skip") ?? one(".md-logo"))?.focus({ preventScroll: true });
    top.hidden = true;
  });

  /* --- What an address leads to, where it is folded -------------------------------------------- */

  const unfold = () => {
    const place = placeOf(location.hash);
    let folded = place?.closest("details:not([open])");
    if (!folded) return;
    for (; folded; folded = folded.parentElement.closest("details:not([open])")) folded.open = true;
    place.scrollIntoView();
  };
  addEventListener("hashchange", unfold);
  unfold();

  /* --- What an address leads to, where it now is a link to a further page ---------------------- */

  const goOn = () => {
    const place = placeOf(location.hash);
    const around = place ?? placeOf(location.hash.replace(/[a-z]+$/, "")); // of a fact: its statement
    const link = around?.closest("[data-pb-onward] a");
    if (link) location.replace(place ? link.href : link.href.split("#")[0] + location.hash);
  };
  addEventListener("hashchange", goOn);
  goOn();

  /* --- What an address leads to, where the list goes on on further pages ----------------------- */

  const begins = one("[data-pb-elsewhere]")?.dataset.pbElsewhere;
  const seek = async () => {
    const [id] = location.hash.match(/(?<=^#)[\w-]+$/) ?? [];
    if (!id?.startsWith(begins) || placeOf(location.hash)) return;
    const found = await fetch(`./${id.slice(begins.length)}/`, { method: "HEAD" }).catch(() => null);
    if (found?.ok && location.hash === `#${id}`) location.replace(found.url); // each has a page of its own
  };
  if (begins) {
    addEventListener("hashchange", seek);
    seek();
  }
})();
