/**
 * The messages of the load: 64 bytes with the sender and the time, so that a receiver needs no table.
 */

const BYTES = 64;
const SENDER_DIGITS = 6;
const TIME_DIGITS = 12;
const PADDING = " and the rest is what people say to each other all day".slice(
  0,
  BYTES - SENDER_DIGITS - TIME_DIGITS,
);
const ZERO = 0x30;
const MICROSECONDS = 1_000;

/** `sentAt` in milliseconds since the process began. */
export function bodyOf(sender: number, sentAt: number): string {
  const time = Math.round(sentAt * MICROSECONDS);
  const who = `${sender}`.padStart(SENDER_DIGITS, "0");
  const when = `${time}`.padStart(TIME_DIGITS, "0");
  return `${who}${when}${PADDING}`.padEnd(BYTES, ".");
}

export function senderIn(bytes: Buffer, at: number): number {
  return digits(bytes, at, SENDER_DIGITS);
}

/** Milliseconds since the process began. */
export function sentAtIn(bytes: Buffer, at: number): number {
  return digits(bytes, at + SENDER_DIGITS, TIME_DIGITS) / MICROSECONDS;
}

function digits(bytes: Buffer, at: number, count: number): number {
  let number = 0;
  for (let i = at; i < at + count; i += 1) number = number * 10 + ((bytes[i] ?? ZERO) - ZERO);
  return number;
}
