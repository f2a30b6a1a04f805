/**
 * The other members of a room: SDK clients that join, talk and leave.
 */
import { enterRoom, newSecret, type RoomView, tokenFor } from "../../src/client/index.ts";
import { until } from "../support/until.ts";

export class Crowd {
  readonly #server: string;
  readonly #name: string;
  readonly #rooms = new Map<string, RoomView>();

  constructor(server: string, name: string) {
    this.#server = server;
    this.#name = name;
  }

  async join(...names: readonly string[]): Promise<void> {
    const joined = await Promise.all(names.map((name) => this.#join(name)));
    await until(() => joined.every((room) => room.state.connection.status === "open") || undefined);
  }

  /** Resolves once the message is stored, so that the next one follows it. */
  async say(name: string, ...bodies: readonly string[]): Promise<void> {
    if (!this.#rooms.has(name)) await this.join(name);
    const room = this.#rooms.get(name);
    for (const body of bodies) void room?.say(body);
    await until(() => room?.state.outbox.length === 0 || undefined);
  }

  write(name: string): void {
    this.#rooms.get(name)?.signal("typing");
  }

  rename(name: string, chosen: string): void {
    this.#rooms.get(name)?.rename(chosen);
  }

  /** Everybody, or those who are named. */
  leave(...names: readonly string[]): void {
    for (const [name, room] of this.#rooms) {
      if (names.length > 0 && !names.includes(name)) continue;
      room.leave();
      this.#rooms.delete(name);
    }
  }

  async #join(name: string): Promise<RoomView> {
    const url = `${this.#server.replace("http", "ws")}/r/${this.#name}`;
    const token = await tokenFor(newSecret(), this.#server, this.#name);
    const room = enterRoom({ url, token, name });
    this.#rooms.set(name, room);
    return room;
  }
}
