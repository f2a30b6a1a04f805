/**
 * Durations, and points in time.
 */

const UNITS = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
] as const;

/** For example `30 seconds` or `1 hour`. */
export function spanOf(seconds: number, locale: string): string {
  const [unit, length] = UNITS.find(([, its]) => seconds >= its && seconds % its === 0) ?? [
    "second",
    1,
  ];
  const written = { style: "unit", unit, unitDisplay: "long" } as const;
  return new Intl.NumberFormat(locale, written).format(seconds / length);
}

/** For example `7 Nov 2026, 14:05`. */
export function momentOf(at: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" }).format(at);
}
