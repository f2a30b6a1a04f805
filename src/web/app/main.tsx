/**
 * The page: one document for the start page and every room. The address decides which is shown.
 *
 *     app/             the page as a whole: where it starts, and what it does at every address
 *     start/ room/ door/ room-settings/ settings/     what fills a page, or a sheet over it
 *     log/ messages/ notices/ composer/ people/ …     the parts of a room's page, each with its hooks and pure functions
 *     rooms/           the rooms that the page is in, and what it does for all of them
 *     device/          what stays on the device: localStorage, and IndexedDB for outbox and history
 *     browser/ loading/ ui/                           what every part builds on
 *     words/           every text shown, in each language
 *     service-worker/  the page without a network
 *     build/           builds public/assets from all this
 *
 * A part that loads later has its handle beside it, or in the one file that shows it: see ui/later-part.ts.
 */
import { render, type VNode } from "preact";
import { parseRoomName } from "../../protocol/names/names.ts";
import type { ReloadOfferProps } from "./reload-offer.tsx";
import { RoomPage } from "../room/room-page.tsx";
import { RoomsSide } from "../room-list/rooms-side.tsx";
import { Later, whenLost } from "../loading/later.ts";
import { formatting } from "../formatting/later-formatting.ts";
import { laterPart } from "../ui/later-part.ts";
import { takeKey, whenMoved } from "../browser/navigation.ts";
import { rooms } from "../rooms/here.ts";
import { speakAsChosen } from "./speaking.ts";
import { language, whenSpoken } from "../words/index.ts";

/** Work that nobody waits for. */
const background = new Later(() => import("./background.ts"));
const reloading = laterPart(() => import("./reload-offer.tsx"));
/** first-paint.ts makes the browser fetch it together with this file. */
const start = new Later(() => import("../start/start-page.tsx"));
/** Shown at addresses where there can be no room. */
const problems = laterPart(() => import("./problem-page.tsx"));

const page = document.getElementById("page");
if (page === null) throw new Error("index.html has no element #page");
let view: (() => VNode) | undefined;
let reloadOffer: ReloadOfferProps | undefined;
// Nothing is awaited at the top level: later parts share this file, and would wait for it too.
void begin();

async function begin(): Promise<void> {
  // The room is dialled while the texts are fetched, so that no language delays its messages.
  [view] = await Promise.all([viewAt(location.pathname), speakAsChosen()]);
  draw();
  whenSpoken(draw);
  whenLost(() => offer(reloadOffer ?? { why: "notLoaded", onReload: () => location.reload() }));
  whenMoved(() => void move());
  // The language was chosen in another tab, or changed in the browser.
  addEventListener("storage", () => void speakAsChosen());
  addEventListener("languagechange", () => void speakAsChosen());
  // The page comes first. Caching it for later must not delay it now.
  const settle = (): void =>
    void background.whenThere(({ runInBackground }) => {
      void reloading.load();
      runInBackground((onReload) => offer({ why: "newVersion", onReload }));
    });
  if (document.readyState === "complete") settle();
  else addEventListener("load", settle, { once: true });
}

async function move(): Promise<void> {
  const path = location.pathname;
  const next = await viewAt(path);
  // The user may have gone to another address meanwhile.
  if (path !== location.pathname) return;
  view = next;
  draw();
}

function draw(): void {
  if (page === null) return;
  document.documentElement.lang = language.tag;
  document.documentElement.dir = language.dir;
  // Drawn over the page, so that no draft or scroll position is lost.
  render(
    <>
      {reloadOffer && reloading.value && <reloading.value.ReloadOffer {...reloadOffer} />}
      {view?.()}
    </>,
    page,
  );
}

function offer(reload: ReloadOfferProps): void {
  reloadOffer = reload;
  reloading.whenThere(draw);
}

async function viewAt(path: string): Promise<() => VNode> {
  const key = takeKey();
  if (path === "/") {
    const { StartPage } = await start.wait();
    return () => <StartPage />;
  }
  const asked = /^\/r\/([^/]+)\/?$/.exec(path)?.[1];
  const name = asked === undefined ? undefined : parseRoomName(asked);
  if (name === undefined || !isSecureContext) {
    const { NotFound, NotSecure } = await problems.wait();
    return () => (name === undefined ? <NotFound asked={asked} /> : <NotSecure />);
  }
  // Loads while the room is joined, so that it is ready for the first message.
  void formatting.load();
  const room = await rooms.enter(name, key);
  return () => (
    <div class="house">
      <RoomsSide current={name} />
      <RoomPage key={name} name={name} room={room} />
    </div>
  );
}
