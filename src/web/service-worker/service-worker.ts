/**
 * Caches one build of the page on the device, so that it opens without a connection. With a connection, the
 * network always comes first, so that nobody gets an old page: see docs/decisions/17-offline.md.
 */
declare const self: ServiceWorkerGlobalScope;
/**
 * Identifies everything that the build serves; the page has the same value. Defined by build/bundle.ts, like
 * the next.
 */
declare const ALCOVE_BUILD: string;
/** The paths of the page's files. */
declare const ALCOVE_FILES: readonly string[];

const CACHE_PREFIX = "alcove ";
const CACHE = CACHE_PREFIX + ALCOVE_BUILD;
const FILES: ReadonlySet<string> = new Set(ALCOVE_FILES);
/** One document for all of them. */
const PAGES = /^\/(r\/[^/]+)?$/;
/** Files whose names change with their content. */
const IMMUTABLE = /^\/assets\/chunks\//;
/** Milliseconds without a sign of the network after which a page is opened from the cache. */
const ANSWER_WITHIN = 3_000;

/** Pages that were opened without the network. Their further requests do not wait for it again. */
const openedWithout = new Set<string>();

self.addEventListener("install", (event) => event.waitUntil(keepFiles()));

self.addEventListener("activate", (event) => {
  event.waitUntil(Promise.all([letGo(), self.registration.navigationPreload.enable()]));
});

self.addEventListener("message", ({ data, source }) => {
  // Pages of this very build lose nothing by a change of workers. Others ask their user first.
  if (data === ALCOVE_BUILD || data === "take over") void self.skipWaiting();
  else source?.postMessage("ready");
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate") {
    // The server sends with the page which sites may frame a room.
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

/** To the page that shows it, otherwise to any page, otherwise to a new one. */
async function leadTo(path: string): Promise<void> {
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const there = pages.find(({ url }) => new URL(url).pathname === path);
  // A page that this worker does not control, for example one from before it, stays where it is.
  const led = there ?? (await pages[0]?.navigate(path).catch(() => null));
  await (led?.focus() ?? self.clients.openWindow(path));
}

async function keepFiles(): Promise<void> {
  const cache = await caches.open(CACHE);
  // A file with a new name for each version may come from any cache.
  const mode = (path: string): RequestCache => (IMMUTABLE.test(path) ? "default" : "no-cache");
  await cache.addAll(ALCOVE_FILES.map((path) => new Request(path, { cache: mode(path) })));
}

/**
 * Removes former builds except the last: a page of it may be open, and load files that no server has any
 * more.
 */
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

/** @throws if there is no answer, or only one from an intermediary, for example 502 */
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
