/**
 * Caches the page on the device with a service worker, and reports when a newer version is there. It changes
 * nothing by itself, since the user may be writing a message.
 */

/** Milliseconds between two checks. There is also one whenever the user returns to the page. */
const LOOKS_EVERY = 60 * 60_000;

/** @param onReady is given a function that replaces this page with the newer one */
export async function watchForUpdates(onReady: (reload: () => void) => void): Promise<void> {
  const { serviceWorker } = navigator;
  const registration = await serviceWorker.register(workerAddress());
  // Only the worker knows whether it is of our build.
  const meet = (worker: ServiceWorker): void => worker.postMessage(ALCOVE_BUILD);
  const follow = (worker: ServiceWorker | null): void => {
    worker?.addEventListener("statechange", () => worker.state === "installed" && meet(worker));
  };
  serviceWorker.addEventListener("message", ({ data }) => {
    if (data === "ready") onReady(() => reloadWith(registration));
  });
  if (registration.waiting !== null) meet(registration.waiting);
  follow(registration.installing);
  registration.addEventListener("updatefound", () => follow(registration.installing));

  const look = (): void => void registration.update().catch(() => {});
  setInterval(look, LOOKS_EVERY);
  document.addEventListener("visibilitychange", () => !document.hidden && look());
}

/**
 * The only address that becomes a script while the page runs. The page's policy allows nothing else of that
 * kind: `trusted-types` in public/_headers names only this policy, and no second one of the name can be
 * created.
 */
function workerAddress(): string {
  const path = "/service-worker.js";
  if (!("trustedTypes" in globalThis)) return path;
  const policy = trustedTypes.createPolicy("alcove-worker", { createScriptURL: () => path });
  return policy.createScriptURL(path);
}

function reloadWith({ waiting }: ServiceWorkerRegistration): void {
  const reload = (): void => location.reload();
  // Another tab may have activated it already.
  if (waiting === null) return reload();
  navigator.serviceWorker.addEventListener("controllerchange", reload, { once: true });
  waiting.postMessage("take over");
}
