/**
 * I8: compares the joins and leaves that members saw with who was really away.
 */
import { MISSING_AT_MOST } from "../../src/client/core/members-here.ts";
import { TIMING } from "../../src/room/turn/timing.ts";
import { until } from "../support/until.ts";
import { type Verdict, verdict } from "./judge.ts";
import type { Absence, Participant } from "./participant.ts";
import type { Sighting, Witness } from "./witness.ts";

/**
 * A leave is told when the grace is over or later: by an alarm, over a slow line, or after the viewer was
 * away too.
 */
const TOLD_WITHIN = 60_000;
/** Milliseconds by which the clocks of viewer and subject may differ. */
const SLACK = 500;
/** How many flickers are described, so that their cause can be found. */
const TOLD_AT_MOST = 5;
/** What the room promises after a clean loss. */
const EXACT_WITHIN = 20_000;

export async function judgePresence(
  participants: readonly Participant[],
  witness: Witness,
  tell: (line: string) => void,
): Promise<Verdict> {
  const flickers = witness.sightings.filter(
    (it, i) => !isFounded(it, participants, witness.sightings.slice(0, i)),
  );
  for (const flicker of flickers.slice(0, TOLD_AT_MOST)) tell(described(flicker, participants));
  const isExact = ({ room: { state } }: Participant): boolean =>
    state.count === participants.length && state.members.length === participants.length;
  await until(() => participants.every(isExact) || undefined, EXACT_WITHIN).catch(() => {});
  const inexact = participants.filter((it) => !isExact(it)).length;
  return verdict(
    "I8 presence is exact and calm",
    [inexact, "rosters wrong", participants.length],
    [flickers.length, "flickers", witness.sightings.length],
  );
}

/**
 * Whether a member seen to leave had been away for longer than the grace, and a member seen to join had been
 * away.
 */
function isFounded(
  { kind, name, by, at }: Sighting,
  participants: readonly Participant[],
  earlier: readonly Sighting[],
): boolean {
  const { absences = [] } = participants.find((it) => it.name === name) ?? {};
  if (kind === "left") {
    const grace = Math.min(TIMING.grace, MISSING_AT_MOST) - SLACK;
    return absences.some(
      ({ from, to = at }) => to - from >= grace && to >= at - TOLD_WITHIN && from <= at,
    );
  }
  const last = earlier.findLast((it) => it.by === by && it.name === name);
  return last?.kind === "left" || isAway(absences, by.welcomedAt ?? at);
}

function isAway(absences: readonly Absence[], at: number): boolean {
  return absences.some(({ from, to = at }) => from - SLACK <= at && at <= to + SLACK);
}

/** A flicker, and the subject's absences relative to it, in seconds. */
function described({ kind, name, by, at }: Sighting, participants: readonly Participant[]): string {
  const { absences = [] } = participants.find((it) => it.name === name) ?? {};
  const ago = (then: number | undefined): string =>
    then === undefined ? "never" : ((at - then) / 1_000).toFixed(1);
  const near = absences.filter(({ to = at }) => to >= at - TOLD_WITHIN);
  const away = near.map(({ from, to }) => `${ago(from)} to ${ago(to)}`).join(", ");
  return `flicker: ${by.name}, welcome ${ago(by.welcomedAt)} s before, saw that ${name} ${kind}; away ${away}`;
}
