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
