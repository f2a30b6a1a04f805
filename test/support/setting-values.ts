/**
 * Values to try for a setting, by the form in its row.
 */
import type { Json } from "../../src/protocol/records/entry.ts";
import type { SettingForm } from "../../src/protocol/rights/settings.ts";

/** Values at the bounds of `form`, which are accepted, and values just beyond them, which are refused. */
export function boundsOf(form: SettingForm): { taken: readonly Json[]; refused: readonly Json[] } {
  switch (form.is) {
    case "line": {
      const longest = "x".repeat(form.chars);
      return { taken: ["x", longest], refused: ["", " ", `${longest}x`, "a\nb", 1, null] };
    }
    case "choice":
      return { taken: form.of, refused: ["", "haunted", "toString", null, [...form.of]] };
    case "switch":
      return { taken: [true, false], refused: ["yes", 1, null] };
    case "seconds":
      return {
        taken: [0, form.most, ...(form.isWhole ? [] : [0.5])],
        refused: [-1, form.most + 1, "1", null, NaN, ...(form.isWhole ? [0.5] : [])],
      };
    case "sites":
      return {
        taken: [[], sites(form.most)],
        refused: [sites(form.most + 1), "https://example.org", ["example.org"], [1], null],
      };
    case "seqs":
      return {
        taken: [[], seqs(form.most)],
        refused: [seqs(form.most + 1), 1, [0], [1.5], ["1"], [2 ** 53], [7, 3, 7], null],
      };
  }
}

function seqs(count: number): number[] {
  return Array.from({ length: count }, (_, n) => n + 1);
}

function sites(count: number): string[] {
  return Array.from({ length: count }, (_, n) => `https://${n}.example`);
}
