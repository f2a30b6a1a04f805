/**
 * Our production bundle with a bill of everything that Cloudflare charges for: rows read and written by the
 * platform's own count, requests to the Worker and to rooms, messages on sockets. It runs in workerd. `GET
 * /bill` returns the bill.
 */
import worker, { RoomObject } from "./alcove.js";

interface Cursor {
  readonly rowsRead: number;
  readonly rowsWritten: number;
}

interface Storage {
  readonly sql: { exec: (query: string, ...bindings: unknown[]) => Cursor };
  setAlarm: (at: number) => Promise<void>;
}

const bill = {
  rowsRead: 0,
  rowsWritten: 0,
  alarms: 0,
  rooms: 0,
  requests: 0,
  messages: 0,
  asked: 0,
};
/** A cursor's counts are complete once it has been read, which it is by the end of its turn. */
const open: Cursor[] = [];
/** A room calls its own methods. Those calls are no requests. */
let depth = 0;

export class BilledRoom extends RoomObject {
  constructor(state: { readonly storage: Storage }, env: unknown) {
    bill.rooms += 1;
    count(state.storage);
    super(state, env);
  }
}

/** Methods that are billed in another way than as a request, or not at all. */
const NO_REQUESTS: ReadonlySet<string> = new Set([
  "webSocketMessage",
  "webSocketClose",
  "webSocketError",
]);

for (const name of Object.getOwnPropertyNames(RoomObject.prototype)) {
  const method: unknown = Object.getOwnPropertyDescriptor(RoomObject.prototype, name)?.value;
  if (typeof method !== "function" || name === "constructor") continue;
  Object.defineProperty(BilledRoom.prototype, name, {
    value(this: BilledRoom, ...given: unknown[]): unknown {
      if (depth === 0 && !NO_REQUESTS.has(name)) bill.requests += 1;
      if (name === "webSocketMessage") bill.messages += 1;
      depth += 1;
      try {
        return Reflect.apply(method, this, given);
      } finally {
        depth -= 1;
        if (depth === 0) settle();
      }
    },
  });
}

export default {
  fetch(request: Request, env: unknown, context: unknown): Response | Promise<Response> {
    if (new URL(request.url).pathname === "/bill") {
      settle();
      return Response.json(bill);
    }
    bill.asked += 1;
    return worker.fetch(request, env, context);
  },
};

function count(storage: Storage): void {
  const exec = storage.sql.exec.bind(storage.sql);
  storage.sql.exec = (query, ...bindings) => {
    const cursor = exec(query, ...bindings);
    open.push(cursor);
    return cursor;
  };
  const setAlarm = storage.setAlarm.bind(storage);
  storage.setAlarm = (at) => {
    bill.alarms += 1;
    return setAlarm(at);
  };
}

function settle(): void {
  for (const { rowsRead, rowsWritten } of open) {
    bill.rowsRead += rowsRead;
    bill.rowsWritten += rowsWritten;
  }
  open.length = 0;
}
