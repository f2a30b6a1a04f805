/**
 * What runs inside the page and watches it. Each function is sent there as text, so it uses nothing outside
 * itself.
 */

export interface Smoothness {
  /** Milliseconds of each task over 50 ms. */
  readonly longTasks: readonly number[];
  readonly framesPerSecond: number;
  /** The longest time between two frames, in milliseconds. */
  readonly longestFrame: number;
}

/** Counts frames and long tasks until it is read. */
export function watchFrames(): { read(): Smoothness } {
  const longTasks: number[] = [];
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longTasks.push(Math.round(duration));
  });
  observer.observe({ type: "longtask" });
  const began = performance.now();
  let frames = 0;
  let longestFrame = 0;
  let last = began;
  let isOver = false;
  requestAnimationFrame(function count(at) {
    frames += 1;
    longestFrame = Math.max(longestFrame, at - last);
    last = at;
    if (!isOver) requestAnimationFrame(count);
  });
  return {
    read() {
      isOver = true;
      observer.disconnect();
      const framesPerSecond = (frames * 1_000) / (performance.now() - began);
      return { longTasks, framesPerSecond, longestFrame };
    },
  };
}

/** Marks when the first message is readable. */
export function markReadable(): void {
  const observer = new MutationObserver(() => {
    if (document.querySelector(".log .body") === null) return;
    observer.disconnect();
    // The current document is on the screen after the next frame.
    requestAnimationFrame(() => setTimeout(() => performance.mark("readable")));
  });
  observer.observe(document, { childList: true, subtree: true });
}

export interface Readable {
  /** Milliseconds from the start of the navigation. */
  readonly readable: number;
  /** Bytes of compressed JavaScript that arrived before that. */
  readonly script: number;
}

export function readReadable(): Readable {
  const readable = performance.getEntriesByName("readable")[0]?.startTime ?? NaN;
  let script = 0;
  for (const entry of performance.getEntriesByType("resource")) {
    if (!(entry instanceof PerformanceResourceTiming)) continue;
    if (new URL(entry.name).pathname.endsWith(".js") && entry.responseEnd <= readable)
      script += entry.encodedBodySize;
  }
  return { readable, script };
}

/** The cumulative layout shift since the navigation. */
export function readShift(): Promise<number> {
  return new Promise((done) => {
    let shift = 0;
    const add = (entries: PerformanceEntryList): void => {
      for (const entry of entries) if ("value" in entry) shift += Number(entry.value);
    };
    const observer = new PerformanceObserver((list) => add(list.getEntries()));
    observer.observe({ type: "layout-shift", buffered: true });
    // Buffered entries are delivered within two frames.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        add(observer.takeRecords());
        observer.disconnect();
        done(shift);
      }),
    );
  });
}
