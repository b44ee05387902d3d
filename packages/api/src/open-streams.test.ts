import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import { loadManyFilms } from "@marquee/services/many-films-fixture";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ApiFixture, createApiFixture } from "./api-fixture";

let api: ApiFixture;
beforeAll(async () => {
  api = await createApiFixture();
  // More than fits into the buffers between the server and a reader who takes nothing.
  await loadManyFilms(api.db, 80_000);
});
afterAll(() => api.close());

/** Begins to read all films, and takes nothing of them. */
async function begin(role: "viewer" | "editor"): Promise<IncomingMessage> {
  const headers = { authorization: `Bearer ${api.tokenOf(role)}` };
  const [answer] = await once(get(`${api.origin}/api`, { headers, agent: false }), "response");
  return answer;
}

test("one who reads four whole lists is refused a fifth, until one is read or left", async () => {
  const reading = [];
  for (let count = 0; count < 4; count += 1) reading.push(await begin("viewer"));
  expect(reading.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200]);
  const refused = await api.as("viewer")({ method: "GET", path: "/api" });
  expect(refused).toMatchObject({ status: 429, json: { code: "rate_limited" } });
  expect(refused.headers).toMatchObject({
    "content-type": "application/problem+json",
    "retry-after": "1",
  });
  const page = { method: "GET", path: "/api/movies?limit=1" };
  expect((await api.as("viewer")(page)).status).toBe(200);
  const other = await begin("editor");
  expect(other.statusCode).toBe(200);
  other.destroy();
  reading[0]?.destroy();
  await expect.poll(async () => (await begin("viewer")).statusCode).toBe(200);
  for (const answer of reading) answer.destroy();
});
