/**
 * CPU time of a process group, user and system.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";

/** USER_HZ: fixed in Linux's interface, whatever the kernel's own tick. */
const TICKS_PER_SECOND = 100;

export function cpuSecondsOf(group: number): number {
  return existsSync("/proc/self/stat") ? fromProc(group) : fromPs(group);
}

function fromProc(group: number): number {
  let ticks = 0;
  for (const entry of readdirSync("/proc")) {
    if (/^\d+$/.test(entry)) ticks += ticksOf(entry, group);
  }
  return ticks / TICKS_PER_SECOND;
}

function ticksOf(process: string, group: number): number {
  // After the name in parentheses: state, parent, group, and as the 12th and 13th the user and system time.
  const [, rest = ""] = /\) (.*)/.exec(statOf(process)) ?? [];
  const fields = rest.split(" ");
  return Number(fields[2]) === group ? Number(fields[11]) + Number(fields[12]) : 0;
}

/** Empty if the process has ended meanwhile. */
function statOf(process: string): string {
  try {
    return readFileSync(`/proc/${process}/stat`, "utf8");
  } catch {
    return "";
  }
}

/** Coarser: some systems tell hundredths, others whole seconds. */
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
