/**
 * Many programs count in one entry by compare-and-set: each reads the value and sets it plus one. The sum
 * tells whether an increment was lost or done twice.
 */
import { enterRoom, type RoomView } from "../../src/client/index.ts";
import { updateEntry } from "../../src/client/core/writing.ts";
import { until } from "../support/until.ts";
import { type Verdict, verdict } from "./judge.ts";
import { ROOM, tokenOf } from "./participant.ts";
import { MortalServer } from "./server.ts";
import { freshEntries } from "./state.ts";
import { incremented } from "./state-writer.ts";
import { Tally } from "./tally.ts";

export interface Counting {
  readonly programs: number;
  /** Per program. */
  readonly increments: number;
  readonly kills: number;
}

const KEY = "counter";
const JOINED_WITHIN = 60_000;
const COUNTED_WITHIN = 300_000;

export async function counter(
  { programs, increments, kills }: Counting,
  tell: (line: string) => void = () => {},
): Promise<Verdict[]> {
  const server = await MortalServer.start();
  const tally = new Tally();
  const rooms: RoomView[] = [];
  try {
    for (let n = 0; n < programs; n++) rooms.push(await join(`p${n}`, server.port, tally));
    await until(() => rooms.every(isOpen) || undefined, JOINED_WITHIN);
    const began = Date.now();
    const total = programs * increments;
    let done = 0;
    const count = async (room: RoomView): Promise<number[]> => {
      const revs: number[] = [];
      for (let n = 0; n < increments; n++) {
        revs.push((await updateEntry(room, KEY, incremented)).rev);
        done += 1;
      }
      return revs;
    };
    const counting = Promise.all(rooms.map(count));
    // The rejection is handled below. Until then it must not end the process.
    counting.catch(() => {});
    for (let kill = 1; kill <= kills; kill++) {
      await until(() => done > (kill * total) / (kills + 1) || undefined, COUNTED_WITHIN);
      tell(`kill ${kill} at ${done}`);
      await server.killAndStart();
    }
    const revs = (await counting).flat();
    tell(`counted to ${total} in ${((Date.now() - began) / 1_000).toFixed(1)} s`);
    tell(
      `${tally.refusals.get("conflict") ?? 0} conflicts, ${tally.resends} resends, ${tally.dials} dials`,
    );
    const value = (await freshEntries(server.port)).get(KEY);
    await until(() => rooms.every((it) => it.state.entries.get(KEY)?.value === value) || undefined);
    return [
      verdict(
        "I11 no update is lost or doubled",
        [total - Number(value), "lost or doubled", total],
        [total - new Set(revs).size, "revs given twice", total],
      ),
    ];
  } finally {
    for (const room of rooms) room.leave();
    await server.end();
  }
}

async function join(name: string, port: number, { dial }: Tally): Promise<RoomView> {
  const token = await tokenOf(name);
  return enterRoom({ url: `ws://127.0.0.1:${port}/r/${ROOM}`, token, name, ports: { dial } });
}

function isOpen(room: RoomView): boolean {
  return room.state.connection.status === "open";
}
