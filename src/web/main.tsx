/**
 * The page: one document for the start page and for every room; the address tells which.
 */
import { render, type VNode } from "preact";
import { parseRoomName } from "../protocol/names.ts";
import { NotFound, NotSecure } from "./components/problems.tsx";
import { RoomPage } from "./components/room-page.tsx";
import { StartPage } from "./components/start-page.tsx";
import { openRoom } from "./open-room.ts";
import { speakAsChosen } from "./speaking.ts";
import { language, whenSpoken } from "./words/index.ts";

const page = document.getElementById("page");
if (page === null) throw new Error("index.html has no element #page");
// The room is dialled while the words are fetched, so that no language waits longer for what was said.
const [view] = await Promise.all([viewAt(location.pathname), speakAsChosen()]);
draw();
whenSpoken(draw);
// Another tab of this device chose, or the browser did.
addEventListener("storage", () => void speakAsChosen());
addEventListener("languagechange", () => void speakAsChosen());

function draw(): void {
  if (page === null) return;
  document.documentElement.lang = language.tag;
  document.documentElement.dir = language.dir;
  // Over what is there: nothing that people wrote or scrolled to is lost.
  render(view(), page);
}

async function viewAt(path: string): Promise<() => VNode> {
  if (path === "/") return () => <StartPage />;
  const asked = /^\/r\/([^/]+)\/?$/.exec(path)?.[1];
  const name = asked === undefined ? undefined : parseRoomName(asked);
  if (name === undefined) return () => <NotFound asked={asked} />;
  if (!isSecureContext) return () => <NotSecure />;
  const room = await openRoom(name);
  return () => <RoomPage name={name} room={room} />;
}
