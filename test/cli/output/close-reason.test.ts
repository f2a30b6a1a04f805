import { expect, test } from "vitest";
import { closeReasonOf } from "../../../src/cli/output/close-reason.ts";
import { ClosedError } from "../../../src/client/program/index.ts";

test.each([
  ["forbidden", 4503, /^Refused \(forbidden\): This room requires an invite link/],
  ["room-deleted", 4505, /^Refused \(room-deleted\): .*Create a new one\.$/],
  ["toString", 4000, /^The room closed: toString$/],
  ["", 1000, /^The room closed: 1000$/],
])("a room that closed for %j says what to do", (reason, code, told) => {
  expect(closeReasonOf(new ClosedError({ code, reason }))).toMatch(told);
});
