import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isClear, mayBeFormatted } from "../../../src/web/formatting/may-be-formatted.ts";
import { hiddenHost } from "../../../src/web/formatting/parse/shown-host.ts";
import { linkify } from "../../../src/web/formatting/parse/linkify.ts";
import { outline } from "./outline.ts";
import { tries } from "../../support/tries.ts";

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

test("a link contains no other link, and a spoiler no other spoiler", () => {
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
])("%j says where it leads, since its text is another address", (message, place) => {
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

describe("a reader sees the host that an address leads to, as the browser understands it", () => {
  test.each([
    ["https://раураl.com", "xn--l-7sba6dbr.com"],
    ["https://gооd.example/login", "xn--gd-fmca.example"],
    ["https://good.example%2eevil.example", "good.example.evil.example"],
    ["https://g%6fod.example", "good.example"],
    ["https://good.example\\.evil.example", "good.example"],
    ["https://paypaI.example", "paypai.example"],
    ["HTTPS://EXAMPLE.ORG/A", "example.org"],
    ["https://ｅvil.example", "evil.example"],
    ["https://еxample.org:443/", "xn--xample-2of.org"],
    ["https://①②.example", "12.example"],
    ["https://faß.example", "xn--fa-hia.example"],
    ["https://bücher.example", "xn--bcher-kva.example"],
    ["https:////good.example", "good.example"],
    ["https://0x7f.1", "127.0.0.1"],
    ["https://2130706433/", "127.0.0.1"],
    ["https://good.example:0443", "good.example"],
    ["mailto:ana@bаnk.example", "ana@xn--bnk-6cd.example"],
    ["mailto:ana@b%61nk.example", "ana@bank.example"],
    ["mailto:ana@Bank.example", "ana@bank.example"],
    ["mailto:ana%40bank.example@evil.example", "ana@bank.example@evil.example"],
  ])("%s", (address, host) => {
    expect(mayBeFormatted(address)).toBe(true);
    expect(outline(`at ${address} now`)).toContain(`${address}</a> (leads to ${host})`);
  });

  test.each([
    "https://example.org",
    "https://example.org.",
    "https://example.org/раураl",
    "https://example.org?q=%2e",
    "https://example.org#Ä",
    "https://example.org:8080/a",
    "https://example.org:443/a",
    "https://xn--bcher-kva.example/",
    "https://[::1]/",
    "http://127.0.0.1/",
    "mailto:ana@example.org?subject=%C3%A4",
  ])("%s is not annotated", (address) => {
    expect(outline(`at ${address} now`)).not.toContain("leads to");
  });

  test.each([
    ["[раураl.com](https://раураl.com)", "xn--l-7sba6dbr.com"],
    [
      "[good.example%2eevil.example](https://good.example%2eevil.example)",
      "good.example.evil.example",
    ],
    ["[paypaI.example](https://paypai.example)", "paypai.example"],
    ["[bücher.example](https://bücher.example)", "xn--bcher-kva.example"],
  ])("%s, whose text is the address", (message, host) => {
    expect(outline(message)).toContain(` (leads to ${host})`);
  });

  test.each(["paypalꓸcom", "paypal܁com", "paypal·com", "paypal٠com", "paypal𐩐com", "paypal・com"])(
    "text that looks like an address counts as one: %s",
    (words) => {
      expect(outline(`[${words}](https://evil.example)`)).toContain(" (leads to evil.example)");
    },
  );

  test.each(["?bcc=eve@evil.example", "?subject=hi&CC=eve%40evil.example", "?to=eve@evil.example"])(
    "a mail link with text shows every recipient: %s",
    (more) => {
      const message = `[ana@good.example](mailto:ana@good.example${more})`;
      expect(outline(message)).toContain(" (leads to ana@good.example, eve@evil.example)");
    },
  );

  test("text that needs no parser shows its host letter for letter", () => {
    fc.assert(
      fc.property(
        fc.webUrl({ withFragments: true, withQueryParameters: true }),
        fc.string({ unit: "grapheme", maxLength: 6 }),
        fc.nat(30),
        (url, more, place) => {
          const text = url.slice(0, place) + more + url.slice(place);
          for (const part of linkify(text)) {
            if (part.kind === "link" && isClear(part.text))
              expect(hiddenHost(part.text, part.href)).toBeUndefined();
          }
        },
      ),
      tries(3_000),
    );
  });
});
