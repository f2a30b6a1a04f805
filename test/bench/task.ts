/**
 * What the process that loads a server is told, and what it answers.
 */
import * as v from "valibot";

export const Task = v.object({
  port: v.number(),
  dialect: v.picklist(["alcove", "plain", "socket.io"]),
  /** Of a dialect that has none of its own. */
  path: v.string(),
  /** Whether the clients offer permessage-deflate, as browsers do. */
  deflate: v.boolean(),
  /** The process group whose CPU time is the server's. */
  serverGroup: v.number(),
  clients: v.number(),
  /** How many of them talk. */
  talkers: v.number(),
  /** Messages that a talker keeps under way. */
  outstanding: v.number(),
  /** How long is measured; 0 for a crowd in which nobody talks. */
  seconds: v.number(),
  /** Messages said at the end, one at a time into the silence, and timed until the last client has them. */
  announcements: v.number(),
});
export type Task = v.InferOutput<typeof Task>;

export const Sample = v.object({
  /** Clients in the room, and how long that took. */
  joined: v.number(),
  joinSeconds: v.number(),
  joinServerSeconds: v.number(),
  seconds: v.number(),
  deliveries: v.number(),
  /** CPU time, user and system. */
  serverSeconds: v.number(),
  loadSeconds: v.number(),
  /** Received by the load, WebSocket's headers included. */
  bytes: v.number(),
  /** Milliseconds from a send to a receipt, at every client. */
  p50: v.number(),
  p99: v.number(),
  /** What the talker with the fewest messages got through, over the mean of all: 1 is fair. */
  fairness: v.number(),
  /** Milliseconds until everybody had an announcement; `null` for one that did not reach all. */
  reached: v.array(v.nullable(v.number())),
  /** Times that the server gave a client up until it starts afresh, and sockets that it ended. */
  lags: v.number(),
  ended: v.number(),
});
export type Sample = v.InferOutput<typeof Sample>;
