/**
 * The var `LIMITS` for servers that are talked to by machines, all of them at one address: how fast, nothing says. How many
 * sockets there may be stays as it is, but for one address.
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
