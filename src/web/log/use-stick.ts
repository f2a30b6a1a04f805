/**
 * Keeps a scrolling list at its end while the reader is there, and keeps what they read in place while they
 * are further up.
 */
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { Seq } from "../../protocol/ids.ts";
import type { RoomName } from "../../protocol/names/names.ts";
import { logKit } from "./later-log-kit.ts";
import type { Stick } from "./scrolling/stick.ts";
import { places } from "./scrolling/places.ts";
import type { Sight } from "./scrolling/sight.ts";

/** Pixels from the end that still count as the end: about one message. */
const NEAR = 80;

/**
 * @param newest the last message of the list
 * @param room whose list it is: a reader who returns to it on this page finds their place
 */
export function useStick(newest: Seq, room: RoomName): Stick {
  const place = places.get(room);
  const scroller = useRef<HTMLDivElement>(null);
  const isStuck = useRef(place === undefined);
  const held = useRef(place?.held ?? { from: 0, to: 0 });
  const left = place?.sight;
  const sight = useRef<Sight | undefined>(left && { ref: left.ref, top: left.top });
  const isWhole = useRef(true);
  const latest = useRef(newest);
  latest.current = newest;
  const [awaySince, setAwaySince] = useState(place?.awaySince);
  const away = useRef(awaySince);
  /** The scroll position when the list was last moved to its end. */
  const ended = useRef(0);

  const keep = useCallback(() => {
    const list = scroller.current;
    if (list === null) return;
    // The reader has scrolled away, and the scroll event has not arrived yet.
    const end = list.scrollHeight - list.clientHeight;
    if (isStuck.current && list.scrollTop < Math.min(ended.current, end) - NEAR) return;
    if (isStuck.current && !logKit.value?.nodes.isHeld) {
      list.scrollTop = list.scrollHeight;
      ended.current = list.scrollTop;
      sight.current = undefined;
    } else sight.current = logKit.value?.keepSight(list, sight.current);
  }, []);

  useEffect(() => {
    const list = scroller.current;
    if (list === null) return;
    const look = (): void => {
      // A change of height meanwhile is not mistaken for scrolling.
      if (!isStuck.current || list.scrollTop >= ended.current) keep();
      const rest = list.scrollHeight - list.scrollTop - list.clientHeight;
      isStuck.current = isWhole.current && rest < NEAR;
      const since = isStuck.current ? undefined : (away.current ?? latest.current);
      away.current = since;
      setAwaySince(since);
      sight.current = since === undefined ? undefined : logKit.value?.sightOf(list);
      if (since === undefined) places.delete(room);
      else places.set(room, { awaySince: since, held: held.current, sight: sight.current });
    };
    // A keyboard that opens, a device that turns, a composer that grows; and messages that grow by
    // themselves, for example once their formatting is parsed.
    const observer = new ResizeObserver(keep);
    for (const sized of [list, ...list.children]) observer.observe(sized);
    list.addEventListener("scroll", look, { passive: true });
    return () => {
      observer.disconnect();
      list.removeEventListener("scroll", look);
    };
  }, []);

  const toEnd = useCallback(() => {
    isStuck.current = true;
    ended.current = 0;
    away.current = undefined;
    setAwaySince(undefined);
    places.delete(room);
    keep();
  }, []);
  const toRow = useCallback((row: HTMLElement) => {
    isStuck.current = false;
    row.scrollIntoView({ block: "start" });
  }, []);
  return { scroller, awaySince, held, isWhole, keep, toEnd, toRow };
}
