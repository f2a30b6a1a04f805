/**
 * Pins messages, removes pins, and reads the pinned messages.
 */
import { type FlatMessage, readableIn, stateOf } from "../../protocol/records/message.ts";
import type { Seq } from "../../protocol/ids.ts";
import { PINS, PINS_AT_MOST, pinsIn, withoutPin, withPin } from "../../protocol/rights/pins.ts";
import { RefusedError, type Room, type Written } from "../../client/program/index.ts";

/** @throws {RefusedError} if there is no such message, or there are too many pins */
export async function pinMessage(room: Room, seq: Seq): Promise<Written> {
  if ((await messageAt(room, seq)) === undefined)
    throw new RefusedError("not-there", `There is no message ${seq}, or it was deleted.`);
  return room.update(PINS, (value) => {
    const pins = withPin(pinsIn(value), seq);
    if (pins.length <= PINS_AT_MOST) return pins;
    throw new RefusedError("bad-setting", `${PINS_AT_MOST} messages are pinned. Unpin one first.`);
  });
}

/** @throws {RefusedError} if the message is not pinned */
export async function unpinMessage(room: Room, seq: Seq): Promise<Written> {
  return room.update(PINS, (value) => {
    const pins = pinsIn(value);
    if (pins.includes(seq)) return withoutPin(pins, seq);
    throw new RefusedError("not-there", `Message ${seq} is not pinned.`);
  });
}

/** The pinned seqs, the newest pin first, each with its message unless that was deleted or has expired. */
export async function* pinnedIn(
  room: Room,
): AsyncGenerator<{ readonly seq: Seq; readonly message: FlatMessage | undefined }, void> {
  for (const seq of pinsIn(room.state.get(PINS)?.value))
    yield { seq, message: await messageAt(room, seq) };
}

async function messageAt(room: Room, seq: Seq): Promise<FlatMessage | undefined> {
  const { value } = await room.messages({ since: seq - 1, follow: false }).next();
  const isThere = value?.seq === seq && readableIn(stateOf(value.body)) !== undefined;
  return isThere ? value : undefined;
}
