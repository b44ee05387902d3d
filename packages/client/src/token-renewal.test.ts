import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { createClient } from "./client";
import { administrator, type MarqueeFixture, startMarquee } from "./marquee-fixture";

let marquee: MarqueeFixture;
beforeAll(async () => {
  marquee = await startMarquee();
  // Client and server share the process, and so this clock, which only ever goes forward.
  vi.useFakeTimers({ toFake: ["Date"] });
});
afterAll(async () => {
  vi.useRealTimers();
  await marquee.stop();
});
beforeEach(() => {
  marquee.takeRequests();
});

const alien = { title: "Alien", genre: "Horror", expiry_date: "2026-12-31", release_year: 1979 };
const tokenRequest = "POST /api/token";
const countRequest = "GET /api/trpc/movie.count";

function newClient() {
  return createClient({ url: marquee.url, ...administrator });
}

function letPass(seconds: number): void {
  vi.setSystemTime(Date.now() + seconds * 1000);
}

/** The server refuses from now on what tokens it has given. */
async function revokeTokens(): Promise<void> {
  await marquee.prisma.user.updateMany({ data: { session_version: { increment: 1 } } });
  letPass(2);
}

function tokenRequests(): number {
  return marquee.takeRequests().filter((request) => request === tokenRequest).length;
}

test("a client asks for a token at its first call and uses it for the next", async () => {
  const client = newClient();
  expect(marquee.takeRequests()).toEqual([]);
  await client.movie.count.query({});
  await client.movie.count.query({});
  expect(marquee.takeRequests()).toEqual([tokenRequest, countRequest, countRequest]);
});

test("calls made at once share one token and are sent ten in a request", async () => {
  const client = newClient();
  await Promise.all(Array.from({ length: 25 }, () => client.movie.count.query({})));
  const [token, ...batches] = marquee.takeRequests();
  expect(token).toBe(tokenRequest);
  expect(batches.map((batch) => batch.split(",").length)).toEqual([10, 10, 5]);
});

test("a token is used until shortly before it expires, and then renewed without a refusal", async () => {
  const client = newClient();
  await client.movie.count.query({});
  letPass(860);
  await client.movie.count.query({});
  expect(marquee.takeRequests()).toEqual([tokenRequest, countRequest, countRequest]);
  letPass(15);
  await client.movie.count.query({});
  expect(marquee.takeRequests()).toEqual([tokenRequest, countRequest]);
});

test("calls that find the token expiring renew it once", async () => {
  const client = newClient();
  await client.movie.count.query({});
  letPass(1000);
  marquee.takeRequests();
  await Promise.all(Array.from({ length: 25 }, () => client.movie.count.query({})));
  expect(tokenRequests()).toBe(1);
});

test("a query refused for its token is repeated with a new one", async () => {
  const client = newClient();
  await client.movie.count.query({});
  await revokeTokens();
  marquee.takeRequests();
  expect(await client.movie.count.query({})).toEqual({ count: 0, kind: "exact" });
  expect(marquee.takeRequests()).toEqual([countRequest, tokenRequest, countRequest]);
});

test("a mutation refused for its token is repeated with a new one, and done once", async () => {
  const client = newClient();
  await client.movie.count.query({});
  await revokeTokens();
  const { movie } = await client.movie.create.mutate(alien);
  expect(movie).toMatchObject(alien);
  expect((await client.movie.list.query({})).movies).toEqual([movie]);
  expect(await marquee.prisma.changeSet.findMany()).toMatchObject([
    { kind: "create", door: "client", actor_name: administrator.user },
  ]);
});

test("many calls refused at once renew the token once and all succeed", async () => {
  const client = newClient();
  await client.movie.count.query({});
  await revokeTokens();
  marquee.takeRequests();
  await Promise.all(Array.from({ length: 25 }, () => client.movie.count.query({})));
  expect(tokenRequests()).toBe(1);
});

test("a refusal that arrives late does not throw away the token that was renewed since", async () => {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const holdingMutations: typeof fetch = async (url, init) => {
    const response = await fetch(url, init);
    if (String(url).includes("movie.create")) await released;
    return response;
  };
  const client = createClient({ url: marquee.url, ...administrator, fetch: holdingMutations });
  await client.movie.count.query({});
  await revokeTokens();
  marquee.takeRequests();
  const created = client.movie.create.mutate({ ...alien, title: "Aliens" });
  await client.movie.count.query({});
  release();
  await created;
  expect(tokenRequests()).toBe(1);
});

test("a call that is refused with a new token too fails with the refusal", async () => {
  const withoutToken: typeof fetch = (url, init) =>
    fetch(url, { ...init, headers: { "Content-Type": "application/json" } });
  const client = createClient({ url: marquee.url, ...administrator, fetch: withoutToken });
  await expect(client.movie.count.query({})).rejects.toMatchObject({
    code: "unauthenticated",
    status: 401,
  });
  expect(marquee.takeRequests()).toEqual([tokenRequest, countRequest, tokenRequest, countRequest]);
});

test("a failure to get a token is told, and the next call tries again", async () => {
  let isAway = true;
  const client = createClient({
    url: marquee.url,
    ...administrator,
    fetch: (url, init) => (isAway ? Promise.reject(new TypeError("away")) : fetch(url, init)),
  });
  await expect(client.movie.count.query({})).rejects.toMatchObject({ code: "network_error" });
  isAway = false;
  await client.movie.count.query({});
});

async function issueToken(): Promise<string> {
  const body = new URLSearchParams({
    grant_type: "password",
    username: administrator.user,
    password: administrator.password,
  });
  const response = await fetch(`${marquee.url}/api/token`, { method: "POST", body });
  const { access_token } = (await response.json()) as { access_token: string };
  marquee.takeRequests();
  return access_token;
}

test("a fixed token is sent as it is, and its refusal surfaces at once", async () => {
  const client = createClient({ url: marquee.url, token: await issueToken() });
  await client.movie.count.query({});
  letPass(1000);
  await expect(client.movie.count.query({})).rejects.toMatchObject({
    code: "unauthenticated",
    detail: "The access token has expired.",
  });
  expect(marquee.takeRequests()).toEqual([countRequest, countRequest]);
});

test("a function is asked for the token of each request", async () => {
  const tokens = [await issueToken(), "stale"];
  const client = createClient({ url: marquee.url, token: async () => tokens.shift() ?? "" });
  await client.movie.count.query({});
  await expect(client.movie.count.query({})).rejects.toMatchObject({ code: "unauthenticated" });
  expect(tokens).toEqual([]);
});

test("what a function of the token throws is told", async () => {
  const lost = new Error("the vault is closed");
  const client = createClient({
    url: marquee.url,
    token: () => {
      throw lost;
    },
  });
  await expect(client.movie.count.query({})).rejects.toMatchObject({
    code: "token_unavailable",
    detail: "No token: the vault is closed",
    cause: lost,
  });
});
