import { expect, test } from "vitest";
import { linkify } from "../../../src/web/formatting/parse/linkify.ts";
import type { Block } from "../../../src/web/formatting/parse/nodes.ts";
import { parse } from "../../../src/web/formatting/parse/parse.ts";
import { ADDRESSES } from "../scripts/addresses.ts";
import { readingOf } from "./outline.ts";

const linksIn = (text: string): string[] =>
  linkify(text).flatMap((part) => (part.kind === "link" ? [part.text] : []));

const linksOf = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) =>
    block.kind === "text"
      ? block.children.flatMap((it) => (it.kind === "link" ? [it.text] : []))
      : [],
  );

test.each(ADDRESSES)(
  "in %s, of %j the addresses are links, and the sentence is not, with or without the parser",
  (_, text, addresses) => {
    expect(linksIn(text)).toEqual(addresses);
    expect(linksOf(parse(text))).toEqual(addresses);
    expect(readingOf(parse(text))).toBe(text.trimEnd());
  },
);

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

test("no text is lost or moved", () => {
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

test.each([
  `http://${")".repeat(7_900)}`,
  `http://a${".)".repeat(3_950)}`,
  `http://a${".".repeat(7_900)}字`,
  `http://${"a.".repeat(3_900)}字`,
  `http://${"字\u200C".repeat(3_900)}`,
])("a hostile address costs no more than a long one, and none of it is lost", (text) => {
  const read = linkify(text)
    .map((part) => part.text)
    .join("");
  expect(read).toBe(text);
});

test("a message made of addresses has a hundred links", () => {
  expect(linksIn("http://a.example ".repeat(470))).toHaveLength(100);
});
