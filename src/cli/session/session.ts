/**
 * A command's time in a room: who joins which room, and the connection from the first welcome until the command is done.
 */
import { withoutKey } from "../input/arguments.ts";
import { joinRoom, type Room, type Secret } from "../../client/program/index.ts";

/** Who acts in which room, for as long as a command runs. */
export interface Session {
  readonly link: string;
  readonly name: string;
  readonly secret: Secret;
  /** Aborts when the user stops the program. */
  readonly signal: AbortSignal;
  /** Writes a line to stderr. */
  readonly tell: (line: string) => void;
}

/** Seconds to wait for the first welcome: a sleeping server takes less, and a script should not hang for longer. */
const WELCOME_WITHIN = 30;

export class UnreachableError extends Error {
  override readonly name = "UnreachableError";
}

/**
 * Joins the room, runs `action`, and leaves. Reports on stderr when the connection is lost, and when it is
 * restored.
 *
 * @throws {UnreachableError} if the room does not answer
 */
export async function inRoom<T>(session: Session, action: (room: Room) => Promise<T>): Promise<T> {
  const { link, name, secret, signal } = session;
  const room = joinRoom(link, { name, secret, signal });
  try {
    await welcomed(room, session);
    tellLosses(room, session.tell);
    return await action(room);
  } finally {
    room.leave();
  }
}

async function welcomed(room: Room, { link, signal, tell }: Session): Promise<void> {
  const undo = room.on("connection", ({ status }) => {
    if (status !== "waiting") return;
    undo();
    tell(`No answer yet. Trying for ${WELCOME_WITHIN} s …`);
  });
  const timer = setTimeout(() => room.leave(), WELCOME_WITHIN * 1_000);
  try {
    for await (const { status } of room.connections()) if (status === "open") return;
  } finally {
    clearTimeout(timer);
    undo();
  }
  signal.throwIfAborted();
  throw new UnreachableError(
    `Can't reach ${withoutKey(link)}. Is that the server's address, and is the server running?`,
  );
}

function tellLosses(room: Room, tell: Session["tell"]): void {
  let isOpen = true;
  room.on("connection", ({ status }) => {
    if (isOpen && status === "waiting") tell("Connection lost. Reconnecting …");
    if (!isOpen && status === "open") tell("Connection restored.");
    isOpen = status === "open" || (isOpen && status !== "waiting");
  });
}
