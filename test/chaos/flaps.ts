/**
 * What other members see of a member whose line flaps, and of a server that restarts.
 */
import { until } from "../support/until.ts";
import { type Verdict, verdict } from "./judge.ts";
import { Participant } from "./participant.ts";
import { pause } from "./pause.ts";
import { MortalServer } from "./server.ts";
import { Tally } from "./tally.ts";
import { Witness } from "./witness.ts";

const FLAPS = 20;
/** Milliseconds between two flaps: 20 of them take 10 s. */
const FLAP_EVERY = 500;
const OTHERS = ["alice", "carol", "dave"];
const FLAPPER = "bob";
const OPEN_WITHIN = 60_000;
/** Milliseconds after which no more news can come: longer than the grace and a viewer's patience together. */
const TOLD_WITHIN = 25_000;

export async function flaps(tell: (line: string) => void): Promise<Verdict[]> {
  const server = await MortalServer.start();
  const witness = new Witness();
  const participants: Participant[] = [];
  try {
    for (const name of [FLAPPER, ...OTHERS]) {
      participants.push(await Participant.join(name, server.port, new Tally(), witness));
    }
    await allOpen(participants);
    // Everybody has seen everybody join.
    await until(() => participants.every(({ room }) => room.state.count === 4) || undefined);
    const [flapper] = participants;
    if (flapper === undefined) throw new Error("Nobody flaps");

    const before = witness.sightings.length;
    const began = Date.now();
    for (let flap = 0; flap < FLAPS; flap++) await flapOnce(flapper, began + flap * FLAP_EVERY);
    tell(`${FLAPS} flaps took ${((Date.now() - began) / 1_000).toFixed(1)} s`);
    await pause(TOLD_WITHIN);
    const flapped = witness.sightings.slice(before);

    await server.killAndStart();
    const restarted = Date.now();
    await allOpen(participants);
    tell(`all were back ${((Date.now() - restarted) / 1_000).toFixed(1)} s after the restart`);
    await pause(TOLD_WITHIN);
    const after = witness.sightings.slice(before + flapped.length);
    return [
      verdict(`nobody sees ${FLAPS} flaps`, ...counted(flapped)),
      verdict("nobody sees a restart", ...counted(after)),
    ];
  } finally {
    await Promise.all(participants.map((it) => it.end()));
    await server.end();
  }
}

function counted(sightings: Witness["sightings"]) {
  const count = (kind: string): number => sightings.filter((it) => it.kind === kind).length;
  const viewers = OTHERS.length;
  return [
    [count("joined"), "joins seen", viewers],
    [count("left"), "leaves seen", viewers],
  ] as const;
}

/** Loses the line and reconnects, then waits until `at`. */
async function flapOnce(flapper: Participant, at: number): Promise<void> {
  await pause(Math.max(0, at - Date.now()));
  flapper.line.inflict({ kind: "reset" });
  await until(() => !flapper.isOpen || undefined);
  flapper.room.retry();
  await until(() => flapper.isOpen || undefined);
}

async function allOpen(participants: readonly Participant[]): Promise<void> {
  await until(() => participants.every((it) => it.isOpen) || undefined, OPEN_WITHIN);
}
