/**
 * Every mutant, by tree.
 */
import { IN_CLIENT } from "./client.ts";
import type { Mutant } from "./mutant.ts";
import { IN_PROTOCOL } from "./protocol.ts";
import { IN_ROOM } from "./room.ts";
import { IN_WORKER } from "./worker.ts";

export const MUTANTS: readonly Mutant[] = [...IN_PROTOCOL, ...IN_ROOM, ...IN_CLIENT, ...IN_WORKER];
