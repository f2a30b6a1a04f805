/**
 * A command's stay in a room: from the welcome on, told on stderr when the connection is lost and when it is back, and
 * left at the end.
 */
import { withoutKey } from "../input/arguments.ts";
import { joinRoom, type Room, type Secret } from "../../client/program/index.ts";

/** What every command knows. */
export interface Setting {
  readonly link: string;
  readonly name: string;
  readonly secret: Secret;
  /** Aborts when somebody stops us. */
  readonly signal: AbortSignal;
  /** Tells people something, beside what the command puts out. */
  readonly tell: (line: string) => void;
}

/** Seconds until the first welcome: longer than a sleeping server takes, shorter than a script wants to hang. */
const WELCOME_WITHIN = 30;

export class UnreachableError extends Error {
  override readonly name = "UnreachableError";
}

export async function stay<T>(setting: Setting, action: (room: Room) => Promise<T>): Promise<T> {
  const { link, name, secret, signal } = setting;
  const room = joinRoom(link, { name, secret, signal });
  try {
    await welcomed(room, setting);
    tellLosses(room, setting.tell);
    return await action(room);
  } finally {
    room.leave();
  }
}

async function welcomed(room: Room, { link, signal, tell }: Setting): Promise<void> {
  const undo = room.on("connection", ({ status }) => {
    if (status !== "waiting") return;
    undo();
    tell(`No answer yet, trying for ${WELCOME_WITHIN} s …`);
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
    `No room answers at ${withoutKey(link)}: is that the server's address, and does it run?`,
  );
}

function tellLosses(room: Room, tell: Setting["tell"]): void {
  let isOpen = true;
  room.on("connection", ({ status }) => {
    if (isOpen && status === "waiting") tell("The connection is lost, trying again …");
    if (!isOpen && status === "open") tell("The connection is back.");
    isOpen = status === "open" || (isOpen && status !== "waiting");
  });
}
