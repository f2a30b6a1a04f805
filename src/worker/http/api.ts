/**
 * All that can be done over HTTP, in the order in which it is told.
 */
import { acting } from "./acting.ts";
import { copy } from "./copy/export.ts";
import { importing } from "./copy/import.ts";
import { head } from "./head.ts";
import { health } from "./health.ts";
import { members } from "./members.ts";
import type { Resource } from "./resource.ts";
import { room } from "./room.ts";
import { rooms } from "./rooms.ts";
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
