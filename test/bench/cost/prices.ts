/**
 * What Cloudflare charges for a Durable Object on the paid plan: list prices of November 2026.
 */
import type { Bill } from "./bill.ts";

/** Dollars. */
export const A_REQUEST = 0.15 / 1_000_000;
/** To the Worker in front of the rooms. */
export const A_WORKER_REQUEST = 0.3 / 1_000_000;
export const A_ROW_READ = 0.001 / 1_000_000;
export const A_ROW_WRITTEN = 1 / 1_000_000;
const A_GIGABYTE_SECOND = 12.5 / 1_000_000;
/** Incoming WebSocket messages that are billed as one request. */
export const MESSAGES_A_REQUEST = 20;
/** An object is billed for this much memory, whatever it uses. */
const GIGABYTES = 0.128;
/** For an object that is awake. */
export const A_SECOND_AWAKE = GIGABYTES * A_GIGABYTE_SECOND;

export interface Price {
  readonly rows: number;
  readonly requests: number;
  readonly duration: number;
}

/** The price of `bill` in dollars. Setting an alarm is billed as a row. */
export function priceOf(bill: Bill): Price {
  return {
    rows: (bill.rows + bill.alarms) * A_ROW_WRITTEN,
    requests: (bill.turns / MESSAGES_A_REQUEST) * A_REQUEST,
    duration: (bill.awake / 1_000) * A_SECOND_AWAKE,
  };
}
