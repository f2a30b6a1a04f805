/**
 * Every command of `alcove`, in the order of its help. To add one, add its file to commands/ and its row here.
 */
import type { MakeCommand } from "./command.ts";
import { bridge } from "./commands/bridge.ts";
import { erase } from "./commands/erase.ts";
import { exportRoom } from "./commands/export.ts";
import { forget } from "./commands/forget.ts";
import { importRoom } from "./commands/import.ts";
import { join } from "./commands/join.ts";
import { endLink } from "./commands/links/links-end.ts";
import { listLinks } from "./commands/links/links-list.ts";
import { makeLink } from "./commands/links/links-make.ts";
import { listMembers } from "./commands/members.ts";
import { newRoom } from "./commands/new.ts";
import { ban } from "./commands/people/people-ban.ts";
import { listBans } from "./commands/people/people-bans.ts";
import { kick } from "./commands/people/people-kick.ts";
import { lift } from "./commands/people/people-lift.ts";
import { mute } from "./commands/people/people-mute.ts";
import { unmute } from "./commands/people/people-unmute.ts";
import { pin } from "./commands/pins/pin.ts";
import { listPins } from "./commands/pins/pins-list.ts";
import { unpin } from "./commands/pins/unpin.ts";
import { claimRoom } from "./commands/room/room-claim.ts";
import { showLog } from "./commands/room/room-log.ts";
import { setPassword } from "./commands/room/room-password.ts";
import { changeSetting } from "./commands/room/room-set.ts";
import { showSettings } from "./commands/room/room-show.ts";
import { wipeRoom } from "./commands/room/room-wipe.ts";
import { say } from "./commands/say.ts";
import { deleteEntry } from "./commands/state/state-delete.ts";
import { getEntries } from "./commands/state/state-get.ts";
import { setEntry } from "./commands/state/state-set.ts";
import { watchEntries } from "./commands/state/state-watch.ts";
import { tailRoom } from "./commands/tail.ts";

export interface CommandGroup {
  readonly name: string;
  readonly about: string;
  readonly commands: readonly MakeCommand[];
}

export const COMMANDS: readonly (MakeCommand | CommandGroup)[] = [
  join,
  say,
  tailRoom,
  listMembers,
  newRoom,
  exportRoom,
  importRoom,
  pin,
  unpin,
  listPins,
  erase,
  forget,
  {
    name: "room",
    about: "settings, ownership and deletion",
    commands: [showSettings, changeSetting, setPassword, claimRoom, showLog, wipeRoom],
  },
  { name: "links", about: "invite links", commands: [makeLink, listLinks, endLink] },
  {
    name: "people",
    about: "moderate members",
    commands: [mute, ban, unmute, kick, lift, listBans],
  },
  {
    name: "state",
    about: "read, write and follow shared state",
    commands: [getEntries, setEntry, deleteEntry, watchEntries],
  },
  bridge,
];
