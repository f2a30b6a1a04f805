/**
 * Moments as the reader's locale and clock have them. Both can be given, so that tests do not depend on a machine.
 */

export interface Reader {
  /** A BCP 47 tag; the browser's unless told. */
  readonly locale?: string;
  /** An IANA name; the device's unless told. */
  readonly timeZone?: string;
}

export interface Times {
  /** As in `14:05`. */
  readonly short: (at: number) => string;
  /** As in `Saturday, 7 November 2026 at 14:05:09`. */
  readonly exact: (at: number) => string;
  /** Equal for two moments of one day. */
  readonly day: (at: number) => string;
  /** As in `Today`, `Yesterday`, `Saturday 7 November`, `7 November 2025`. */
  readonly dayLabel: (at: number, now: number) => string;
  /** The same where there is little room, as in `Today`, `Yesterday`, `7 Nov`, `7 Nov 2025`. */
  readonly brief: (at: number, now: number) => string;
}

const DAY = 86_400_000;

export function timesFor({ locale, timeZone }: Reader = {}): Times {
  const zone = timeZone === undefined ? {} : { timeZone };
  const short = new Intl.DateTimeFormat(locale, { hour: "numeric", minute: "2-digit", ...zone });
  const exact = new Intl.DateTimeFormat(locale, {
    dateStyle: "full",
    timeStyle: "medium",
    ...zone,
  });
  // Sweden writes dates as ISO 8601 does, which makes a good key.
  const key = new Intl.DateTimeFormat("sv", { dateStyle: "short", ...zone });
  const near = new Intl.DateTimeFormat(locale, {
    weekday: "long",
    day: "numeric",
    month: "long",
    ...zone,
  });
  const far = new Intl.DateTimeFormat(locale, { dateStyle: "long", ...zone });
  const nearBrief = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", ...zone });
  const farBrief = new Intl.DateTimeFormat(locale, { dateStyle: "medium", ...zone });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const day = (at: number): string => key.format(at);
  const label =
    (thisYear: Intl.DateTimeFormat, before: Intl.DateTimeFormat) =>
    (at: number, now: number): string => {
      const its = day(at);
      if (its === day(now)) return capitalised(relative.format(0, "day"), locale);
      if (its === day(now - DAY)) return capitalised(relative.format(-1, "day"), locale);
      return its.slice(0, 4) === day(now).slice(0, 4) ? thisYear.format(at) : before.format(at);
    };
  return {
    short: (at) => short.format(at),
    exact: (at) => exact.format(at),
    day,
    dayLabel: label(near, far),
    brief: label(nearBrief, farBrief),
  };
}

/** In the reader's own locale and time zone. */
export const times = timesFor();

function capitalised(text: string, locale: string | undefined): string {
  return text.replace(/^\p{Ll}/u, (first) => first.toLocaleUpperCase(locale));
}
