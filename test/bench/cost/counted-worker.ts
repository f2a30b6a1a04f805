/**
 * Our production bundle with a bill of its room: rows by the platform's own count, and how long the room is
 * kept awake. It runs in workerd. `GET /bill` returns the bill.
 */
import worker, { RoomObject } from "./alcove.js";

interface Cursor {
  readonly rowsWritten: number;
}

interface Storage {
  readonly sql: { exec: (query: string, ...bindings: unknown[]) => Cursor };
  setAlarm: (at: number) => Promise<void>;
}

interface State {
  readonly storage: Storage;
  waitUntil: (promise: Promise<unknown>) => void;
}

const bill = { rows: 0, alarms: 0, turns: 0, awake: 0 };
/** How many things keep the room awake now: unfinished turns, pending timers, and work in `waitUntil`. */
let reasons = 0;
let awakeSince = 0;

export class CountedRoom extends RoomObject {
  constructor(state: State, env: unknown) {
    count(state.storage);
    const waitUntil = state.waitUntil.bind(state);
    state.waitUntil = (promise) => {
      stir();
      waitUntil(promise.finally(calm));
    };
    super(state, env);
  }

  override fetch(request: Request): Response {
    return turn(() => super.fetch(request));
  }

  override webSocketMessage(socket: WebSocket, data: string | ArrayBuffer): void {
    turn(() => super.webSocketMessage(socket, data));
  }

  override webSocketClose(socket: WebSocket, code: number): void {
    turn(() => super.webSocketClose(socket, code));
  }

  override alarm(): void {
    turn(() => super.alarm());
  }
}

export default {
  fetch(request: Request, env: unknown, context: unknown): Response | Promise<Response> {
    if (new URL(request.url).pathname === "/bill") return Response.json(bill);
    return worker.fetch(request, env, context);
  },
};

function count(storage: Storage): void {
  const exec = storage.sql.exec.bind(storage.sql);
  storage.sql.exec = (query, ...bindings) => {
    const cursor = exec(query, ...bindings);
    bill.rows += cursor.rowsWritten;
    return cursor;
  };
  const setAlarm = storage.setAlarm.bind(storage);
  storage.setAlarm = (at) => {
    bill.alarms += 1;
    return setAlarm(at);
  };
}

function turn<T>(act: () => T): T {
  bill.turns += 1;
  stir();
  try {
    return act();
  } finally {
    calm();
  }
}

function stir(): void {
  if (reasons === 0) awakeSince = performance.now();
  reasons += 1;
}

function calm(): void {
  reasons -= 1;
  if (reasons === 0) bill.awake += performance.now() - awakeSince;
}

const pending = new Set<unknown>();
const set = globalThis.setTimeout;
const clear = globalThis.clearTimeout;

function counted(act: () => void, delay?: number): unknown {
  const timer: unknown = set(() => {
    try {
      act();
    } finally {
      if (pending.delete(timer)) calm();
    }
  }, delay);
  pending.add(timer);
  stir();
  return timer;
}

function countedClear(timer: number | undefined): void {
  if (pending.delete(timer)) calm();
  clear(timer);
}

Object.assign(globalThis, { setTimeout: counted, clearTimeout: countedClear });
