/**
 * What a turn of the room wants done, as values: the platform's side carries them out, in order.
 */
import type { ServerFrame } from "../protocol/frames.ts";
import type { Connection, ConnectionId } from "./connection.ts";

export type Effect =
  | { readonly do: "send"; readonly to: ConnectionId; readonly frame: ServerFrame }
  /** To all who have joined. */
  | { readonly do: "broadcast"; readonly frame: ServerFrame }
  | {
      readonly do: "close";
      readonly connection: ConnectionId;
      readonly code: number;
      readonly reason: string;
    }
  /** Keep `state` where a hibernating room finds it again. */
  | { readonly do: "remember"; readonly connection: ConnectionId; readonly state: Connection };
