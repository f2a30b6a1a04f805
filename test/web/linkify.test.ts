import { expect, test } from "vitest";
import { linkify } from "../../src/web/view/linkify.ts";

const linksIn = (text: string): string[] =>
  linkify(text).flatMap((part) => (part.kind === "link" ? [part.text] : []));

test.each([
  ["see https://example.org/a?b=c#d now", ["https://example.org/a?b=c#d"]],
  ["(https://example.org/a_(b))", ["https://example.org/a_(b)"]],
  [
    "Is it http://example.org/? Yes, https://example.com.",
    ["http://example.org/", "https://example.com"],
  ],
  ["write to mailto:ana@example.org!", ["mailto:ana@example.org"]],
  ["HTTPS://EXAMPLE.ORG/A", ["HTTPS://EXAMPLE.ORG/A"]],
  ["https://例え.テスト/道", ["https://例え.テスト/道"]],
])("in %j the addresses are links, and the sentence is not", (text, links) => {
  expect(linksIn(text)).toEqual(links);
});

test.each([
  "javascript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "xhttps://example.org",
  "https://",
  "mailto:nobody",
  "https://bank.example@elsewhere.example/",
  'ftp://example.org "blob:https"',
])("%j has no link", (text) => {
  expect(linksIn(text)).toEqual([]);
});

test("nothing of the text is lost or moved", () => {
  const text = "a https://example.org, b\n mailto:x@y.z) javascript:c";
  expect(
    linkify(text)
      .map((part) => part.text)
      .join(""),
  ).toBe(text);
});

test("a link leads where its text says", () => {
  expect(linkify("https://example.org/a")).toEqual([
    { kind: "link", text: "https://example.org/a", href: "https://example.org/a" },
  ]);
});

test("a hostile address costs no more than a long one: it is text", () => {
  for (const text of [`http://${")".repeat(7_900)}`, `http://a${".)".repeat(3_950)}`]) {
    expect(
      linkify(text)
        .map((part) => part.text)
        .join(""),
    ).toBe(text);
  }
  const many = linkify("http://a.example ".repeat(470));
  expect(many.filter((part) => part.kind === "link")).toHaveLength(100);
});
