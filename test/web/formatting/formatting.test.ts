import { expect, test } from "vitest";
import { FACES, MARKS } from "../scripts/marks.ts";
import { outline } from "./outline.ts";

const fence = "```";

test.each([
  ["**bold** and *italic* and _italic_", "<b>bold</b> and <i>italic</i> and <i>italic</i>"],
  ["~~struck~~ `code` ||hidden||", "<s>struck</s> <code>code</code> <hidden>hidden</hidden>"],
  ["***both*** **a *b* c**", "<i><b>both</b></i> <b>a <i>b</i> c</b>"],
  ["||a **b** `c`||", "<hidden>a <b>b</b> <code>c</code></hidden>"],
  ["(**a**), “*b*”: **c**!", "(<b>a</b>), “<i>b</i>”: <b>c</b>!"],
  ["`**a**` ``a ` b`` `` `a` ``", "<code>**a**</code> <code>a ` b</code> <code>`a`</code>"],
  ["👍**yes**👍", "👍<b>yes</b>👍"],
])("%j is marked", (message, expected) => {
  expect(outline(message)).toBe(expected);
});

test.each([
  ["これは**重要**です", "これは<b>重要</b>です"],
  ["**重点。**内容", "<b>重点。</b>内容"],
  ["이것은 **중요**합니다", "이것은 <b>중요</b>합니다"],
  ["**שלום** עולם", "<b>שלום</b> עולם"],
])("%j is marked, since its script uses no spaces or others", (message, expected) => {
  expect(outline(message)).toBe(expected);
});

test.each([
  "snake_case_name and _private_var, __init__.py",
  "2 * 3 * 4, 2*3*4, 2**3**4, a*b*c",
  ":-) :* ;_; >_< (>_<) (>_<) ^_^ ^_^ -_- T_T o_o *_* *_*",
  String.raw`¯\_(ツ)_/¯ and C:\temp\* and \d+\.\w`,
  "a || b || c, if (a||b||c), a | b",
  "f(*args, **kwargs) and char *p, *q",
  "**/*.ts, src/**/*.test.ts, *.ts, *.js, /* comment */, int* p; int* q",
  "~5 min, ~~~ cute ~~~, はい~~ どうも~~",
  "1.",
  "1. ",
  "1.5 litres, 10:30, +1",
  "+ 1\n+ 2",
  "007. Bond",
  "* * *",
  "---\n***\n___",
  "# not a heading\nnor this\n===",
  "| a | b |\n|---|---|\n| 1 | 2 |",
  "<b>bold?</b> <script>alert(1)</script> <!-- x --> &amp; &lt;",
  ">.< and\n>_<\n>>> print(1)",
  ">",
  "-",
  "    four spaces\n\ttab",
  "  two\n\n\n    and four  \n end",
  "[a] [b](c) [](d) [e]",
  "[note]: https is not here",
  "** a ** and * b * and ~~ c ~~ and || d ||",
  "**** **** ________ ~~~~ |||| ``````",
  "a\\\nb  \nc",
])("%j stays as it was typed", (message) => {
  expect(outline(message)).toBe(message.trimEnd());
});

test.each(MARKS)("in %s, %j is marked as its writer meant it", (_, message, expected) => {
  expect(outline(message)).toBe(expected);
});

test.each(FACES)("in %s, %j stays as it was typed", (_, message) => {
  expect(outline(message)).toBe(message);
});

test("a backslash escapes a mark, and is not shown", () => {
  expect(outline(String.raw`\*no\* \_no\_ \**no\** \~~no\~~`)).toBe("*no* _no_ **no** ~~no~~");
  expect(outline("\\`a` b")).toBe("`a` b");
  expect(outline(String.raw`\[a](https://example.org)`)).toBe(
    "[a](<a https://example.org/>https://example.org</a>)",
  );
});

test("a line break stays a line break, and unformatted text keeps its spaces", () => {
  expect(outline("a\n  b **c\nd**\n\n\n  e")).toBe("a\n  b <b>c\nd</b>\n\n\n  e");
  expect(outline("a\r\nb *c*\rd")).toBe("a\nb <i>c</i>\nd");
});

test("a quote ends with its line: the answer on the next line is not part of it", () => {
  expect(outline("> a\n> **b**\nanswer")).toBe("<quote>a\n<b>b</b></quote>¶answer");
  expect(outline("> a\n>\n> b\n\nanswer\n> c")).toBe(
    "<quote>a\n\nb</quote>¶answer¶<quote>c</quote>",
  );
  expect(outline("> a\n> > b\n> c")).toBe("<quote>a¶<quote>b</quote>¶c</quote>");
});

test("lists nest by their indentation, and end with it", () => {
  expect(outline("- a\n- b\n  - c\n    more\n- d\nend")).toBe(
    "<list>• a; • b¶<list>• c\nmore</list>; • d</list>¶end",
  );
  expect(outline("Buy:\n* milk\n* eggs")).toBe("Buy:¶<list>• milk; • eggs</list>");
  expect(outline("> - a\n>   b\n> - c")).toBe("<quote><list>• a\nb; • c</list></quote>");
  expect(outline("- > a\n  > b")).toBe("<list>• <quote>a\nb</quote></list>");
});

test("the numbers of a list are those that were typed", () => {
  expect(outline("1. a\n1. b\n7. c\n1984. d")).toBe("<list>1. a; 1. b; 7. c; 1984. d</list>");
  expect(outline("2) a\n3) b")).toBe("<list>2) a; 3) b</list>");
});

test.each([
  [`${fence}\na **b**\n\n  c\n${fence}`, "<pre>a **b**\n\n  c</pre>"],
  [`${fence}js\nlet a;\n${fence}\nafter`, "<pre js>let a;</pre>¶after"],
  [`look: ${fence}c++\nint a;\n${fence} *nice*`, "look:¶<pre c++>int a;</pre>¶<i>nice</i>"],
  [`${fence}first line\nsecond${fence}`, "<pre>first line\nsecond</pre>"],
  [`${fence}one line${fence} of *code*`, "<code>one line</code> of <i>code</i>"],
  [`> ${fence}\n> a\n>  b\n> ${fence}\nc`, "<quote><pre>a\n b</pre></quote>¶c"],
  [`- a\n  ${fence}\n  b\n  ${fence}`, "<list>• a¶<pre>b</pre></list>"],
  [`${fence}\nnever closed`, "<pre>never closed</pre>"],
  [`in a line ${fence} never closed`, `in a line ${fence} never closed`],
  [`${fence}\n${fence}`, `${fence}\n${fence}`],
])("the code in %j is code", (message, expected) => {
  expect(outline(message)).toBe(expected);
});

test("an address is a link, whatever marks are in it or around it", () => {
  expect(outline("http://x.example/_a_ *b*")).toBe(
    "<a http://x.example/_a_>http://x.example/_a_</a> <i>b</i>",
  );
  expect(outline("**https://example.org/a*b*c**")).toBe(
    "<b><a https://example.org/a*b*c>https://example.org/a*b*c</a></b>",
  );
  expect(outline("||https://example.org|| `https://example.org`")).toBe(
    "<hidden><a https://example.org/>https://example.org</a></hidden> <code>https://example.org</code>",
  );
  expect(outline("<https://example.org/>")).toBe(
    "<<a https://example.org/>https://example.org/</a>>",
  );
});
