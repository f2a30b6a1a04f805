/**
 * Our production bundle, with routes that only a bench may have: `POST /r/<room>/fill?from=&to=` stores
 * messages that nobody sent, `POST /r/<room>/close` drops the room's memory and database connection, and `GET
 * /reads` returns how many rows were read, by the platform's own count. It runs in workerd.
 */
import type { Draft } from "../../../../src/room/turn/unstored.ts";
import { newEpoch } from "../../../../src/worker/platform/random.ts";
import { SqliteLog } from "../../../../src/worker/storage/sqlite-log.ts";
import worker, { RoomObject } from "./alcove.js";

const DOOR = /^\/r\/[^/]+\/(fill|close)$/;
const MEMBERS = 50;
/** One message in this many was revised, fifty messages later. The newest fifty of a room are unrevised. */
const REVISED_EVERY = 100;
const REVISED_AFTER = 50;
const ID_LENGTH = 16;
const BODY_BYTES = 64;
/** Milliseconds since 1970, and milliseconds between two messages. */
const FIRST_AT = Date.UTC(2026, 0, 1);
const APART = 1_000;

const reads = { rows: 0, wakes: 0 };
/** Its count is complete once it has been read, which it is before the next query. */
let latest: { readonly rowsRead: number } | undefined;

export class FilledRoom extends RoomObject {
  constructor(state: DurableObjectState, env: Env) {
    reads.wakes += 1;
    countReads(state.storage);
    // An alarm would outlive the server, and wake a room that should be asleep.
    state.storage.setAlarm = () => Promise.resolve();
    super(state, env);
  }

  override fetch(request: Request): Response {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname.endsWith("/fill")) {
      this.#fill(Number(searchParams.get("from")), Number(searchParams.get("to")));
    } else if (pathname.endsWith("/close")) this.ctx.abort("closed");
    else return super.fetch(request);
    return new Response();
  }

  /** Without an await in between, everything is one transaction. */
  #fill(from: number, to: number): void {
    const log = new SqliteLog(this.ctx.storage, newEpoch);
    for (let n = from; n <= to; n += 1) {
      log.append(draft(n));
      if (n % REVISED_EVERY === REVISED_AFTER)
        log.revise(log.head - REVISED_AFTER + 1, { is: "said", body: body(n) });
    }
  }
}

export default {
  fetch(request: Request, env: Env, context: ExecutionContext): Response | Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname === "/reads") return Response.json(readSoFar());
    const [, , room = ""] = pathname.split("/");
    if (DOOR.test(pathname)) return env.ROOMS.getByName(room).fetch(request);
    return worker.fetch(request, env, context);
  },
};

function draft(n: number): Draft {
  const member = n % MEMBERS;
  return {
    id: padded(n),
    by: padded(member),
    name: `m${member}`,
    at: FIRST_AT + n * APART,
    is: "said",
    body: body(n),
  };
}

function body(n: number): string {
  return `Message ${n} of a room that has been talking for years`.padEnd(BODY_BYTES, ".");
}

function padded(n: number): string {
  return `${n}`.padStart(ID_LENGTH, "0");
}

function countReads({ sql }: DurableObjectStorage): void {
  const exec: SqlStorage["exec"] = sql.exec.bind(sql);
  sql.exec = <T extends Record<string, SqlStorageValue>>(query: string, ...bindings: unknown[]) => {
    readSoFar();
    const cursor = exec<T>(query, ...bindings);
    latest = cursor;
    return cursor;
  };
}

function readSoFar(): typeof reads {
  reads.rows += latest?.rowsRead ?? 0;
  latest = undefined;
  return reads;
}
