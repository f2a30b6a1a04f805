import { expect, test } from "vitest";
import { outline } from "./outline.ts";

test.each([
  ["[here](https://example.org/a_(b))", "<a https://example.org/a_(b)>here</a>"],
  ["**[a *b*](<http://example.org>)**", "<b><a http://example.org/>a <i>b</i></a></b>"],
  ["[write](mailto:ana@example.org)", "<a mailto:ana@example.org>write</a>"],
  ["[a](HTTPS://EXAMPLE.ORG)", "<a https://example.org/>a</a>"],
  ["||[a](https://example.org)||", "<hidden><a https://example.org/>a</a></hidden>"],
])("%j is a link behind words", (message, expected) => {
  expect(outline(message)).toBe(expected);
});

test.each([
  "[x](javascript:alert(1))",
  "[x](JaVaScRiPt:alert(1))",
  "[x](&#106;avascript:alert(1))",
  "[x](javascript&colon;alert(1))",
  "[x](\u0001javascript:alert(1))",
  "[x](java\tscript:alert(1))",
  "[x](java\nscript:alert(1))",
  "[x](%6Aavascript:alert(1))",
  "[x](<javascript:alert(1)>)",
  "[x](data:text/html,<script>alert(1)</script>)",
  "[x](vbscript:msgbox(1))",
  "[x](file:///etc/passwd)",
  "[x](blob:https)",
  "[x](//example.org)",
  "[x](/r/room)",
  "[x](example.org)",
  "[x](https://bank.example@elsewhere.example/)",
  "[x](https:)",
  "[\u200B](https:)",
  "<javascript:alert(1)>",
  "javascript:alert(1)//*x",
  "[a]: javascript:alert(1)\n[a]",
])("%j has no link, and is shown as it was typed", (message) => {
  expect(outline(message)).not.toContain("<a ");
  expect(outline(message)).toContain(message.split("\n")[0]);
});

test("an image never loads: it is shown as typed, with its address", () => {
  expect(outline("![cat](https://example.org/cat.png)")).toBe(
    "![cat](<a https://example.org/cat.png>https://example.org/cat.png</a>)",
  );
});

test("a link is in no other link, and a spoiler in none", () => {
  expect(outline("[https://a.example ||x||](https://a.example)")).toBe(
    "<a https://a.example/>https://a.example ||x||</a>",
  );
});

test.each([
  ["[https://bank.example](https://evil.example/login)", "evil.example"],
  ["[bank.example](https://evil.example)", "evil.example"],
  ["[Log in at bank.example.](https://evil.example)", "evil.example"],
  ["[**bank.example**](https://evil.example)", "evil.example"],
  ["[bank。example](https://evil.example)", "evil.example"],
  ["[bank\u200B.exam\u200Bple](https://evil.example)", "evil.example"],
  ["[bank.example](https://bank.example.evil.example)", "bank.example.evil.example"],
  ["[bank.example](https://bаnk.example)", "xn--bnk-6cd.example"],
  ["[ana@bank.example](mailto:eve@evil.example)", "eve@evil.example"],
  ["[https://code.example/good](https://code.example/bad)", "code.example/bad"],
])("%j says where it leads, since its words are another address", (message, place) => {
  expect(outline(message)).toContain(` (leads to ${place})`);
});

test.each([
  "[the docs](https://example.org/docs)",
  "[example.org](https://example.org/docs)",
  "[www.example.org](https://example.org)",
  "[https://example.org/docs](https://example.org/docs/)",
  "[ana@example.org](mailto:ana@example.org?subject=hi)",
  "[a.m. or p.m](https://a.m)".replace("a.m. or p.m", "at noon"),
])("%j need not say where it leads", (message) => {
  expect(outline(message)).not.toContain("leads to");
});
