/**
 * The tests that notice a fault of a file: those of its tree, the closest and quickest first.
 */
export interface Tests {
  /** Of test/vitest.config.ts. */
  readonly projects: readonly string[];
  /** Parts of test files' paths, which vitest filters by. */
  readonly filters: readonly string[];
}

const QUICK_IN_ROOM =
  "room/room.test room/moderation room/limits room/shared-state room/capabilities room/retention room/roles";
const ALL_OF_WORKER = "test/worker/";

/** By the beginning of a mutant's `file`. The first match counts. A stage runs if those before it notice nothing. */
const TESTS: readonly [start: string, stages: readonly string[]][] = [
  ["protocol/", ["test/protocol/", "test/client/ test/room/ test/docs/ test/web/ test/cli/"]],
  ["room/", [QUICK_IN_ROOM, "test/room/ test/client/"]],
  ["client/", ["test/client/", "test/room/ test/cli/ test/web/"]],
  ["worker/storage/", ["worker/sqlite-log", ALL_OF_WORKER]],
  ["worker/sockets/upgrade", ["worker/room-object worker/plain", ALL_OF_WORKER]],
  ["worker/sockets/", ["worker/sockets", ALL_OF_WORKER]],
  ["worker/object/room-object", ["worker/room-object", ALL_OF_WORKER]],
  ["worker/object/", ["worker/moments worker/hello-timer worker/metrics", ALL_OF_WORKER]],
  ["worker/http/copy/", ["http/copy", ALL_OF_WORKER]],
  ["worker/http/tail/", ["http/tail", ALL_OF_WORKER]],
  ["worker/http/state/", ["http/state", ALL_OF_WORKER]],
  ["worker/http/guard/armour", ["http/armour", ALL_OF_WORKER]],
  ["worker/http/guard/", ["worker/limits", ALL_OF_WORKER]],
  ["worker/http/room/post-action", ["http/acting", ALL_OF_WORKER]],
  ["worker/http/", ["http/speaking http/reading http/transcript http/body-within", ALL_OF_WORKER]],
  ["worker/", ["worker/limits", ALL_OF_WORKER]],
];

export function stagesOf(file: string): readonly Tests[] {
  const stages = TESTS.find(([start]) => file.startsWith(start))?.[1];
  if (stages === undefined) throw new Error(`No tests are known for ${file}`);
  return stages.map((stage) => ({ projects: projectsOf(stage), filters: stage.split(" ") }));
}

/** The stages as one, for those in Node and those of the Worker. */
export function together(stages: readonly Tests[]): readonly Tests[] {
  const all = Map.groupBy(stages, ({ projects }) => projects[0]);
  return [...all.values()].map((them) => ({
    projects: [...new Set(them.flatMap(({ projects }) => projects))],
    filters: [...new Set(them.flatMap(({ filters }) => filters))],
  }));
}

/** A project takes seconds to start, so none starts in vain. */
function projectsOf(stage: string): readonly string[] {
  if (stage === ALL_OF_WORKER || stage.includes("worker/limits"))
    return ["worker", "worker-limits"];
  return [/(^| )(http|worker)\//.test(stage) ? "worker" : "pure"];
}
