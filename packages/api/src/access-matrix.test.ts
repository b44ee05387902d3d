import { newId } from "@marquee/db/id";
import {
  type Actor,
  type Permission,
  type Role,
  rolePermissions,
  roles,
} from "@marquee/schemas/actor";
import { isServiceError } from "@marquee/schemas/service-error";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Sent } from "../contract/http-client";
import { mutate, type Outcome, query, rest } from "../contract/trpc-call";
import { type ApiFixture, createApiFixture } from "./api-fixture";
import { offeredOpenRoutes } from "./open-routes";
import type { RestRoute } from "./rest-route";
import { restRoutes } from "./rest-routes";
import { appRouter } from "./router";
import { type ProcedureMeta, procedure } from "./trpc";

type Declared = {
  _def: {
    type: "query" | "mutation";
    meta?: ProcedureMeta;
    /** What a procedure calls in the end; tRPC keeps it there. */
    resolver: (call: { ctx: object; input: object }) => unknown;
  };
};
const procedures = Object.entries<Declared>({ ...(appRouter._def.procedures as object) });
const known: readonly Permission[] = rolePermissions.admin;

/** Everyone who may ask, and what they may do. */
const callers = ["anonymous", ...roles, "disabled", "must_enrol"] as const;
type Caller = (typeof callers)[number];

/** What a caller is answered where `permission` is asked for; undefined is that they are let in. */
function refusal(caller: Caller, permission: Permission): Partial<Outcome> | undefined {
  switch (caller) {
    case "anonymous":
    case "disabled":
      return { status: 401, code: "unauthenticated" };
    case "must_enrol":
      return permission === "account.manage"
        ? undefined
        : { status: 403, code: "second_factor_required" };
    default:
      return rolePermissions[caller].includes(permission)
        ? undefined
        : { status: 403, code: "forbidden" };
  }
}

let fixture: ApiFixture;
const entered = new Map<Caller, { token: string; cookie: string }>();

beforeAll(async () => {
  fixture = await createApiFixture();
  for (const role of roles) entered.set(role, await fixture.enterAs(role));
  entered.set("disabled", await fixture.enterAs("admin", { disabled_at: new Date() }));
  entered.set("must_enrol", await fixture.enterAs("admin", { is_totp_required: true }));
});
afterAll(() => fixture.close());

const withHeaders = (headers: Record<string, string>) => (sent: Sent) =>
  fixture.send({ ...sent, headers });

function byToken(caller: Caller) {
  const token = entered.get(caller)?.token;
  return withHeaders(token ? { authorization: `Bearer ${token}` } : {});
}

function byCookie(caller: Caller) {
  const browser = { "x-marquee-client": "dashboard", "sec-fetch-site": "same-origin" };
  return withHeaders({ ...browser, cookie: entered.get(caller)?.cookie ?? "" });
}

/** No input is right that has a field nobody knows, so that whoever is let in changes nothing. */
const nonsense = { no_such_field: 1 };

test("every procedure and every route says which permission it needs", () => {
  const declared = [
    ...procedures.map(([name, { _def }]) => [name, _def.meta?.permission]),
    ...restRoutes.map(({ method, path, permission }) => [`${method} ${path}`, permission]),
  ];
  expect(declared.length).toBeGreaterThan(40);
  expect(declared.filter(([, permission]) => !known.some((one) => one === permission))).toEqual([]);
});

test("the compiler refuses one that does not", () => {
  // @ts-expect-error: no role has this permission
  procedure("movie.fly");
  // @ts-expect-error: it says none
  const route: RestRoute = { method: "GET", path: "/api/x", answer: async () => "streamed" };
  expect(route.permission).toBeUndefined();
});

test.each(callers)("each procedure lets %s in or refuses them, as declared", async (caller) => {
  for (const [name, { _def }] of procedures) {
    const call = _def.type === "query" ? query : mutate;
    const expected = _def.meta && refusal(caller, _def.meta.permission);
    for (const by of [byToken, byCookie]) {
      expect({ name, ...(await call(by(caller), name, nonsense)) }).toMatchObject({
        name,
        ...(expected ?? { status: 400, names: expect.arrayContaining(["/no_such_field"]) }),
      });
    }
  }
});

test.each(callers)("each REST route lets %s in or refuses them, as declared", async (caller) => {
  for (const route of restRoutes) {
    const name = `${route.method} ${route.path}`;
    const expected = refusal(caller, route.permission);
    expect({ name, ...(await rest(byToken(caller), nonsensical(route))) }).toMatchObject({
      name,
      ...(expected ?? { status: 400, code: "invalid_input" }),
    });
    expect({ name, ...(await rest(byCookie(caller), nonsensical(route))) }).toMatchObject({
      name,
      status: 401,
    });
  }
});

/** All that anyone may ask of the listener, and what they are answered. */
const open: Record<string, number> = {
  "POST /api/token": 400,
  "GET /livez": 200,
  "GET /readyz": 200,
  "GET /.well-known/jwks.json": 200,
  "GET /api/openapi.json": 200,
};

test.each(callers)("the open paths, and no others, ask %s for nothing", async (caller) => {
  const offered = offeredOpenRoutes(fixture.config);
  expect(offered.map(({ method, path }) => `${method} ${path}`)).toEqual(Object.keys(open));
  for (const [name, status] of Object.entries(open)) {
    const [method = "", path = ""] = name.split(" ");
    for (const by of [byToken(caller), byCookie(caller), withHeaders({ authorization: "x" })]) {
      expect({ name, ...(await by({ method, path })) }).toMatchObject({ name, status });
    }
  }
});

function nonsensical({ method, path }: RestRoute): Sent {
  const target = path.replaceAll(/:\w+/g, newId());
  return method === "GET"
    ? { method, path: `${target}?no_such_field=1` }
    : { method, path: `${target}?no_such_field=1`, body: nonsense };
}

const actors: Record<Exclude<Caller, "disabled">, Actor> = {
  anonymous: { kind: "anonymous" },
  ...(Object.fromEntries(
    roles.map((role) => [role, { kind: "user", id: newId(), name: role, role }]),
  ) as Record<Role, Actor>),
  must_enrol: { kind: "user", id: newId(), name: "x", role: "admin", must_enrol: true },
};

test.each(Object.entries(actors))("no service trusts its door: %s", async (caller, actor) => {
  for (const [name, { _def }] of procedures) {
    const expected = _def.meta && refusal(caller as Caller, _def.meta.permission);
    if (!expected) continue;
    const run = (service: (ctx: object, input: object) => Promise<unknown>) =>
      service(new Proxy({ actor }, touchingNothingElse), {});
    const told = await Promise.resolve()
      .then(() => _def.resolver({ ctx: { run }, input: {} }))
      .then(
        () => "let in",
        (error: unknown) => (isServiceError(error) ? error.code : error),
      );
    expect({ name, told }).toEqual({ name, told: expected.code });
  }
});

const touchingNothingElse: ProxyHandler<{ actor: Actor }> = {
  get(target, name) {
    if (name === "actor") return target.actor;
    throw new Error(`It looked at ${String(name)} before it asked who asks`);
  },
};
