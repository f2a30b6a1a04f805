/**
 * What a process group uses: CPU time, user and system, and memory.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";

/** USER_HZ: fixed in Linux's interface, whatever the kernel's own tick. */
const TICKS_PER_SECOND = 100;
/** On the machines where the benches run. */
const PAGE_BYTES = 4_096;

export function cpuSecondsOf(group: number): number {
  return existsSync("/proc/self/stat") ? fromProc(group) : fromPs(group);
}

/** Bytes of resident memory; unknown where there is no /proc. */
export function residentBytesOf(group: number): number {
  if (!existsSync("/proc/self/stat")) return NaN;
  // The 22nd field after the name: pages.
  return statsOf(group).reduce((sum, it) => sum + Number(it[21]) * PAGE_BYTES, 0);
}

function fromProc(group: number): number {
  // The 12th and 13th fields after the name: user and system time.
  const ticks = statsOf(group).reduce((sum, it) => sum + Number(it[11]) + Number(it[12]), 0);
  return ticks / TICKS_PER_SECOND;
}

/** For each process, the fields after its name in parentheses: state, parent, group and so on. */
function statsOf(group: number): string[][] {
  return readdirSync("/proc").flatMap((entry) => {
    if (!/^\d+$/.test(entry)) return [];
    const [, rest = ""] = /\) (.*)/.exec(statOf(entry)) ?? [];
    const fields = rest.split(" ");
    return Number(fields[2]) === group ? [fields] : [];
  });
}

/** Empty if the process has ended meanwhile. */
function statOf(process: string): string {
  try {
    return readFileSync(`/proc/${process}/stat`, "utf8");
  } catch {
    return "";
  }
}

/** Coarser: some systems print hundredths, others whole seconds. */
function fromPs(group: number): number {
  let seconds = 0;
  for (const line of execFileSync("ps", ["-A", "-o", "pgid=,time="], { encoding: "utf8" }).split(
    "\n",
  )) {
    const [pgid, time = ""] = line.trim().split(/\s+/);
    if (Number(pgid) === group)
      seconds += time.split(":").reduce((sum, it) => sum * 60 + Number(it), 0);
  }
  return seconds;
}
