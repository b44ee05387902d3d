import { afterAll, beforeAll, expect, test } from "vitest";
import { type ApiFixture, createApiFixture } from "./api-fixture";
import { procedures } from "./called-procedure";

let fixture: ApiFixture;
beforeAll(async () => {
  fixture = await createApiFixture();
});
afterAll(() => fixture.close());

test.each([...procedures.keys()])(
  "%s is told in our words that a list is no input",
  async (name) => {
    const send = fixture.as("admin");
    const { status, json } = await send({ method: "POST", path: `/api/trpc/${name}`, body: [] });
    expect(status).toBe(400);
    expect(json).toMatchObject({
      error: {
        data: { code: "invalid_input", errors: [{ pointer: "", detail: "must be a JSON object" }] },
      },
    });
  },
);

test.each([
  ["a GET with an input in its body", { method: "GET", path: "/api/trpc/movie.count", body: {} }],
  ["a GET with a field as a parameter", { method: "GET", path: "/api/trpc/movie.count?filter={}" }],
  [
    "a GET with a field after what looks like an end",
    { method: "GET", path: "/api/trpc/movie.count?input={}?&filter={}" },
  ],
  ["a GET with two inputs", { method: "GET", path: "/api/trpc/movie.count?input={}&input={}" }],
  [
    "a POST with its input in the address",
    { method: "POST", path: "/api/trpc/movie.count?input={}", body: {} },
  ],
])("%s is refused, since what is passed over would make it another question", async (_, sent) => {
  const { status, json } = await fixture.as("viewer")(sent);
  expect(status).toBe(400);
  expect(json).toMatchObject({ error: { data: { code: "invalid_input" } } });
});
