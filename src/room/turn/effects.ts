/**
 * What a turn of the room wants done, as values: the platform's side carries them out, in order.
 */
import type {
  Changes,
  Horizon,
  Presence,
  ServerFrame,
  Signals,
} from "../../protocol/wire/frames.ts";
import type { Connection, ConnectionId } from "./connection.ts";

export type Effect =
  | {
      readonly do: "send";
      readonly to: ConnectionId;
      readonly frame: ServerFrame;
      /** Whether in plain lines, if the room may have forgotten by then. */
      readonly plain?: boolean;
    }
  /** To all who have joined; it may be gathered with others of its kind. */
  | { readonly do: "broadcast"; readonly frame: Changes | Presence | Signals | Horizon }
  /** `connection` hears what is broadcast from now on, and nothing that waits. */
  | { readonly do: "admit"; readonly connection: ConnectionId }
  | {
      readonly do: "close";
      readonly connection: ConnectionId;
      readonly code: number;
      readonly reason: string;
    }
  /** `connection` has read so many characters more of what it was sent. */
  | { readonly do: "credit"; readonly connection: ConnectionId; readonly chars: number }
  /** Keep `state` where a hibernating room finds it again. */
  | { readonly do: "remember"; readonly connection: ConnectionId; readonly state: Connection }
  /** Have `tick` called at `at` (milliseconds since 1970) at the latest, whether the room is awake then or not. */
  | { readonly do: "wake"; readonly at: number };
