/**
 * Carries out the mishaps of a plan: on lines, pages and the server.
 */
import { until } from "../support/until.ts";
import type { Line } from "./line.ts";
import type { Mishap } from "./plan.ts";
import type { MortalServer } from "./server.ts";

/** Who suffers the mishaps. */
export interface Victim {
  readonly line: Line;
  readonly isOpen: boolean;
  reload(): void;
  serverDied(): void;
}

const BACK_WITHIN = 120_000;

export class Troubles {
  /** How many mishaps happened, by kind. */
  readonly done = new Map<string, number>();
  readonly #server: MortalServer;
  readonly #victims: readonly Victim[];
  readonly #tell: (line: string) => void;
  readonly #lasting = new Set<() => void>();
  #restart: Promise<void> = Promise.resolve();

  constructor(
    server: MortalServer,
    victims: readonly Victim[],
    tell: (line: string) => void = () => {},
  ) {
    this.#server = server;
    this.#victims = victims;
    this.#tell = tell;
  }

  async inflict(mishap: Mishap): Promise<void> {
    switch (mishap.kind) {
      case "kill":
        this.#count("kill");
        // One restart at a time, and only while most members are present: an empty room has nothing to lose.
        await this.#restart;
        await until(() => this.#mostAreOpen() || undefined, BACK_WITHIN);
        this.#tell(`kill ${this.done.get("kill")}`);
        for (const it of this.#victims) it.serverDied();
        this.#restart = this.#server.killAndStart();
        // Whoever awaits it learns of a failure. Until then it must not end the process.
        this.#restart.catch(() => {});
        return;
      case "reload":
        this.#count("reload");
        this.#victims[mishap.whose]?.reload();
        return;
      case "line": {
        const { whose, fault, lasts } = mishap;
        this.#count(whose === "all" ? `${fault.kind} (all)` : fault.kind);
        const hit = whose === "all" ? this.#victims : this.#victims.slice(whose, whose + 1);
        for (const { line } of hit) this.#last(line.inflict(fault), lasts);
      }
    }
  }

  /** Ends all lasting faults once the server is back. */
  async end(): Promise<void> {
    try {
      await this.#restart;
    } finally {
      for (const heal of this.#lasting) heal();
    }
  }

  #mostAreOpen(): boolean {
    return this.#victims.filter((it) => it.isOpen).length * 2 > this.#victims.length;
  }

  #last(undo: () => void, milliseconds: number): void {
    const heal = (): void => {
      clearTimeout(timer);
      this.#lasting.delete(heal);
      undo();
    };
    const timer = setTimeout(heal, milliseconds);
    this.#lasting.add(heal);
  }

  #count(kind: string): void {
    this.done.set(kind, (this.done.get(kind) ?? 0) + 1);
  }
}

export function listed(counts: ReadonlyMap<string | number, number>): string {
  if (counts.size === 0) return "nothing";
  return [...counts].map(([what, count]) => `${count} × ${what}`).join(", ");
}
