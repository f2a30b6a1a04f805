/**
 * All operations over HTTP, in the order of the documentation.
 */
import { acting } from "./room/post-action.ts";
import { copy } from "./copy/export-room.ts";
import { importing } from "./copy/import-room.ts";
import { head } from "./room/head.ts";
import { health } from "./health.ts";
import { members } from "./room/list-members.ts";
import type { Resource } from "./answer/resource.ts";
import { roomLink } from "./room/room-link.ts";
import { makeRoom } from "./room/make-room.ts";
import { entry } from "./state/one-entry.ts";
import { state } from "./state/all-entries.ts";
import { tail } from "./tail/follow-room.ts";

export const API: readonly Resource[] = [
  roomLink,
  tail,
  members,
  state,
  entry,
  acting,
  copy,
  importing,
  head,
  makeRoom,
  health,
];
