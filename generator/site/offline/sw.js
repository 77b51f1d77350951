/* The service worker: keeps what is read on the visitor's device, so that it can be read again without
   a network; and all of the site for who asks for it. Before this text stands VERSION. The file LIST
   has what the whole site is made of: [address, revision] in the order in which they are worth
   keeping. A file without a revision never changes, because its address does. Nothing is fetched but
   what a page asks for, and that list only for who wants it all.

   Pages come from the network, if it answers, and are kept as they come. What is kept stands in one
   cache, each file with its revision, so that a new build costs what it changed. */
"use strict";

const SCOPE = new URL(registration.scope);
const NAMES = `playbook ${SCOPE.pathname} `;
const CACHE = `${NAMES}1`;
const LIST = new URL(`sw-files.json?v=${VERSION}`, SCOPE).href;
const DONE = new URL("sw-done", SCOPE).href; // a mark in the cache: the build that is kept in full
const OFFLINE = new URL("offline/", SCOPE);
const REVISION = "x-revision";
const VISITED = "visited"; // the revision of what was kept as it was read
const LARGE = 2 * 1024 * 1024; // bytes: a document of its own, to be saved by who wants it
const PATIENCE = 3000; // milliseconds until a page that is kept stands in for a slow network
const AT_ONCE = 4;

addEventListener("install", (event) => {
  event.waitUntil(install());
});

addEventListener("activate", (event) => {
  event.waitUntil(activate());
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const mine = url.origin === SCOPE.origin && url.pathname.startsWith(SCOPE.pathname);
  if (mine && request.method === "GET" && !request.headers.has("range")) event.respondWith(answer(event));
});

/* Pages say what was read before, ask for the rest to be kept or forgotten, and how they themselves
   were come by. */
addEventListener("message", (event) => {
  const [port] = event.ports;
  const { keep: all, forget, visited, address } = event.data;
  const act = all ? keepAll() : forget ? forgetAll() : visited ? keepVisited(visited) : asKept(address);
  event.waitUntil(act.then((state) => port.postMessage(state)));
});

/* Where a file is kept: without what follows `?`, but for the version of a style or script. */
const place = (address) => {
  const url = new URL(address, SCOPE);
  const version = url.pathname.startsWith(`${SCOPE.pathname}assets/`) && url.searchParams.get("v");
  return `${url.origin}${url.pathname.replace(/(^|\/)index\.html$/, "$1")}${version ? `?v=${version}` : ""}`;
};

let reading;

/* The files of the whole site by place, with their revisions. Read once while the worker lives. */
const files = async () => {
  const read = async () => {
    const cache = await caches.open(CACHE);
    const kept = await cache.match(LIST);
    const response = kept ?? (await fetch(LIST, { cache: "no-cache" }));
    const list = await response.clone().json();
    if (list.version !== VERSION) throw new Error("the list of files is of another build");
    if (!kept) await cache.put(LIST, response);
    const order = list.files.map(([address, revision]) => [place(address), revision]);
    return { order, enough: list.enough, revisions: new Map(order) };
  };
  reading ??= read().catch((error) => {
    reading = undefined;
    throw error;
  });
  return reading;
};

/* What is known of a file's revision: nothing, where the whole site is not wanted. */
const revisionOf = async (address) => {
  const wanted = reading ?? ((await (await caches.open(CACHE)).match(LIST)) && files());
  return (await wanted)?.revisions.get(address);
};

const install = async () => {
  await keepAsRead(OFFLINE.href).catch(() => undefined); // a small site may have none
  await skipWaiting();
};

const activate = async () => {
  await registration.navigationPreload?.enable();
  for (const name of await caches.keys()) {
    if (name.startsWith(NAMES) && name !== CACHE) await caches.delete(name);
  }
  await clients.claim();
};

/* Answers */

/* Pages, and what they are made of: not what is taken along, such as a book or a feed. */
const isRead = ({ mode, destination, url }) =>
  mode === "navigate" || ["style", "script", "image", "font"].includes(destination) || /\/[^/.]*$|\.json$|\/pagefind\//.test(new URL(url).pathname);

/* Styles and scripts are asked for with their version: another one has another address. */
const fixed = (address) => address.includes("?v=");

const answer = async (event) => {
  const { request } = event;
  const address = place(request.url);
  try {
    if (fixed(address)) return await fromCache(event, address);
    const revision = await revisionOf(address).catch(() => undefined);
    if (revision === "") return await fromCache(event, address);
    if (revision !== undefined || isRead(request)) return await fromNetwork(event, address, revision ?? VISITED);
    return await ask(event);
  } catch {
    return (await instead(request, address)) ?? Response.error();
  }
};

/* A file that never changes: from the cache, else from the network into it. */
const fromCache = async (event, address) => {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(address, { ignoreVary: true });
  if (kept) return kept;
  const response = await ask(event);
  event.waitUntil(keep(cache, address, "", response.clone()).catch(noRoom));
  return response;
};

/* A file that may have changed: from the network, unless it is slow or fails and one is kept. */
const fromNetwork = async (event, address, revision) => {
  const cache = await caches.open(CACHE);
  const asked = ask(event).then((response) => {
    if (response.status >= 500) throw new Error(response.statusText);
    const copy = response.clone();
    event.waitUntil(keep(cache, address, revision, copy).catch(noRoom));
    shown.delete(address);
    return response;
  });
  asked.catch(() => undefined); // it may fail before anybody waits for it
  const kept = await cache.match(address, { ignoreVary: true });
  if (!kept) return asked;
  event.waitUntil(asked.catch(() => undefined));
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  const response = await Promise.race([asked, patience]).catch(() => undefined);
  if (response) return response;
  shown.set(address, kept.headers.get("date") ?? "");
  return kept;
};

const ask = async (event) => (await event.preloadResponse) ?? fetch(event.request);

/* What is given for what cannot be had: an older style for a newer page, or the page that says so. */
const instead = async (request, address) => {
  const cache = await caches.open(CACHE);
  const other = await cache.match(address, { ignoreSearch: true, ignoreVary: true });
  if (other || request.mode !== "navigate") return other;
  if (await cache.match(`${address}/`, { ignoreVary: true })) return Response.redirect(`${address}/`);
  if (!(await cache.match(OFFLINE.href)) || address === OFFLINE.href) return undefined;
  const asked = request.url.slice(SCOPE.href.length);
  return Response.redirect(`${OFFLINE.href}?${new URLSearchParams({ page: asked })}`);
};

/* Pages that were given from the cache because the network failed or was slow, with their day. */
const shown = new Map();

const asKept = async (address) => {
  const kept = await (await caches.open(CACHE)).match(place(address), { ignoreVary: true });
  return { failed: shown.has(place(address)), date: kept?.headers.get("date") ?? "" };
};

/* Keeping */

let keeping;

const keepAll = () => {
  keeping ??= renew().finally(() => {
    keeping = undefined;
  });
  return keeping;
};

/* Pages and their parts that were read while there was no worker: the browser has them still. */
const keepVisited = async (addresses) => {
  const cache = await caches.open(CACHE);
  for (const address of new Set(addresses.map(place))) {
    if (!(await cache.match(address, { ignoreVary: true }))) await keepAsRead(address).catch(noRoom);
  }
  return {};
};

const keepAsRead = async (address) => {
  const response = await fetch(address, { cache: "force-cache", priority: "low" });
  const cache = await caches.open(CACHE);
  await keep(cache, address, fixed(address) ? "" : VISITED, response);
};

/* What was kept for reading offline goes, but for what was read. */
const forgetAll = async () => {
  const cache = await caches.open(CACHE);
  for (const request of await cache.keys()) {
    const kept = await cache.match(request);
    if (kept.headers.get(REVISION) !== VISITED && !fixed(request.url)) await cache.delete(request);
  }
  reading = undefined;
  await cache.delete(LIST);
  return {};
};

/* Fetch what is worth keeping and is not there, renew what is there, forget what has gone. */
const renew = async () => {
  const cache = await caches.open(CACHE);
  const { order, enough, revisions } = await files();
  if ((await (await cache.match(DONE))?.text()) === VERSION) return { done: true };
  const there = new Set((await cache.keys()).map((request) => request.url));
  const wanted = order.filter(([address], rank) => rank < enough || there.has(address));
  const done = await fetchAll(await missing(wanted));
  if (!done) return { done };
  for (const address of there) {
    const kept = await cache.match(address, { ignoreVary: true });
    const read = kept?.headers.get(REVISION) === VISITED;
    if (!revisions.has(address) && !read && address !== LIST) await cache.delete(address);
  }
  await cache.put(DONE, new Response(VERSION));
  return { done };
};

/* Of *wanted*, the files that are not kept in this revision. */
const missing = async (wanted) => {
  const cache = await caches.open(CACHE);
  const found = [];
  for (const [address, revision] of wanted) {
    const kept = await cache.match(address, { ignoreVary: true });
    if (!kept || kept.headers.get(REVISION) !== revision) found.push([address, revision]);
  }
  return found;
};

/* Fetch a few at a time; return whether the network held out. A file that the server does not give
   is left out, and so is what the device has no room for: one fault does not cost the rest. */
const fetchAll = async (wanted) => {
  const cache = await caches.open(CACHE);
  const waiting = wanted.values();
  const some = async () => {
    for (const [address, revision] of waiting) {
      const response = await fetch(address, { cache: "no-cache", priority: "low" });
      await keep(cache, address, revision, response);
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, some));
    return true;
  } catch (error) {
    return error.name === "QuotaExceededError";
  }
};

/* The page is shown all the same. */
const noRoom = () => undefined;

/* Keep a whole answer of this site, never an error, and never what another address gave: a page to
   sign in, say. */
const keep = async (cache, address, revision, response) => {
  const own = !response.redirected || place(response.url) === address;
  if (response.status !== 200 || response.type !== "basic" || !own) return;
  if (Number(response.headers.get("content-length") ?? 0) > LARGE) return;
  const headers = new Headers(response.headers);
  headers.set(REVISION, revision);
  for (const name of ["content-encoding", "content-length", "set-cookie"]) headers.delete(name);
  await cache.put(address, new Response(await response.blob(), { headers }));
  if (!fixed(address)) return;
  for (const { url } of await cache.keys(address, { ignoreSearch: true })) {
    if (url !== address) await cache.delete(url); // an older version of it
  }
};
