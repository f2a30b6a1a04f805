/**
 * The effects of a turn, as values. The platform's side carries them out, in order.
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
      /** Whether it speaks plain lines, for when the room may have forgotten the connection by then. */
      readonly plain?: boolean;
    }
  /** For everybody who has joined. It may be gathered with others of its kind. */
  | { readonly do: "broadcast"; readonly frame: Changes | Presence | Signals | Horizon }
  /** From now on `connection` hears broadcasts, but none that waits. */
  | { readonly do: "admit"; readonly connection: ConnectionId }
  | {
      readonly do: "close";
      readonly connection: ConnectionId;
      readonly code: number;
      readonly reason: string;
    }
  /** `connection` has read so many more characters. */
  | { readonly do: "credit"; readonly connection: ConnectionId; readonly chars: number }
  /** Store `state` where a room that wakes finds it. */
  | { readonly do: "remember"; readonly connection: ConnectionId; readonly state: Connection }
  /** Call `tick` at `at` (milliseconds since 1970) at the latest, whether the room is awake then or not. */
  | { readonly do: "wake"; readonly at: number };
