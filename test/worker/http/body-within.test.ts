import { describe, expect, test } from "vitest";
import { app } from "../../../src/worker/app.ts";
import { within } from "../../../src/worker/http/request/body-within.ts";
import { env } from "cloudflare:workers";
import { freshRoom } from "../support.ts";

/** Sends `parts`, then ends as told. */
function body(
  parts: number,
  then: "ends" | "hangs" | "breaks" | "drips",
): ReadableStream<Uint8Array> {
  let given = 0;
  return new ReadableStream({
    async pull(out) {
      if (given < parts || then === "drips") {
        await new Promise((done) => setTimeout(done, 10));
        given += 1;
        out.enqueue(new TextEncoder().encode("x"));
      } else if (then === "ends") out.close();
      else if (then === "breaks") out.error(new TypeError("malformed chunk"));
      else await new Promise(() => {});
    },
  });
}

describe("H5 a body", () => {
  test("that ends is read as it is", async () => {
    expect(await new Response(within(body(5, "ends"), 1_000, 1_000)).text()).toBe("xxxxx");
  });

  test.each([
    ["of which nothing more comes", "hangs", 50, 10_000, "too-slow"],
    ["that does not end", "drips", 5_000, 100, "too-slow"],
    ["that breaks off", "breaks", 5_000, 5_000, "bad-body"],
  ] as const)("%s is not waited for", async (_, then, silent, whole, code) => {
    const read = new Response(within(body(3, then), silent, whole)).text();
    await expect(read).rejects.toMatchObject({ code });
  });

  test("may take its time while it makes progress, where that is allowed", async () => {
    expect(await new Response(within(body(20, "ends"), 100, Infinity)).text()).toHaveLength(20);
  });

  test("that breaks off is the sender's fault, not the room's", async () => {
    const request = new Request(`http://alcove.test/r/${freshRoom()}`, {
      method: "POST",
      body: body(3, "breaks"),
    });
    const response = await app.fetch(request, env);
    expect(await response.json()).toMatchObject({ status: 400, code: "bad-body" });
  });

  test.each(["GET", "HEAD"])("that comes with a %s is not read", async (method) => {
    const paths = ["", "/head", "/members", "/state", "/export", "/tail?for=0", "/stats"];
    for (const path of paths) {
      const asked = new WithBody(`http://alcove.test/r/${freshRoom()}${path}`, { method });
      expect((await app.fetch(asked, env)).status, path).not.toBe(500);
    }
  });
});

/** The platform passes on a body with every method, but cannot construct such a request. */
class WithBody extends Request {
  override get body(): ReadableStream<Uint8Array> {
    return body(3, "breaks");
  }
}
