/**
 * The log of a room in which nobody ever was: it is empty, and stores nothing. Its answers may be given to a
 * caller who must not learn whether there is a room.
 */
import type { Entry } from "../../protocol/records/entry.ts";
import type { Message } from "../../protocol/records/message.ts";
import type { Log } from "./log.ts";
import type { PastWrite, Places } from "./state-log.ts";

export class Nowhere implements Log {
  readonly exists = false;
  readonly epoch = "";
  readonly head = 0;
  readonly rowsRead = 0;
  readonly charsRead = 0;
  readonly horizon = 0;
  readonly writtenAt = 0;
  readonly isFull = false;

  append(): undefined {
    return undefined;
  }

  revise(): undefined {
    return undefined;
  }

  page(): Message[] {
    return [];
  }

  saidBy(): Message[] {
    return [];
  }

  changedSince(): Message[] {
    return [];
  }

  revisedSince(): Message[] {
    return [];
  }

  newestIds(): Message[] {
    return [];
  }

  unreadAfter(): number {
    return 0;
  }

  firstSince(): undefined {
    return undefined;
  }

  hide(): void {}

  erase(): "none" {
    return "none";
  }

  find(): undefined {
    return undefined;
  }

  places(): Places {
    return { placed: [], forgotten: 0 };
  }

  put(): Entry | undefined {
    return undefined;
  }

  newestDone(): PastWrite[] {
    return [];
  }

  decision(): undefined {
    return undefined;
  }

  decisions(): [] {
    return [];
  }

  count(): number {
    return 0;
  }

  isWiped(): boolean {
    return false;
  }

  wipe(): void {}

  decide(): boolean {
    return false;
  }
}
