/**
 * What the browser itself counts for a page.
 */
import type { CDPSession, Page } from "playwright-core";
import * as v from "valibot";

/** Milliseconds of the page's thread since the page began. */
export interface Work {
  readonly script: number;
  readonly style: number;
  readonly layout: number;
  /** All tasks, including painting, but not waiting. */
  readonly all: number;
}

export interface Memory {
  /** Bytes of JavaScript's heap after garbage collection. */
  readonly heap: number;
  /** In the document, including texts, and detached nodes that are kept alive. */
  readonly nodes: number;
}

/** A task of a thread in the browser's trace; times in microseconds. */
const Task = v.object({
  name: v.literal("ThreadControllerImpl::RunTask"),
  pid: v.number(),
  tid: v.number(),
  /** CPU time of the thread, so other work on the machine does not count. */
  tdur: v.number(),
});
const ThreadName = v.object({
  name: v.literal("thread_name"),
  pid: v.number(),
  tid: v.number(),
  args: v.object({ name: v.string() }),
});
const PAGE_THREAD = "CrRendererMain";

export class Counters {
  readonly #session: CDPSession;

  private constructor(session: CDPSession) {
    this.#session = session;
  }

  static async of(page: Page): Promise<Counters> {
    const session = await page.context().newCDPSession(page);
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    await session.send("HeapProfiler.enable");
    return new Counters(session);
  }

  async work(): Promise<Work> {
    const metrics = await this.#metrics();
    const spent = (name: string): number => (metrics.get(name) ?? NaN) * 1_000;
    return {
      script: spent("ScriptDuration"),
      style: spent("RecalcStyleDuration"),
      layout: spent("LayoutDuration"),
      all: spent("TaskDuration"),
    };
  }

  async memory(): Promise<Memory> {
    // What the first round frees may have held on to more.
    for (let round = 0; round < 2; round += 1) {
      await this.#session.send("HeapProfiler.collectGarbage");
    }
    const metrics = await this.#metrics();
    return { heap: metrics.get("JSHeapUsedSize") ?? NaN, nodes: metrics.get("Nodes") ?? NaN };
  }

  /** Milliseconds that each task of the page's thread took while `during` ran. */
  async tasks(during: () => Promise<void>): Promise<number[]> {
    const events: unknown[] = [];
    this.#session.on("Tracing.dataCollected", ({ value }) => void events.push(...value));
    await this.#session.send("Tracing.start", {
      transferMode: "ReportEvents",
      traceConfig: { includedCategories: ["toplevel"] },
    });
    await during();
    const complete = new Promise((done) => this.#session.once("Tracing.tracingComplete", done));
    await this.#session.send("Tracing.end");
    await complete;
    return tasksOfPage(events);
  }

  async slowDown(times: number): Promise<void> {
    await this.#session.send("Emulation.setCPUThrottlingRate", { rate: times });
  }

  async #metrics(): Promise<Map<string, number>> {
    const { metrics } = await this.#session.send("Performance.getMetrics");
    return new Map(metrics.map(({ name, value }) => [name, value]));
  }
}

export function between(before: Work, after: Work): Work {
  return {
    script: after.script - before.script,
    style: after.style - before.style,
    layout: after.layout - before.layout,
    all: after.all - before.all,
  };
}

/** The trace may contain other pages that have ended or never began. Ours is the busiest. */
function tasksOfPage(events: readonly unknown[]): number[] {
  const threads = new Map<string, number[]>();
  for (const event of events) {
    if (v.is(ThreadName, event) && event.args.name === PAGE_THREAD)
      threads.set(threadOf(event), []);
  }
  for (const event of events) {
    if (v.is(Task, event)) threads.get(threadOf(event))?.push(event.tdur / 1_000);
  }
  return [...threads.values()].toSorted((a, b) => sum(b) - sum(a))[0] ?? [];
}

function threadOf({ pid, tid }: { readonly pid: number; readonly tid: number }): string {
  return `${pid} ${tid}`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, it) => total + it, 0);
}
