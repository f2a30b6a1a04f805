import { expect, test } from "vitest";
import { keyOf } from "../../../src/protocol/rights/setting-keys.ts";
import { faultInSetting } from "../../../src/protocol/rights/settings.ts";
import { originIn } from "../../../src/web/room-settings/fields/origin-typed.ts";

test.each([
  ["example.org", "https://example.org"],
  [" HTTPS://Example.org/a/page?of=it ", "https://example.org"],
  ["http://localhost:8080", "http://localhost:8080"],
  ["https://bücher.example", "https://xn--bcher-kva.example"],
])("11.11 the site in %j is %j, as the room accepts it", (typed, origin) => {
  expect(originIn(typed)).toBe(origin);
  expect(faultInSetting(keyOf("embed"), [origin], "owner")).toBeUndefined();
});

test.each([
  "",
  "  ",
  "not a site",
  "javascript:alert(1)",
  "https://*.example.org",
  `${"a".repeat(99)}.org`,
])("%j is no site", (typed) => {
  expect(originIn(typed)).toBeUndefined();
});
