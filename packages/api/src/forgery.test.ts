import { findAccountByName } from "@marquee/auth/user";
import { Prisma } from "@marquee/db/generated/client";
import { rotateTokenKeys } from "@marquee/services/token-key";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Sent, send } from "../contract/http-client";
import { type ApiFixture, anotherInstance, createApiFixture } from "./api-fixture";
import { forgeries } from "./forgeries";
import { createForgeryMaker, type ForgeryMaker } from "./forgery-maker";

let api: ApiFixture;
let maker: ForgeryMaker;

beforeAll(async () => {
  api = await createApiFixture();
  maker = await createForgeryMaker(api, await idOf("viewer"));
});
afterAll(() => api.close());

async function accountOf(name: string) {
  const found = await findAccountByName(api.db, name);
  if (!found) throw new Error(`There is no ${name}`);
  return found.account;
}
const idOf = async (name: string) => (await accountOf(name)).id;

const doors: Sent[] = [
  { method: "GET", path: "/api/movies?limit=1" },
  { method: "GET", path: "/api/trpc/view.list" },
];

/** What REST and tRPC answer to someone who shows this. */
async function answers(headers: Sent["headers"], sent: Partial<Sent> = {}) {
  return Promise.all(
    doors.map(async (door) => {
      const answer = await send(api.origin, { ...door, ...sent, headers: { ...headers } });
      const { status, headers: told } = answer;
      return { status, challenge: String(told["www-authenticate"]).split(",", 2).join(",") };
    }),
  );
}

const unknown = { status: 401, challenge: 'Bearer realm="marquee"' };
const invalid = { status: 401, challenge: 'Bearer realm="marquee", error="invalid_token"' };
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

test("what every forgery is made from is itself a good token", async () => {
  expect(await answers(bearer(await maker.signed()))).toMatchObject([
    { status: 200 },
    { status: 200 },
  ]);
  expect(forgeries.length).toBeGreaterThan(100);
});

test.each(forgeries)("a token %s is refused", async (_, forge) => {
  expect(await answers(bearer(await forge(maker)))).toEqual([invalid, invalid]);
});

test("a token of another installation is refused, though it has our address", async () => {
  const stranger = await createApiFixture();
  const token = stranger.tokenOf("admin");
  await stranger.close();
  expect(await answers(bearer(token))).toEqual([invalid, invalid]);
});

test("neither a session's cookie is a token, nor a token a session's cookie", async () => {
  const { access } = anotherInstance(api);
  const session = await access.sessions.begin(await accountOf("viewer"));
  expect(await answers(bearer(session))).toEqual([invalid, invalid]);
  const asCookie = (value: string) => ({
    cookie: `marquee.session=${value}`,
    "x-marquee-client": "dashboard",
    "sec-fetch-site": "same-origin",
  });
  expect(await answers(asCookie(api.tokenOf("admin")))).toEqual([unknown, unknown]);
  expect(await answers(asCookie(session))).toMatchObject([unknown, { status: 200 }]);
  expect(await answers(asCookie("%E0%A4%A"))).toEqual([unknown, unknown]);
});

test("a token in the URL or in a body is never read", async () => {
  const token = api.tokenOf("admin");
  for (const name of ["access_token", "token", "authorization", "bearer_token"]) {
    const given = `${name}=${token}`;
    for (const path of [`/api/movies?${given}`, `/api/trpc/view.list?${given}`]) {
      expect((await answers({}, { path }))[0]).toEqual(unknown);
    }
  }
  const type = { "content-type": "application/x-www-form-urlencoded" };
  const body = `access_token=${token}`;
  expect((await answers(type, { body }))[0]).toEqual(unknown);
});

test("more than one Authorization header is refused, even where each is good", async () => {
  const good = `Bearer ${api.tokenOf("viewer")}`;
  for (const other of [good, "Bearer x", "", "Basic eDp5"]) {
    expect(await answers({ authorization: [good, other] })).toEqual([invalid, invalid]);
    expect(await answers({ authorization: [other, good] })).toEqual([invalid, invalid]);
  }
});

test.each(["Bearer", "Bearer ", "Token x", "Basic eDp5", "x", "bearer:x", ""])(
  "Authorization: %s is refused",
  async (authorization) => {
    expect(await answers({ authorization })).toEqual([invalid, invalid]);
  },
);

test("the scheme's name counts in any case, as HTTP has it", async () => {
  const authorization = `bEARER ${api.tokenOf("viewer")}`;
  expect((await answers({ authorization }))[0]).toMatchObject({ status: 200 });
});

test("a token of a key that was retired is refused", async () => {
  const token = await maker.signed();
  expect((await answers(bearer(token)))[0]).toMatchObject({ status: 200 });
  const { access } = anotherInstance(api);
  const origin = { address: undefined, user_agent: undefined, request_id: "test" };
  const actor = { kind: "system" as const, name: "test" };
  await rotateTokenKeys(
    { ...origin, actor, door: "system", db: api.db, access },
    { ends_old: true },
  );
  const elsewhere = await api.another();
  const sent = { ...doors[0], method: "GET", path: "/api/movies", headers: bearer(token) };
  expect(await send(elsewhere, sent)).toMatchObject({ status: 401 });
  const kinds = await api.db.prisma.$queryRaw(
    Prisma.sql`SELECT kind FROM security_events WHERE kind = 'token_keys_rotated'`,
  );
  expect(kinds).toHaveLength(1);
});
