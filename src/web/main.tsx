/**
 * The page: one document for the start page and for every room; the address tells which.
 */
import { render, type VNode } from "preact";
import { parseRoomName } from "../protocol/names.ts";
import { NotFound, NotSecure } from "./components/problems.tsx";
import { RoomPage } from "./components/room-page.tsx";
import { StartPage } from "./components/start-page.tsx";
import { openRoom } from "./open-room.ts";

const page = document.getElementById("page");
if (page === null) throw new Error("index.html has no element #page");
render(await pageAt(location.pathname), page);

async function pageAt(path: string): Promise<VNode> {
  if (path === "/") return <StartPage />;
  const asked = /^\/r\/([^/]+)\/?$/.exec(path)?.[1];
  const name = asked === undefined ? undefined : parseRoomName(asked);
  if (name === undefined) return <NotFound asked={asked} />;
  if (!isSecureContext) return <NotSecure />;
  return <RoomPage name={name} room={await openRoom(name)} />;
}
