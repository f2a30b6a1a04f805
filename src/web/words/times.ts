/**
 * Times in the reader's locale and time zone. Both can be given, so that tests do not depend on a machine.
 */
import { lazily } from "../loading/lazily.ts";

export interface TimeReader {
  /** A BCP 47 tag; the browser's by default. */
  readonly locale?: string;
  /** An IANA name; the device's by default. */
  readonly timeZone?: string;
}

export interface Times {
  /** For example `14:05`. */
  readonly short: (at: number) => string;
  /** For example `Saturday, 7 November 2026 at 14:05:09`. */
  readonly exact: (at: number) => string;
  /** Equal for two times of one day. */
  readonly day: (at: number) => string;
  /** For example `Today`, `Yesterday`, `Saturday 7 November`, `7 November 2025`. */
  readonly dayLabel: (at: number, now: number) => string;
  /** The same where there is little room, for example `Today`, `Yesterday`, `7 Nov`, `7 Nov 2025`. */
  readonly brief: (at: number, now: number) => string;
}

export function timesFor({ locale, timeZone }: TimeReader = {}): Times {
  const zone = timeZone === undefined ? {} : { timeZone };
  const written = (options: Intl.DateTimeFormatOptions, its = locale) => {
    const format = lazily(() => new Intl.DateTimeFormat(its, { ...options, ...zone }));
    return (at: number): string => format().format(at);
  };
  // Sweden writes dates as ISO 8601 does, which makes a good key.
  const day = written({ dateStyle: "short" }, "sv");
  const year = written({ year: "numeric" });
  const relative = lazily(() => new Intl.RelativeTimeFormat(locale, { numeric: "auto" }));
  const label =
    (thisYear: (at: number) => string, before: (at: number) => string) =>
    (at: number, now: number): string => {
      const its = day(at);
      if (its === day(now)) return capitalised(relative().format(0, "day"), locale);
      if (its === dayBefore(day(now))) return capitalised(relative().format(-1, "day"), locale);
      // By the reader's calendar, whose year may begin in spring.
      const isThisYear = year(at) === year(now);
      return capitalised((isThisYear ? thisYear : before)(at), locale);
    };
  return {
    short: written({ hour: "numeric", minute: "2-digit" }),
    exact: written({ dateStyle: "full", timeStyle: "medium" }),
    day,
    dayLabel: label(
      written({ weekday: "long", day: "numeric", month: "long" }),
      written({ dateStyle: "long" }),
    ),
    brief: label(written({ day: "numeric", month: "short" }), written({ dateStyle: "medium" })),
  };
}

/** By the calendar, since not every day has 24 hours. */
function dayBefore(day: string): string {
  const date = new Date(day);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}

/** A label stands alone, but many languages write these words in lower case within a sentence. */
function capitalised(text: string, locale: string | undefined): string {
  return text.replace(/^\p{Ll}/u, (first) => first.toLocaleUpperCase(locale));
}
