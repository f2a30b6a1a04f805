/**
 * A time of day, with the exact time on request.
 */
import { times } from "../words/index.ts";

export function Moment({ at }: { at: number }) {
  return (
    <time dateTime={new Date(at).toISOString()} title={times.exact(at)}>
      {times.short(at)}
    </time>
  );
}
