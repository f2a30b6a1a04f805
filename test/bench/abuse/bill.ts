/**
 * What Cloudflare charges for, as the billed Worker counts it, and its price in dollars.
 */
import * as v from "valibot";
import {
  A_REQUEST,
  A_ROW_READ,
  A_ROW_WRITTEN,
  A_SECOND_AWAKE,
  A_WORKER_REQUEST,
  MESSAGES_A_REQUEST,
} from "../cost/prices.ts";

const Bill = v.object({
  rowsRead: v.number(),
  rowsWritten: v.number(),
  /** How often an alarm was set. Each is billed as a row written. */
  alarms: v.number(),
  /** How often a room was loaded into memory. */
  rooms: v.number(),
  /** To rooms, from the Worker and the platform. */
  requests: v.number(),
  /** On sockets. */
  messages: v.number(),
  /** Requests to the Worker. */
  asked: v.number(),
});
export type Bill = v.InferOutput<typeof Bill>;

export async function billOf(port: number): Promise<Bill> {
  const response = await fetch(`http://127.0.0.1:${port}/bill`);
  return v.parse(Bill, await response.json());
}

/** What `more` used beyond `times` times `less`. At least nothing: using less earns no credit. */
export function beyond(more: Bill, less: Bill, times = 1): Bill {
  const over = (name: keyof Bill): number => Math.max(0, more[name] - less[name] * times);
  return {
    rowsRead: over("rowsRead"),
    rowsWritten: over("rowsWritten"),
    alarms: over("alarms"),
    rooms: over("rooms"),
    requests: over("requests"),
    messages: over("messages"),
    asked: over("asked"),
  };
}

/** The price in dollars of what was used within so many seconds, in which the room could not sleep. */
export function dollarsOf(bill: Bill, seconds: number): number {
  return (
    bill.rowsRead * A_ROW_READ +
    (bill.rowsWritten + bill.alarms) * A_ROW_WRITTEN +
    (bill.requests + bill.messages / MESSAGES_A_REQUEST) * A_REQUEST +
    bill.asked * A_WORKER_REQUEST +
    seconds * A_SECOND_AWAKE
  );
}
