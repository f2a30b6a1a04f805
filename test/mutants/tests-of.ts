/**
 * The tests that notice a fault of a file: those of its tree, the closest and quickest first.
 */
export interface Tests {
  readonly project: "pure" | "worker";
  /**
   * Parts of test files' paths, which vitest filters by. A stage runs if the stages before it notice nothing.
   */
  readonly stages: readonly string[];
}

const QUICK_IN_ROOM =
  "room/room.test room/moderation room/limits room/shared-state room/capabilities room/retention room/roles";

/** By the beginning of a mutant's `file`. The first match counts. */
const TESTS: readonly [start: string, stages: readonly string[]][] = [
  [
    "protocol/",
    ["test/protocol/", "test/client/", QUICK_IN_ROOM, "test/room/", "test/docs/ test/web/"],
  ],
  ["room/", [QUICK_IN_ROOM, "test/room/", "test/client/"]],
  ["client/", ["test/client/", "room/invariants room/long-absence", "test/cli/ test/web/"]],
  [
    "worker/storage/",
    [
      "worker/sqlite-log",
      "worker/retention worker/room-object worker/databases",
      "worker/prices worker/shared-state",
    ],
  ],
  [
    "worker/sockets/",
    ["worker/sockets worker/room-object worker/calm worker/plain", "worker/limits worker/stats"],
  ],
  ["worker/http/copy/", ["http/copy http/transcript", "worker/limits"]],
  ["worker/http/tail/", ["http/tail"]],
  ["worker/http/state/", ["http/state"]],
  ["worker/http/room/", ["http/acting http/reading http/speaking http/transcript"]],
  ["worker/http/guard/", ["http/armour http/addresses", "worker/limits", "http/private-rooms"]],
  [
    "worker/http/",
    [
      "http/speaking http/state http/body-within http/head",
      "http/acting http/addresses worker/limits",
    ],
  ],
  [
    "worker/",
    [
      "worker/room-object worker/moments worker/stats worker/metrics worker/lines worker/identity",
      "worker/limits http/acting",
    ],
  ],
];

export function testsOf(file: string): Tests {
  const stages = TESTS.find(([start]) => file.startsWith(start))?.[1];
  if (stages === undefined) throw new Error(`No tests are known for ${file}`);
  return { project: file.startsWith("worker/") ? "worker" : "pure", stages };
}
