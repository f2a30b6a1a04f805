/**
 * The loads that the benches put on a server.
 */
import type { Task } from "./task.ts";

export type ScenarioName = "busy" | "quiet" | "between" | "crowd" | "many";

export interface Scenario {
  readonly name: ScenarioName;
  readonly says: string;
  /** One after the other, each with a fresh server. */
  readonly crowds: readonly Crowding[];
}

export type Crowding = Pick<Task, "clients" | "talkers" | "outstanding" | "announcements">;

/** Talkers in a room that mostly listens. */
const SOME = 20;

export const SCENARIOS: readonly Scenario[] = [
  {
    name: "busy",
    says: "100 clients, all talking, 4 messages under way each",
    crowds: [{ clients: 100, talkers: 100, outstanding: 4, announcements: 0 }],
  },
  {
    name: "quiet",
    says: "100 clients, one talking, one message under way",
    crowds: [{ clients: 100, talkers: 1, outstanding: 1, announcements: 0 }],
  },
  {
    name: "between",
    says: "100 clients, 20 talking, 2 messages under way each",
    crowds: [{ clients: 100, talkers: SOME, outstanding: 2, announcements: 0 }],
  },
  {
    name: "crowd",
    says: "1,000 clients, 20 talking, 2 messages under way each",
    crowds: [{ clients: 1_000, talkers: SOME, outstanding: 2, announcements: 0 }],
  },
  {
    name: "many",
    says: "100, 1,000 and 10,000 clients, 20 talking, 4 messages under way each, then 5 messages one by one",
    crowds: [100, 1_000, 10_000].map((clients) => ({
      clients,
      talkers: SOME,
      outstanding: 4,
      announcements: 5,
    })),
  },
];
