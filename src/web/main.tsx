/**
 * The page: one document for the start page and for every room; the address tells which.
 *
 *     components/      what is drawn
 *     hooks/           what a drawing follows: the room, the device, the scrolling, the keys
 *     view/            what is to be drawn, told and done, worked out from state alone
 *     rooms/           the rooms that the page is in, and what it does for all of them
 *     device/          what stays on the device: localStorage, and IndexedDB for outbox and history
 *     words/           all that is said, in each language
 *     service-worker/  the page without a network
 *     build/           from all this to public/assets
 *
 * A file beside this one is the page as a whole, towards the browser or the server. What loads later is in parts.ts.
 */
import { type ComponentProps, render, type VNode } from "preact";
import { parseRoomName } from "../protocol/names/names.ts";
import { ReloadOffer } from "./components/reload-offer.tsx";
import { RoomPage } from "./components/room-page.tsx";
import { RoomsSide } from "./components/rooms-side.tsx";
import { StartPage } from "./components/start-page.tsx";
import { settingsIn, whenSettingsChange } from "./device/settings.ts";
import { device } from "./device/store.ts";
import { whenLost } from "./later.ts";
import { background, formatting, problems, troubleKit } from "./parts.ts";
import { takeKey, whenMoved } from "./navigation.ts";
import { rooms } from "./rooms/here.ts";
import { places } from "./rooms/places.ts";
import { sleepWith } from "./rooms/sleep.ts";
import { speakAsChosen } from "./speaking.ts";
import { dress } from "./theme.ts";
import { language, whenSpoken } from "./words/index.ts";

const page = document.getElementById("page");
if (page === null) throw new Error("index.html has no element #page");
type Background = NonNullable<typeof background.value>;
let view: (() => VNode) | undefined;
let reloadOffer: ComponentProps<typeof ReloadOffer> | undefined;
// Nothing is awaited out here: what loads later shares this file, and would wait for what waits for it.
void begin();

async function begin(): Promise<void> {
  // The room is dialled while the words are fetched, so that no language waits longer for what was said.
  [view] = await Promise.all([viewAt(location.pathname), speakAsChosen()]);
  draw();
  whenSpoken(draw);
  whenLost(() => offer(reloadOffer ?? { why: "notLoaded", onReload: () => location.reload() }));
  whenMoved(() => void move());
  whenSettingsChange(() => dress(settingsIn(device)));
  sleepWith(rooms);
  // Another tab of this device chose, or the browser did.
  addEventListener("storage", () => void speakAsChosen());
  addEventListener("languagechange", () => void speakAsChosen());
  // The page first: what keeps it for later must not make anybody wait for it now.
  const settle = (): void => void background.whenThere(settleIn);
  if (document.readyState === "complete") settle();
  else addEventListener("load", settle, { once: true });
}

async function move(): Promise<void> {
  const path = location.pathname;
  const next = await viewAt(path);
  // A visitor who went on in the meantime is somewhere else by now.
  if (path !== location.pathname) return;
  view = next;
  draw();
}

function draw(): void {
  if (page === null) return;
  document.documentElement.lang = language.tag;
  document.documentElement.dir = language.dir;
  // Over what is there: nothing that people wrote or scrolled to is lost.
  render(
    <>
      {reloadOffer && <ReloadOffer {...reloadOffer} />}
      {view?.()}
    </>,
    page,
  );
}

function offer(reload: ComponentProps<typeof ReloadOffer>): void {
  reloadOffer = reload;
  draw();
}

function settleIn({ notifyFrom, forgetOld, lookAround, watchForUpdates }: Background): void {
  lookAround(rooms, device);
  notifyFrom(rooms, device);
  forgetOld(rooms, places);
  // Once there is trouble it may not be had.
  void troubleKit.load();
  // Private windows and blocked storage have no workers; all but opening offline works without.
  watchForUpdates((onReload) => offer({ why: "newVersion", onReload })).catch(() => {});
}

async function viewAt(path: string): Promise<() => VNode> {
  const key = takeKey();
  if (path === "/") return () => <StartPage />;
  const asked = /^\/r\/([^/]+)\/?$/.exec(path)?.[1];
  const name = asked === undefined ? undefined : parseRoomName(asked);
  if (name === undefined || !isSecureContext) {
    const { NotFound, NotSecure } = await problems.wait();
    return () => (name === undefined ? <NotFound asked={asked} /> : <NotSecure />);
  }
  // Beside the joining, so that it is there when the first message is.
  void formatting.load();
  const room = await rooms.enter(name, key);
  return () => (
    <div class="house">
      <RoomsSide current={name} />
      <RoomPage key={name} name={name} room={room} />
    </div>
  );
}
