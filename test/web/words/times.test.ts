import { expect, test } from "vitest";
import { timesFor } from "../../../src/web/words/times.ts";

const british = timesFor({ locale: "en-GB", timeZone: "Europe/Amsterdam" });
const NOW = Date.UTC(2026, 10, 7, 13, 5, 9);

test("a time is in the reader's time zone", () => {
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

/** Times by the reader's clock: now, one of the day before, and one of the day before that. */
test.each([
  [
    "Europe/Berlin, after the night of 23 hours",
    "Europe/Berlin",
    "2026-03-29T22:30Z",
    "2026-03-29T10:00Z",
    "2026-03-28T22:45Z",
  ],
  [
    "Europe/Berlin, on the day of 25 hours",
    "Europe/Berlin",
    "2026-10-25T22:30Z",
    "2026-10-24T21:59Z",
    "2026-10-23T21:59Z",
  ],
  [
    "Europe/Berlin, after the day of 25 hours",
    "Europe/Berlin",
    "2026-10-26T22:45Z",
    "2026-10-25T00:30Z",
    "2026-10-24T12:00Z",
  ],
  [
    "Lord Howe, where the clock moves by half an hour",
    "Australia/Lord_Howe",
    "2026-10-04T13:15Z",
    "2026-10-04T12:45Z",
    "2026-10-03T13:00Z",
  ],
  [
    "São Paulo, where a day once began at one",
    "America/Sao_Paulo",
    "2018-11-05T02:30Z",
    "2018-11-04T03:15Z",
    "2018-11-04T02:45Z",
  ],
  [
    "São Paulo, where a day once ended twice",
    "America/Sao_Paulo",
    "2018-02-18T03:10Z",
    "2018-02-18T02:50Z",
    "2018-02-17T01:30Z",
  ],
  [
    "Kathmandu, a quarter of an hour beside the others",
    "Asia/Kathmandu",
    "2026-05-01T18:20Z",
    "2026-05-01T18:10Z",
    "2026-04-30T18:10Z",
  ],
  [
    "Kathmandu, in the year it moved",
    "Asia/Kathmandu",
    "1986-01-01T18:20Z",
    "1985-12-31T18:45Z",
    "1985-12-31T18:15Z",
  ],
  [
    "Samoa, a day after the one that it left out",
    "Pacific/Apia",
    "2011-12-31T10:30Z",
    "2011-12-30T10:30Z",
    "2011-12-30T09:30Z",
  ],
])("the day before today is yesterday in %s", (_, timeZone, now, before, earlier) => {
  const { dayLabel, brief } = timesFor({ locale: "en-GB", timeZone });
  const [today, yesterday, other] = [now, before, earlier].map((it) => Date.parse(it));
  const label = (at = 0): readonly string[] => [dayLabel(at, today ?? 0), brief(at, today ?? 0)];
  expect(label(today)).toEqual(["Today", "Today"]);
  expect(label(yesterday)).toEqual(["Yesterday", "Yesterday"]);
  expect(label(other).join(" ")).not.toMatch(/day\b.*\bToday|Yesterday/);
});

test("a date of another year shows the year, by the reader's calendar", () => {
  const persian = timesFor({ locale: "en-u-ca-persian", timeZone: "Asia/Tehran" });
  const [esfand, farvardin] = [Date.UTC(2026, 2, 15), Date.UTC(2026, 3, 15)];
  expect(persian.brief(esfand, farvardin)).toContain("1404");
  expect(persian.brief(farvardin, farvardin + 1_000_000_000)).not.toContain("1405");
});

test.each([
  ["es", "Lunes, 2 de noviembre"],
  ["zh-CN", "11月2日星期一"],
  ["ar-EG", "الاثنين، ٢ نوفمبر"],
])("in %s a day is called %s, as what begins a line", (locale, label) => {
  const { dayLabel } = timesFor({ locale, timeZone: "Europe/Amsterdam" });
  expect(dayLabel(Date.UTC(2026, 10, 2, 12), NOW)).toBe(label);
});
