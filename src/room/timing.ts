/**
 * How long the room waits for what, in milliseconds.
 */
export const TIMING = {
  /** From the upgrade to `hello`; a healthy client on the worst of networks needs two seconds. */
  helloWithin: 10_000,
  /** A member whose last connection ended may be back within this, and nobody notices. */
  grace: 15_000,
  /** A client pings every 25 s; one that has pinged before and missed two is gone. */
  silentAfter: 60_000,
  /** Between two looks for silent sockets: with the above, a silent loss shows within 135 s. */
  sweepEvery: 75_000,
  /** A room in which nothing has happened for so long stops looking, and sleeps for free. */
  calmAfter: 300_000,
  /** Who was told that it lags and does not catch up within this is closed. */
  lagWithin: 30_000,
} as const;
