import type { AuthenticatorName } from "@marquee/auth/access-names";
import { findAccountByName } from "@marquee/auth/user";
import { expect, onTestFinished, test } from "vitest";
import { query, rest } from "../contract/trpc-call";
import { createApiFixture } from "./api-fixture";

const fromOwnPage = { "x-marquee-client": "dashboard", origin: "http://127.0.0.1:3000" };

/** What each way to show who asks comes to, where only these are configured. */
async function statusesWith(...auth_authenticators: AuthenticatorName[]) {
  const fixture = await createApiFixture({ auth_authenticators });
  onTestFinished(fixture.close);
  const found = await findAccountByName(fixture.db, "editor");
  const cookie = { cookie: await fixture.cookieOf(found?.account.id ?? "") };
  const token = { authorization: `Bearer ${fixture.tokenOf("editor")}` };
  const asked = (headers: Record<string, string>) =>
    query((sent) => fixture.send({ ...sent, headers }), "account.get", {});
  const got = (headers: Record<string, string>) =>
    rest(fixture.send, { method: "GET", path: "/api/movies", headers });
  return {
    token: [(await asked(token)).status, (await got(token)).status],
    cookie: [
      (await asked({ ...fromOwnPage, ...cookie })).status,
      (await asked(cookie)).status,
      (await got({ ...fromOwnPage, ...cookie })).status,
    ],
  };
}

test("with both, a token enters everywhere, and a cookie only from our pages and not by REST", async () => {
  expect(await statusesWith("session", "token")).toEqual({
    token: [200, 200],
    cookie: [200, 401, 401],
  });
});

test("what is not configured enters nowhere", async () => {
  expect(await statusesWith("token")).toEqual({ token: [200, 200], cookie: [401, 401, 401] });
  expect(await statusesWith("session")).toEqual({ token: [401, 401], cookie: [200, 401, 401] });
});
