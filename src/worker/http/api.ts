/**
 * All that can be done over HTTP, in the order in which it is told.
 */
import { acting } from "./room/acting.ts";
import { copy } from "./copy/export.ts";
import { importing } from "./copy/import.ts";
import { head } from "./room/head.ts";
import { health } from "./health.ts";
import { members } from "./room/members.ts";
import type { Resource } from "./answer/resource.ts";
import { room } from "./room/room.ts";
import { rooms } from "./room/rooms.ts";
import { entry } from "./state/entry.ts";
import { state } from "./state/state.ts";
import { tail } from "./tail/tail.ts";

export const API: readonly Resource[] = [
  room,
  tail,
  members,
  state,
  entry,
  acting,
  copy,
  importing,
  head,
  rooms,
  health,
];
