/**
 * The linter ensures that text never becomes markup or script. This test ensures that the linter does.
 */
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";

const LINTER = "node_modules/oxlint/bin/oxlint";

/** Ways to turn text into markup or script, by the rule that forbids each. */
const WAYS: readonly [way: string, rule: string][] = [
  ["it.innerHTML = text;", "no-restricted-properties"],
  ['it["innerHTML"] = text;', "no-restricted-properties"],
  ["it.outerHTML = text;", "no-restricted-properties"],
  ['it.insertAdjacentHTML("beforeend", text);', "no-restricted-properties"],
  ["it.setHTMLUnsafe(text);", "no-restricted-properties"],
  ["document.write(text);", "no-restricted-properties"],
  ["document.writeln(text);", "no-restricted-properties"],
  ["document.createRange().createContextualFragment(text);", "no-restricted-properties"],
  ['new DOMParser().parseFromString(text, "text/html");', "no-restricted-properties"],
  ["Document.parseHTMLUnsafe(text);", "no-restricted-properties"],
  ['document.createElement("iframe").srcdoc = text;', "no-restricted-properties"],
  ["eval(text);", "no-eval"],
  ["export const made = new Function(text);", "no-new-func"],
  ["export const drawn = <p dangerouslySetInnerHTML={{ __html: text }} />;", "no-danger"],
  ['export const framed = <iframe title="it" sandbox="" srcdoc={text} />;', "forbid-elements"],
  ["export const run = <script>{text}</script>;", "forbid-elements"],
];

let complaints: string;
beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), "alcove-"));
  try {
    for (const [at, [way]] of WAYS.entries()) {
      const source = `declare const it: HTMLElement;\ndeclare const text: string;\n${way}\n`;
      await writeFile(join(folder, `way-${at}.tsx`), source);
    }
    complaints = await new Promise((done) => {
      const args = [LINTER, "-c", ".oxlintrc.json", "-f", "unix", folder];
      // The linter is expected to fail.
      execFile(process.execPath, args, (_error, stdout) => done(stdout));
    });
  } finally {
    await rm(folder, { recursive: true });
  }
});

test.each(WAYS.map(([way, rule], at) => [way, rule, at] as const))(
  "no innerHTML anywhere: the linter refuses %s",
  (_way, rule, at) => {
    const own = complaints.split("\n").filter((it) => it.includes(`way-${at}.tsx:`));
    expect(own.join("\n")).toContain(`(${rule})`);
  },
);
