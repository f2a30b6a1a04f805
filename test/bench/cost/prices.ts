/**
 * What Cloudflare charges for a Durable Object on the paid plan: list prices of November 2026.
 */
import type { Bill } from "./bill.ts";

/** Dollars. */
const A_REQUEST = 0.15 / 1_000_000;
const A_ROW_WRITTEN = 1 / 1_000_000;
const A_GIGABYTE_SECOND = 12.5 / 1_000_000;
/** Messages that come in over a WebSocket and are billed as one request. */
const MESSAGES_A_REQUEST = 20;
/** An object is billed for this much memory, whatever it uses. */
const GIGABYTES = 0.128;

export interface Price {
  readonly rows: number;
  readonly requests: number;
  readonly duration: number;
}

/** Dollars for what `bill` says; setting an alarm is billed as a row. */
export function priceOf(bill: Bill): Price {
  return {
    rows: (bill.rows + bill.alarms) * A_ROW_WRITTEN,
    requests: (bill.turns / MESSAGES_A_REQUEST) * A_REQUEST,
    duration: (bill.awake / 1_000) * GIGABYTES * A_GIGABYTE_SECOND,
  };
}
