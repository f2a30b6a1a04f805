/**
 * Keeps the page on the device by a service worker, and tells when a newer one is there. It changes nothing by itself:
 * somebody may be in the middle of a sentence.
 */

/** Milliseconds between looks, besides one whenever the page is taken up again. */
const LOOKS_EVERY = 60 * 60_000;

/** @param onReady gets what puts the newer page in the place of this one */
export async function watchForUpdates(onReady: (reload: () => void) => void): Promise<void> {
  const { serviceWorker } = navigator;
  const registration = await serviceWorker.register(workerAddress());
  // Whether a worker's build is ours, only the worker can tell.
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
 * The one address that becomes a script while the page runs. The page's rules let text become nothing else of that kind:
 * `trusted-types` in public/_headers names this policy alone, and no second of the name can be made.
 */
function workerAddress(): string {
  const path = "/service-worker.js";
  if (!("trustedTypes" in globalThis)) return path;
  const policy = trustedTypes.createPolicy("alcove-worker", { createScriptURL: () => path });
  return policy.createScriptURL(path);
}

function reloadWith({ waiting }: ServiceWorkerRegistration): void {
  const reload = (): void => location.reload();
  // Another tab may have brought it in already.
  if (waiting === null) return reload();
  navigator.serviceWorker.addEventListener("controllerchange", reload, { once: true });
  waiting.postMessage("take over");
}
