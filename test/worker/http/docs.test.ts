import { describe, expect, test } from "vitest";
import type { RefusalCode } from "../../../src/protocol/wire/refusals.ts";
import { API } from "../../../src/worker/http/api.ts";
import type { Document } from "../../../src/worker/http/docs/document.ts";
import { ASK_REFUSALS, CAPABILITIES } from "../../../src/room/asking/capabilities.ts";
import { problemOf, PROBLEMS } from "../../../src/worker/http/answer/problems.ts";
import { app } from "../../../src/worker/app.ts";
import { request } from "../support.ts";

const documented = async (): Promise<Document> => (await request("/openapi.json")).json<Document>();

/** Addresses that are not part of the API: the operator's, and the documentation. */
const APART: ReadonlySet<string> = new Set(["/r/:room/stats", "/openapi.json", "/docs"]);

describe("the OpenAPI document", () => {
  test("H16 lists every address that is answered, and no other", async () => {
    const routed = app.routes
      .filter(({ method, path }) => method !== "ALL" && !APART.has(path))
      .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)(?:\{.*?\})?/g, "{$1}")}`);
    const { paths } = await documented();
    const told = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(told.toSorted()).toEqual(routed.toSorted());
  });

  test("H16 defines each schema that it refers to, and refers to no other", async () => {
    const document = await documented();
    const named = JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g);
    const names = new Set(Array.from(named, ([, name]) => name));
    expect(names).toEqual(new Set(Object.keys(document.components.schemas)));
    expect(JSON.stringify(document)).not.toContain("$defs");
  });

  test("H16 lists every refusal that the room's table has for an address, and 429 at every room's", async () => {
    const { paths } = await documented();
    for (const { path, operations } of API) {
      const address = paths[path.replaceAll(/:(\w+)(?:\{.*?\})?/g, "{$1}")];
      for (const { method, asks = [] } of operations) {
        const responses = address?.[method]?.responses ?? {};
        const asked = asks.flatMap((kind) => [...ASK_REFUSALS, ...CAPABILITIES[kind].refusals]);
        const must = new Set<RefusalCode>(path.startsWith("/r/") ? [...asked, "slow-down"] : asked);
        const missing = [...must].filter((code) => {
          const { status } = PROBLEMS[problemOf(code)];
          return !responses[status]?.description.includes(`\`${code}\``);
        });
        expect([method, path, missing]).toEqual([method, path, []]);
      }
    }
  });

  test("H16 has an address for every ask that needs no connection", () => {
    const asked = API.flatMap(({ operations }) => operations.flatMap(({ asks = [] }) => asks));
    const kinds = Object.keys(CAPABILITIES).filter((it) => it !== "rename" && it !== "signal");
    expect(new Set<string>(asked)).toEqual(new Set(kinds));
  });

  test("H16 may be read by any page", async () => {
    const response = await request("/openapi.json", { headers: { Origin: "https://a.example" } });
    expect(response.headers.get("Access-Control-Allow-Origin")).toBe("*");
  });
});

describe("the docs", () => {
  test("H16 show everything that the document says, without scripts or outside resources", async () => {
    const response = await request("/docs");
    expect(response.headers.get("Content-Type")).toContain("text/html");
    const page = await response.text();
    for (const { path, operations } of API) {
      expect(page).toContain(path.replaceAll(/:(\w+)(?:\{.*?\})?/g, "{$1}"));
      for (const { summary } of operations) expect(page).toContain(summary);
    }
    for (const code of Object.keys(PROBLEMS)) expect(page).toContain(code);
    expect(page).not.toContain("<script");
    const places = Array.from(page.matchAll(/(?:src|href)="([^"]+)"/g), ([, place = ""]) => place);
    expect(places.filter((it) => !/^[/#](?!\/)/.test(it))).toEqual([]);
  });

  test("H16 show this server's own address, as text", async () => {
    const page = await (await request("/docs")).text();
    expect(page).toContain(
      "curl -d &#39;hi&#39; &quot;http://alcove.test/r/game-night?name=Ana&quot;",
    );
  });
});
