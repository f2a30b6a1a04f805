import fc from "fast-check";
import { expect, test } from "vitest";
import { isMeant } from "../../../src/cli/input/member-named.ts";
import { paintFor } from "../../../src/cli/output/paint.ts";
import { Transcript } from "../../../src/cli/output/terminal-transcript.ts";
import { tagOf } from "../../../src/protocol/names/tag.ts";
import { cleanName } from "../../../src/protocol/names/names.ts";
import { takeName } from "../../../src/protocol/names/taken-names.ts";
import { tries } from "../../support/tries.ts";

const plain = paintFor({ hasColors: () => false });
const [bob, other] = ["b".repeat(16), "-".repeat(16)];

test("a member can be named as they are shown: alone, among namesakes, with a role, and in a line about them", () => {
  // Some rooms have names with colons and brackets from earlier releases. A name of nothing else is refused.
  const name = fc
    .string({ unit: "grapheme", maxLength: 20 })
    .filter((it) => cleanName(it) === it && takeName(it) !== undefined);
  fc.assert(
    fc.property(fc.oneof(name, fc.constantFrom("Nora", "-x-", "Ana is now", "To: all")), (it) => {
      for (const role of [undefined, "owner"] as const) {
        const member = { id: bob, name: it, ...(role && { role }) };
        const transcript = new Transcript(plain);
        for (const among of [1, 2]) {
          for (const shown of [transcript.name(member), transcript.nameTold(member)])
            expect(isMeant(shown, member), `${shown} of ${among}`).toBe(true);
          // From here on the name takes a tag.
          transcript.name({ id: other, name: it });
        }
      }
    }),
    tries(),
  );
});

test("a name with another member's tag, or with no valid tag, names nobody", () => {
  const nora = { id: bob, name: "Nora" };
  expect(isMeant(`Nora ‹${tagOf(bob)}›`, nora)).toBe(true);
  expect(isMeant(tagOf(bob), nora)).toBe(true);
  for (const who of [`Nora ‹${tagOf(other)}›`, "Nora ‹boss›", "Norah", tagOf(other), ""])
    expect(isMeant(who, nora), who).toBe(false);
});
