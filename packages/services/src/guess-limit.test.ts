import { openAccess } from "@marquee/auth/access";
import { AccessMemory } from "@marquee/auth/access-memory";
import { type CredentialCheck, passwordCheck } from "@marquee/auth/credential-check";
import { accountActor, createFirstAdministrator, findAccountByName } from "@marquee/auth/user";
import { type Database, openDatabase } from "@marquee/db/database";
import { Prisma } from "@marquee/db/generated/client";
import { anonymous } from "@marquee/schemas/actor";
import { isServiceError } from "@marquee/schemas/service-error";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { changePassword, signOutEverywhere } from "./account";
import type { AccessContext } from "./context";
import { forgetOldGuesses } from "./guess-count";
import { createServiceFixture, type ServiceFixture } from "./service-fixture";
import { issueToken, rememberDevice, signIn } from "./sign-in";
import { revokeToken } from "./token";
import { updateUser } from "./user-write";

const right = { user: "Ada", password: "correct horse battery" };

let fixture: ServiceFixture;
let other: Database;
/** How many credentials were really looked at. */
let looked = 0;

beforeAll(async () => {
  fixture = await createServiceFixture();
  other = openDatabase(fixture.options);
  await createFirstAdministrator(fixture.db, right);
});
afterAll(async () => {
  await other.close();
  await fixture.close();
});
beforeEach(async () => {
  looked = 0;
  await fixture.db.prisma.signInGuess.deleteMany();
});

/** One instance, which counts what it looks at. */
function instance(db: Database): Pick<AccessContext, "db" | "access"> {
  const password = passwordCheck(db);
  const counting: CredentialCheck = {
    kind: "password",
    check: (credentials) => {
      looked += 1;
      return password.check(credentials);
    },
  };
  return instanceWith(db, [counting]);
}

function instanceWith(
  db: Database,
  checks: CredentialCheck[],
): Pick<AccessContext, "db" | "access"> {
  const access = openAccess(db, {
    auth_secret: "a secret of at least 32 characters",
    issuer: "http://127.0.0.1:3000",
    token_ttl_s: 900,
    checks,
    memory: new AccessMemory(),
    rate_limit: 0,
    oidc: undefined,
  });
  return { db, access };
}

type From = { address?: string | undefined; device?: string | undefined };

function from({ address = "203.0.113.1", device }: From = {}, db = fixture.db): AccessContext {
  return {
    ...instance(db),
    actor: anonymous,
    door: "rest",
    request_id: "test",
    address,
    user_agent: undefined,
    device,
  };
}

/** What comes of an attempt: let in, refused, or not looked at. */
async function attempt(ctx: AccessContext, user: string, password = "wrong"): Promise<string> {
  try {
    const { result } = await signIn(ctx, { kind: "password", user, password });
    return result === "signed_in" ? "in" : result;
  } catch (error) {
    if (isServiceError(error) && error.code === "rate_limited") {
      expect(error.details.retry_after).toBeGreaterThan(14 * 60);
      expect(error.details.retry_after).toBeLessThanOrEqual(15 * 60);
      return "throttled";
    }
    throw error;
  }
}

async function attempts(count: number, run: (at: number) => Promise<string>): Promise<string[]> {
  const results: string[] = [];
  for (let at = 0; at < count; at += 1) results.push(await run(at));
  return results;
}

const times = (count: number, result: string) => Array<string>(count).fill(result);

async function minutesPass(minutes: number): Promise<void> {
  await fixture.db.prisma.$executeRaw(Prisma.sql`
    UPDATE sign_in_guesses SET "last_at" = "last_at" - make_interval(mins => ${minutes}::integer), "told_at" = NULL,
      "at" = ARRAY(SELECT one - make_interval(mins => ${minutes}::integer) FROM unnest("at") AS one ORDER BY one)`);
}

/** What asks the database through this, and how often it has asked leave to guess, which `onAsk` is told as well. */
function countingAsks(db: Database, onAsk = (_asks: number) => {}) {
  const counted = { asks: 0 };
  const $queryRaw: Database["prisma"]["$queryRaw"] = (query, ...values) => {
    if ("sql" in query && query.sql.includes("INSERT INTO sign_in_guesses")) {
      counted.asks += 1;
      onAsk(counted.asks);
    }
    return db.prisma.$queryRaw(query, ...values);
  };
  const prisma = new Proxy(db.prisma, {
    get: (of, name) => (name === "$queryRaw" ? $queryRaw : Reflect.get(of, name)),
  });
  return { counted, db: { ...db, prisma } };
}

describe.each(["Ada", "Nobody", "ADA ", "x\0y", "n".repeat(100_000)])(
  "guesses for %.10j",
  (user) => {
    test("ten are looked at in a quarter of an hour, wherever in it they are; then even the right one is not", async () => {
      expect(await attempts(4, () => attempt(from(), user))).toEqual(times(4, "refused"));
      await minutesPass(10);
      expect(await attempts(6, () => attempt(from(), user))).toEqual(times(6, "refused"));
      const ctx = from();
      await expect(
        signIn(ctx, { kind: "password", user, password: right.password }),
      ).rejects.toThrow("Too many attempts have failed. Try again in 5 minutes.");
      expect(looked).toBe(10);
      await minutesPass(6);
      expect(await attempts(4, () => attempt(from(), user))).toEqual(times(4, "refused"));
    });
  },
);

test("no spelling of a name has guesses of its own", async () => {
  await attempts(10, () => attempt(from(), right.user));
  for (const spaces of [1, 150, 198, 199, 200, 10_000]) {
    const spelt = `${" ".repeat(spaces)}${right.user}`;
    expect(await attempt(from(), spelt, right.password), `${spaces} spaces`).not.toBe("in");
  }
});

test("of fifty guesses at once over two instances, ten are looked at", async () => {
  // None is hashed: those that wait give up after a while, however slow the machine is.
  const refusing: CredentialCheck = {
    kind: "password",
    check: async () => {
      looked += 1;
      return undefined;
    },
  };
  const results = await Promise.all(
    Array.from({ length: 50 }, (_, at) => {
      const on = instanceWith(at % 2 ? other : fixture.db, [refusing]);
      return attempt({ ...from({ address: `203.0.113.${at}` }), ...on }, "Ada");
    }),
  );
  expect(looked).toBe(10);
  expect(results.sort()).toEqual([...times(10, "refused"), ...times(40, "throttled")]);
});

test("right ones do not count, however many come at once and however long each is looked at", async () => {
  const ada = await findAccountByName(fixture.db, right.user);
  let haveAllAsked = () => {};
  const until = new Promise<void>((resolve) => {
    haveAllAsked = resolve;
  });
  const slow: CredentialCheck = {
    kind: "password",
    check: async () => {
      await until;
      return ada?.account;
    },
  };
  const { db } = countingAsks(fixture.db, (asks) => {
    if (asks === 15) haveAllAsked();
  });
  const ctx = { ...from(), ...instanceWith(db, [slow]) };
  const results = await Promise.all(
    Array.from({ length: 15 }, () => attempt(ctx, right.user, right.password)),
  );
  expect(results).toEqual(times(15, "in"));
  expect(await attempts(10, () => attempt(from(), "Ada"))).toEqual(times(10, "refused"));
});

test("who guesses is refused at once: only what is under way is waited for", async () => {
  await attempts(10, () => attempt(from(), "Ada"));
  const { counted, db } = countingAsks(fixture.db);
  expect(await attempt(from({}, db), "Ada")).toBe("throttled");
  expect(counted.asks).toBe(1);
});

test("what an instance left under way counts as failed", async () => {
  const died: CredentialCheck = {
    kind: "password",
    check: () => Promise.reject(new Error("The instance died")),
  };
  const dying = { ...from(), ...instanceWith(fixture.db, [died]) };
  for (let at = 0; at < 10; at += 1) {
    await expect(attempt(dying, "Ada")).rejects.toThrow("died");
  }
  await fixture.db.prisma.$executeRaw(Prisma.sql`
    UPDATE sign_in_guesses SET "under_way" = ARRAY(SELECT one - interval '30 s' FROM unnest("under_way") AS one)`);
  const { counted, db } = countingAsks(fixture.db);
  expect(await attempt(from({}, db), "Ada", right.password)).toBe("throttled");
  expect(counted.asks).toBe(1);
});

test("of an address, a hundred fail whatever names they try; another address goes on", async () => {
  // Without a check all are refused, and no password is hashed a hundred times.
  const unknown = (address: string) => ({ ...from({ address }), ...instanceWith(fixture.db, []) });
  await attempts(99, (at) => attempt(unknown("2001:db8:1:2::1"), `Nobody ${at}`));
  const neighbour = unknown("2001:db8:1:2:ffff::9");
  expect(await attempt(neighbour, "One more")).toBe("refused");
  expect(await attempt(neighbour, "Yet another")).toBe("throttled");
  expect(await attempt(unknown("2001:db8:1:3::1"), "Yet another")).toBe("refused");
  expect(await attempt(unknown("::ffff:203.0.113.7"), "Yet another")).toBe("refused");
});

test("the secrets of programs count by address, apart from people's, so that nobody can lock a key out", async () => {
  const client = {
    kind: "client",
    client_id: crypto.randomUUID(),
    client_secret: "wrong",
  } as const;
  for (let at = 0; at < 12; at += 1) {
    expect(await issueToken(from(), client)).toEqual({ result: "refused" });
  }
  const people = { ...from({ address: "203.0.113.8" }), ...instanceWith(fixture.db, []) };
  await attempts(100, (at) => attempt(people, `Nobody ${at}`));
  expect(await attempt(people, "One more")).toBe("throttled");
  expect(await issueToken(people, client)).toEqual({ result: "refused" });
});

describe("a browser on which the owner has signed in before", () => {
  /** Ada, in a session of hers. */
  async function asAda(): Promise<AccessContext> {
    const found = await findAccountByName(fixture.db, "Ada");
    if (!found) throw new Error("Ada is not there");
    return { ...from(), actor: accountActor(found.account) };
  }

  async function knownDevice(): Promise<string> {
    const ctx = from();
    const signed = await signIn(ctx, { kind: "password", ...right });
    const device =
      signed.result === "signed_in" ? await rememberDevice(ctx, signed.token) : undefined;
    if (!device) throw new Error("No device is known");
    return device;
  }

  test("is not locked out by others' guesses, and has ten of its own", async () => {
    const device = await knownDevice();
    await attempts(11, () => attempt(from(), "Ada"));
    expect(await attempt(from(), "Ada", right.password)).toBe("throttled");
    expect(await attempt(from({ device }), "Ada", right.password)).toBe("in");
    expect(await attempts(11, () => attempt(from({ device }), "Ada"))).toEqual([
      ...times(10, "refused"),
      "throttled",
    ]);
  });

  test("shares those ten with all others that its account is known on", async () => {
    const devices = [await knownDevice(), await knownDevice()];
    const guesses = Array.from({ length: 11 }, (_, at) => devices[at % 2]);
    const answers = [];
    for (const device of guesses) answers.push(await attempt(from({ device }), "Ada"));
    expect(answers).toEqual([...times(10, "refused"), "throttled"]);
  });

  test("is known for its own account only, and by its signature", async () => {
    const device = await knownDevice();
    await attempts(10, () => attempt(from(), "Nobody"));
    expect(await attempt(from({ device }), "Nobody")).toBe("throttled");
    await attempts(10, () => attempt(from({ address: "203.0.113.2" }), "Ada"));
    const forged = [`${device}x`, `x${device}`, `${device.split(".")[0]}.`];
    for (const one of forged) {
      expect(await attempt(from({ device: one }), "Ada", right.password)).toBe("throttled");
    }
  });

  test.each<[string, (ctx: AccessContext, id: string) => Promise<unknown>]>([
    ["signs out everywhere", (ctx) => signOutEverywhere(ctx)],
    ["takes all tokens back", (ctx, subject) => revokeToken(ctx, { subject })],
  ])("is no longer known where its owner %s", async (_, end) => {
    const device = await knownDevice();
    const ada = await asAda();
    await end(ada, "id" in ada.actor ? ada.actor.id : "");
    await attempts(10, () => attempt(from(), "Ada"));
    expect(await attempt(from({ device }), "Ada", right.password)).toBe("throttled");
  });

  test("stays known when its owner changes the password, and not when an administrator does", async () => {
    const device = await knownDevice();
    const next = "nine brown otters swim";
    await changePassword(await asAda(), { current_password: right.password, password: next });
    await attempts(10, () => attempt(from(), "Ada"));
    expect(await attempt(from({ device }), "Ada", next)).toBe("in");
    const operator = { ...from(), actor: { kind: "system" as const, name: "Marquee" } };
    const { id } = (await findAccountByName(fixture.db, "Ada"))?.account ?? { id: "" };
    await updateUser(operator, { id, password: right.password });
    expect(await attempt(from({ device }), "Ada", right.password)).toBe("throttled");
  });
});

test("being throttled is written down for the account, once and not at every attempt", async () => {
  const { id } = (await findAccountByName(fixture.db, "Ada"))?.account ?? {};
  await attempts(13, () => attempt(from({ address: "203.0.113.77" }), "ADA "));
  const events = await fixture.db.prisma.securityEvent.findMany({
    where: { address: "203.0.113.77" },
    select: { kind: true, actor_kind: true, subject_id: true, subject_name: true },
  });
  const about = { actor_kind: "anonymous", subject_id: id, subject_name: "Ada" };
  expect(events).toEqual([
    ...Array(10).fill({ kind: "sign_in_refused", ...about }),
    { kind: "sign_in_throttled", ...about },
  ]);
});

test("what was typed as a name is not written down unless someone is called so", async () => {
  await attempt(from({ address: "203.0.113.78" }), "correct horse battery");
  const [event] = await fixture.db.prisma.securityEvent.findMany({
    where: { address: "203.0.113.78" },
  });
  expect(event).toMatchObject({ kind: "sign_in_refused", subject_id: null, subject_name: null });
});

test("counts that no longer count are forgotten", async () => {
  await attempt(from(), "Ada");
  expect(await forgetOldGuesses(fixture.db)).toBe(0);
  await minutesPass(16);
  expect(await forgetOldGuesses(fixture.db)).toBe(2);
});
