/**
 * What the process that loads a server is given, and what it reports.
 */
import * as v from "valibot";

export const Task = v.object({
  port: v.number(),
  dialect: v.picklist(["alcove", "plain", "socket.io"]),
  /** For a dialect that has no path of its own. */
  path: v.string(),
  /** Whether the clients offer permessage-deflate, as browsers do. */
  deflate: v.boolean(),
  /** The process group whose CPU time is the server's. */
  serverGroup: v.number(),
  clients: v.number(),
  /** How many of them talk. */
  talkers: v.number(),
  /** How many messages a talker keeps in flight. */
  outstanding: v.number(),
  /** Whether the talkers wait for one another: they continue once all clients have all messages. */
  inStep: v.optional(v.boolean()),
  /** How long is measured; 0 for a crowd in which nobody talks. */
  seconds: v.number(),
  /** Messages sent at the end, one at a time into the silence, and timed until the last client has them. */
  announcements: v.number(),
});
export type Task = v.InferOutput<typeof Task>;

export const Sample = v.object({
  /** Clients in the room, and how long their joining took. */
  joined: v.number(),
  joinSeconds: v.number(),
  joinServerSeconds: v.number(),
  seconds: v.number(),
  deliveries: v.number(),
  /** CPU time, user and system. */
  serverSeconds: v.number(),
  loadSeconds: v.number(),
  /** Received by the load, WebSocket headers included. */
  bytes: v.number(),
  /** Milliseconds from sending to receiving, at every client. */
  p50: v.number(),
  p99: v.number(),
  /** The messages of the slowest talker over the mean of all: 1 is fair. */
  fairness: v.number(),
  /** Milliseconds until everybody had an announcement; `null` for one that did not reach everybody. */
  reached: v.array(v.nullable(v.number())),
  /** How often the server stopped sending to a client until it resumes, and how many sockets it closed. */
  lags: v.number(),
  ended: v.number(),
});
export type Sample = v.InferOutput<typeof Sample>;
