import { afterAll, beforeAll, expect, test } from "vitest";
import { type ApiFixture, createApiFixture } from "./api-fixture";
import { type App, getApp } from "./app";

const limit = 6;
let api: ApiFixture;
let app: App;
beforeAll(async () => {
  api = await createApiFixture({ auth_authenticators: ["session", "token"] });
  app = getApp({ ...api.config, rate_limit: limit });
});
afterAll(async () => {
  await app.close();
  await api.close();
});

const from = (address: string) => ({ address, user_agent: undefined });

test("who is yet to say who they are has the allowance of their address, however they ask", async () => {
  const browser = from("192.0.2.1");
  const credentials = { user: "nobody", password: "nothing that is right" };
  for (let count = 0; count < limit / 2; count += 1) {
    expect(await app.signIn(credentials, browser)).toEqual({ result: "refused" });
    const answer = await app.answerLink({ token: "a".repeat(43) }, browser);
    expect(answer.status).toBe(410);
  }
  const tooMany = { code: "rate_limited", details: { retry_after: expect.any(Number) } };
  await expect(app.signIn(credentials, browser)).rejects.toMatchObject(tooMany);
  await expect(app.signInExternally({ sub: "nobody" }, browser)).rejects.toMatchObject(tooMany);
  const refused = await app.answerLink({ token: "a".repeat(43) }, browser);
  expect(refused).toMatchObject({ status: 429, headers: { "Retry-After": expect.any(String) } });
  expect(await app.signIn(credentials, from("192.0.2.2"))).toEqual({ result: "refused" });
});

test("what a browser's request leads to is an event with the id of that request", async () => {
  const browser = { ...from("192.0.2.3"), request_id: "seen-by-a-proxy" };
  await app.signIn({ user: "nobody", password: "nothing that is right" }, browser);
  const [event] = await api.db.prisma.securityEvent.findMany({ where: { address: "192.0.2.3" } });
  expect(event).toMatchObject({ kind: "sign_in_refused", request_id: "seen-by-a-proxy" });
});
