import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { afterAnswer } from "./after-answer";

/** By which Vercel's library finds what keeps a function awake. */
const contextKey = Symbol.for("@vercel/request-context");
const host = globalThis as { [contextKey]?: object };
afterEach(() => {
  delete host[contextKey];
});

test("a function is kept awake until what follows its answer is done", async () => {
  const awaited: Promise<unknown>[] = [];
  const seen: string[] = [];
  host[contextKey] = {
    get: () => ({ waitUntil: (promise: Promise<unknown>) => awaited.push(promise) }),
  };
  const server = createServer((_, response) => {
    afterAnswer(response, async () => {
      seen.push("afterwards");
    });
    seen.push("answering");
    response.end("ok");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  expect(await (await fetch(`http://127.0.0.1:${port}`)).text()).toBe("ok");
  expect(awaited).toHaveLength(1);
  await awaited[0];
  expect(seen).toEqual(["answering", "afterwards"]);
  server.close();
});
