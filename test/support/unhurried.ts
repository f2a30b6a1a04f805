/**
 * The variable `LIMITS` for servers whose clients are machines that share one address: no limit on how fast
 * they talk. The number of sockets is limited as usual, except per address.
 */
const EVER = { perSecond: 1e9, burst: 1e9 };

export const UNHURRIED = JSON.stringify({
  socketsOfRoom: 20_000,
  socketsOfAddress: 20_000,
  waitingOfAddress: 20_000,
  ofConnection: EVER,
  ofMember: EVER,
  ofAddress: EVER,
  ofRoom: EVER,
  requestsOfAddress: EVER,
  roomsOfAddress: EVER,
});
