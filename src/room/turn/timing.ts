/**
 * How long the room waits for what, in milliseconds.
 */
export const TIMING = {
  /** From the upgrade to `hello`; a healthy client on the worst of networks needs two seconds. */
  helloWithin: 10_000,
  /** A member whose last connection ended may be back within this, and nobody notices. */
  grace: 15_000,
  /**
   * A client pings every 25 s, a hidden tab may be held back to once a minute; a client that has pinged before and
   * not for so long is gone.
   */
  silentAfter: 80_000,
  /** Between two looks for silent sockets: with the above, a silent loss shows within 155 s. */
  sweepEvery: 75_000,
  /** A room in which nothing has happened for so long stops looking, and sleeps for free. */
  calmAfter: 300_000,
  /** A client that was told that it lags and does not catch up within this is closed. */
  lagWithin: 30_000,
  /** What is said in a room that keeps nothing is kept for so long: a client that is cut off for a moment misses nothing. */
  keptAtLeast: 60_000,
  /** Between two turns of erasing what has been kept for long enough, at least. */
  eraseEvery: 60_000,
  /** Between two tellings of who came and went, for each member over the first hundred, and at most. */
  newsPerMember: 1,
  newsAtMost: 2_000,
} as const;
