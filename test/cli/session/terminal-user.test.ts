import { expect, test } from "vitest";
import { nameOf } from "../../../src/cli/session/terminal-user.ts";

test("the name asked for goes before that of the environment, and an empty one there is none", () => {
  expect(nameOf("Nora", { ALCOVE_NAME: "Ana" })).toBe("Nora");
  expect(nameOf(undefined, { ALCOVE_NAME: "Ana" })).toBe("Ana");
  expect(nameOf(undefined, { ALCOVE_NAME: "" })).toBe(nameOf(undefined, {}));
});
