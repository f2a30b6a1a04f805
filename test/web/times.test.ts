import { expect, test } from "vitest";
import { timesFor } from "../../src/web/words/times.ts";

const british = timesFor({ locale: "en-GB", timeZone: "Europe/Amsterdam" });
const NOW = Date.UTC(2026, 10, 7, 13, 5, 9);

test("a time is the reader's own", () => {
  expect(british.short(NOW)).toBe("14:05");
  expect(timesFor({ locale: "en-US", timeZone: "America/New_York" }).short(NOW)).toMatch(
    /^8:05\sAM$/,
  );
  expect(british.exact(NOW)).toMatch(/7 November 2026 at 14:05:09$/);
});

test.each([
  [Date.UTC(2026, 10, 7, 0, 30), "Today"],
  [Date.UTC(2026, 10, 6, 22, 30), "Yesterday"],
  [Date.UTC(2026, 10, 2, 12), "Monday 2 November"],
  [Date.UTC(2025, 10, 2, 12), "2 November 2025"],
])("the day of %d is called %s", (at, label) => {
  expect(british.dayLabel(at, NOW)).toBe(label);
});

test.each([
  [Date.UTC(2026, 10, 7, 0, 30), "Today"],
  [Date.UTC(2026, 10, 6, 22, 30), "Yesterday"],
  [Date.UTC(2026, 10, 2, 12), "2 Nov"],
  [Date.UTC(2025, 10, 2, 12), "2 Nov 2025"],
])("where there is little room, the day of %d is called %s", (at, label) => {
  expect(british.brief(at, NOW)).toBe(label);
});

test("days end at the reader's midnight", () => {
  const lateEvening = Date.UTC(2026, 10, 6, 22, 59);
  expect(british.day(lateEvening)).not.toBe(british.day(lateEvening + 60_000));
});

test.each([
  ["es", "Lunes, 2 de noviembre"],
  ["zh-CN", "11月2日星期一"],
  ["ar-EG", "الاثنين، ٢ نوفمبر"],
])("in %s a day is called %s, as what begins a line", (locale, label) => {
  const { dayLabel } = timesFor({ locale, timeZone: "Europe/Amsterdam" });
  expect(dayLabel(Date.UTC(2026, 10, 2, 12), NOW)).toBe(label);
});
