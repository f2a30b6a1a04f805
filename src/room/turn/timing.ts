/**
 * The room's deadlines and intervals, in milliseconds.
 */
export const TIMING = {
  /** From the upgrade to `hello`. A healthy client on the worst of networks needs two seconds. */
  helloWithin: 10_000,
  /** A member whose last connection ended may return within it, unnoticed. */
  grace: 15_000,
  /**
   * A client pings every 25 s, a hidden tab perhaps once a minute. A client that has pinged before, and not
   * for so long, is gone.
   */
  silentAfter: 80_000,
  /** Between two looks for silent sockets. With the above, a silent loss shows within 155 s. */
  sweepEvery: 75_000,
  /** A room without activity for so long stops looking, and sleeps for free. */
  calmAfter: 300_000,
  /** A client that was told that it lags is closed unless it catches up within this time. */
  lagWithin: 30_000,
  /** Messages are kept for at least so long, so that a client that is cut off for a moment misses nothing. */
  keptAtLeast: 60_000,
  /** At least, between two turns of erasing expired messages. */
  eraseEvery: 60_000,
  /** Between two tellings of who joined and left: for each member past the first hundred, and at most. */
  newsPerMember: 1,
  newsAtMost: 2_000,
} as const;
