/**
 * What a room has used, as the counted Worker reports it.
 */
import * as v from "valibot";

export const Bill = v.object({
  rows: v.number(),
  alarms: v.number(),
  /** How often the platform ran the room's code: frames, joins, ends and alarms. */
  turns: v.number(),
  /** Milliseconds in which the room could not sleep. */
  awake: v.number(),
});
export type Bill = v.InferOutput<typeof Bill>;

export async function billOf(port: number): Promise<Bill> {
  const response = await fetch(`http://127.0.0.1:${port}/bill`);
  return v.parse(Bill, await response.json());
}

/** The use between two bills. */
export function between(from: Bill, to: Bill): Bill {
  return {
    rows: to.rows - from.rows,
    alarms: to.alarms - from.alarms,
    turns: to.turns - from.turns,
    awake: to.awake - from.awake,
  };
}
