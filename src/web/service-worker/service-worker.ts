/**
 * Keeps one build of the page on the device, so that it opens without a connection. With one, the network always has the
 * first word, so nobody is shown an old page: see docs/decisions/17-offline.md.
 */
declare const self: ServiceWorkerGlobalScope;
/** Stands for all that the build serves; the page has the same. Put in by build/bundle.ts, as the next. */
declare const ALCOVE_BUILD: string;
/** The paths of what a page is made of. */
declare const ALCOVE_FILES: readonly string[];

const CACHE_PREFIX = "alcove ";
const CACHE = CACHE_PREFIX + ALCOVE_BUILD;
const FILES: ReadonlySet<string> = new Set(ALCOVE_FILES);
/** One document for all of them. */
const PAGES = /^\/(r\/[^/]+)?$/;
/** Names that change with what is in them. */
const IMMUTABLE = /^\/assets\/chunks\//;
/** Milliseconds without a sign of the network, after which a page is opened without it. */
const ANSWER_WITHIN = 3_000;

/** Pages that were opened without the network: what they load next does not wait for it again. */
const openedWithout = new Set<string>();

self.addEventListener("install", (event) => event.waitUntil(keepFiles()));

self.addEventListener("activate", (event) => {
  event.waitUntil(Promise.all([letGo(), self.registration.navigationPreload.enable()]));
});

self.addEventListener("message", ({ data, source }) => {
  // Pages of this very build have nothing to lose by a change of workers; others ask a person first.
  if (data === ALCOVE_BUILD || data === "take over") void self.skipWaiting();
  else source?.postMessage("ready");
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate") {
    // Which sites may frame a room, its server tells with the page.
    if (request.destination !== "document") return;
    if (PAGES.test(pathname)) event.respondWith(page(event));
  } else if (IMMUTABLE.test(pathname)) event.respondWith(chunk(request));
  else if (FILES.has(pathname)) event.respondWith(file(event));
});

self.addEventListener("notificationclick", (event) => {
  const { notification } = event;
  notification.close();
  if (typeof notification.data === "string") event.waitUntil(leadTo(notification.data));
});

/** To the page that shows it, else to any page, else to a new one. */
async function leadTo(path: string): Promise<void> {
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const there = pages.find(({ url }) => new URL(url).pathname === path);
  // A page that is not ours to lead, as one from before this worker, stays where it is.
  const led = there ?? (await pages[0]?.navigate(path).catch(() => null));
  await (led?.focus() ?? self.clients.openWindow(path));
}

async function keepFiles(): Promise<void> {
  const cache = await caches.open(CACHE);
  // What has a name of its own for each version may come from wherever it is already.
  const mode = (path: string): RequestCache => (IMMUTABLE.test(path) ? "default" : "no-cache");
  await cache.addAll(ALCOVE_FILES.map((path) => new Request(path, { cache: mode(path) })));
}

/** Lets go of former builds but the last: a page of it may be open, and load what no server has any more. */
async function letGo(): Promise<void> {
  const former = (await caches.keys()).filter(
    (key) => key.startsWith(CACHE_PREFIX) && key !== CACHE,
  );
  await Promise.all(former.slice(0, -1).map((key) => caches.delete(key)));
}

async function page(event: FetchEvent): Promise<Response> {
  const answer = fromNetwork(event);
  const kept = await keptAt("/");
  if (kept === undefined) return answer;
  try {
    return await Promise.race([answer, silence()]);
  } catch {
    openedWithout.add(event.resultingClientId);
    return kept;
  }
}

/** @throws where there is no answer, or only one of something between us and the server, as 502 */
async function fromNetwork(event: FetchEvent): Promise<Response> {
  const preloaded: unknown = await event.preloadResponse;
  const answer = preloaded instanceof Response ? preloaded : await fetch(event.request);
  if (answer.status >= 500) throw new Error(`${answer.status}`);
  return answer;
}

async function file({ request, clientId }: FetchEvent): Promise<Response> {
  const kept = await keptAt(new URL(request.url).pathname);
  if (kept === undefined) return fetch(request);
  return openedWithout.has(clientId) ? kept : fetch(request).catch(() => kept);
}

async function chunk(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}

function keptAt(path: string): Promise<Response | undefined> {
  return caches.match(path, { cacheName: CACHE });
}

function silence(): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error("No answer")), ANSWER_WITHIN);
  });
}
