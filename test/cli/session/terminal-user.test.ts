import { expect, test } from "vitest";
import { nameOf } from "../../../src/cli/session/terminal-user.ts";

test("--name comes before $ALCOVE_NAME, and an empty $ALCOVE_NAME is ignored", () => {
  expect(nameOf("Nora", { ALCOVE_NAME: "Ana" })).toBe("Nora");
  expect(nameOf(undefined, { ALCOVE_NAME: "Ana" })).toBe("Ana");
  expect(nameOf(undefined, { ALCOVE_NAME: "" })).toBe(nameOf(undefined, {}));
});
