import type { Prisma } from "@marquee/db/generated/client";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { CredentialCheckName } from "./access-names";
import { apiKeyHolders } from "./api-key-holders-fixture";
import { isApiKeySecret, newApiKeySecret } from "./api-key-secret";
import { type AuthFixture, createAuthFixture } from "./auth-fixture";
import { checkCredentials, userOnlyCheck } from "./credential-check";
import {
  type CredentialCheckCase,
  describeCredentialCheck,
  type KnownPerson,
} from "./credential-check-suite";
import { makeCredentialChecks } from "./credential-checks";
import { hashPassword } from "./password";

let fixture: AuthFixture;
beforeAll(async () => {
  fixture = await createAuthFixture();
});
afterAll(() => fixture.close());

const password = "a password of fifteen";
const configured = (...names: CredentialCheckName[]) =>
  makeCredentialChecks(names, { db: fixture.db, user_only_role: "editor" });
/** As configured by this name alone. */
function alone(name: CredentialCheckName) {
  const [check] = configured(name);
  if (!check) throw new Error(`${name} is not there`);
  return check;
}
const demoted = (id: string) => () =>
  fixture.db.prisma.user.update({ where: { id }, data: { role: "viewer" } });
const changeUser = async ({ id }: KnownPerson, data: Prisma.UserUpdateInput) =>
  fixture.db.prisma.user.update({ where: { id }, data });

const byPassword: CredentialCheckCase = {
  check: () => alone("password"),
  enter: async () => {
    const { id, name: user } = await fixture.person(password);
    const credentials = { kind: "password", user, password } as const;
    return { id, credentials, disable: () => fixture.disable(id), demote: demoted(id) };
  },
  spoilt: async ({ credentials }) => {
    if (credentials.kind !== "password") return [];
    const other = await fixture.person("another password here");
    const without = await fixture.person();
    return [
      ...["", "a password of fiftee", `${password} `, password.toUpperCase()].map((wrong) => ({
        ...credentials,
        password: wrong,
      })),
      { ...credentials, user: other.name },
      { ...credentials, user: without.name },
      { ...credentials, user: without.name, password: "" },
      { ...credentials, user: "nobody" },
      { ...credentials, user: "" },
      { ...credentials, user: "\ud800\u0000" },
    ];
  },
  endings: {
    "are changed": async (person) =>
      changeUser(person, { password_hash: await hashPassword("one that is new here") }),
    "are taken away": (person) => changeUser(person, { password_hash: null }),
    "are of someone renamed": (person) => changeUser(person, { name: `Renamed ${person.id}` }),
  },
};

const byApiKey: CredentialCheckCase = {
  check: () => alone("api_key"),
  ...apiKeyHolders(
    () => fixture,
    (client_id, client_secret) => ({ kind: "client", client_id, client_secret }),
  ),
};

const byNameAlone: CredentialCheckCase = {
  check: () => alone("user"),
  enter: async () => {
    const { id, name: user } = await fixture.person();
    const credentials = { kind: "user_only", user } as const;
    return { id, credentials, disable: () => fixture.disable(id), demote: demoted(id) };
  },
  spoilt: async () => {
    const { name } = await fixture.person(password);
    return [name, "nobody", "", "\ud800"].map((user) => ({ kind: "user_only", user }));
  },
  endings: {
    "are not enough, now that there is a password": async (person) =>
      changeUser(person, { password_hash: await hashPassword(password) }),
    "are not enough, now that an issuer vouches for their owner": (person) =>
      changeUser(person, {
        identities: { create: { issuer: "https://issuer", subject: person.id } },
      }),
  },
};

const cases: Record<CredentialCheckName, CredentialCheckCase> = {
  password: byPassword,
  api_key: byApiKey,
  user: byNameAlone,
};
for (const [name, prepared] of Object.entries(cases)) describeCredentialCheck(name, prepared);

test("those configured are asked in their order, and the others not at all", async () => {
  const { id, name: user } = await fixture.person(password);
  const kinds = configured("user", "password").map(({ kind }) => kind);
  expect(kinds).toEqual(["user_only", "password"]);
  const asked = (...names: CredentialCheckName[]) =>
    checkCredentials(configured(...names), { kind: "password", user, password });
  expect(await asked("user", "api_key", "password")).toMatchObject({ id });
  expect(await asked("user", "api_key")).toBeUndefined();
});

test("the user's name alone gives no more than the role it is capped at, and no more than its own", async () => {
  const { name: user, id } = await fixture.person();
  const roleUnder = async (cap: "viewer" | "editor" | "admin") =>
    (await userOnlyCheck(fixture.db, cap).check({ kind: "user_only", user }))?.role;
  expect([await roleUnder("viewer"), await roleUnder("editor"), await roleUnder("admin")]).toEqual([
    "viewer",
    "editor",
    "editor",
  ]);
  await fixture.db.prisma.user.update({ where: { id }, data: { role: "viewer" } });
  expect(await roleUnder("admin")).toBe("viewer");
});

test("a secret is told from what only looks like one", () => {
  const secret = newApiKeySecret();
  expect(isApiKeySecret(secret)).toBe(true);
  expect(new Set(Array.from({ length: 100 }, newApiKeySecret)).size).toBe(100);
  for (let place = 3; place < secret.length; place += 1) {
    const letter = secret[place] === "0" ? "1" : "0";
    expect(isApiKeySecret(secret.slice(0, place) + letter + secret.slice(place + 1))).toBe(false);
  }
});
