/**
 * Inlines the limits of the protocol as numbers: the page uses a few of them, and would otherwise contain all
 * of them with their names.
 */
import type { Plugin } from "rolldown";
import { LIMITS } from "../../protocol/limits.ts";

const NAMED = /\bLIMITS\.(\w+)/g;
const limits: ReadonlyMap<string, number> = new Map(Object.entries(LIMITS));

export const knownLimits: Plugin = {
  name: "known-limits",
  transform: {
    filter: { code: "LIMITS." },
    // No line is added or removed, so that source maps still fit.
    handler: (code) => ({
      code: code.replace(NAMED, (named, name: string) => `${limits.get(name) ?? named}`),
      map: null,
    }),
  },
};
