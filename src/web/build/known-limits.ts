/**
 * Puts the limits of the protocol into the code as numbers: the page uses a few of them, and would carry them all with
 * their names.
 */
import type { Plugin } from "rolldown";
import { LIMITS } from "../../protocol/limits.ts";

const NAMED = /\bLIMITS\.(\w+)/g;
const limits: ReadonlyMap<string, number> = new Map(Object.entries(LIMITS));

export const knownLimits: Plugin = {
  name: "known-limits",
  transform: {
    filter: { code: "LIMITS." },
    // Not a line is added or taken away, so that the maps still lead to it.
    handler: (code) => ({
      code: code.replace(NAMED, (named, name: string) => `${limits.get(name) ?? named}`),
      map: null,
    }),
  },
};
