import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { AccessMemory } from "@marquee/auth/access-memory";
import { findAccount } from "@marquee/auth/user";
import { type Database, openDatabase } from "@marquee/db/database";
import type { Prisma } from "@marquee/db/generated/client";
import { newId } from "@marquee/db/id";
import { createTestDatabase } from "@marquee/db/test-database";
import { usualTimeouts } from "@marquee/db/timeouts";
import { anonymous, type Role, roles } from "@marquee/schemas/actor";
import { postgresAllowances } from "@marquee/services/allowance";
import { signOut } from "@marquee/services/sign-in";
import { Throttle } from "@marquee/services/throttle";
import { UsageMeter } from "@marquee/services/usage-meter";
import { vi } from "vitest";
import { type Received, type Sent, send } from "../contract/http-client";
import { type Application, assembleApplication, sessionCookieName } from "./application";
import type { AppConfig } from "./config";
import { createListener } from "./listener";
import { serverLimits } from "./server-limits";

/** The listener on a database of its own, without the pages. */
export type ApiFixture = {
  db: Database;
  origin: string;
  /** Another instance on the same database, which remembers for itself; gives its address. */
  another: () => Promise<string>;
  meter: UsageMeter;
  /** By which other instances serve the same database. */
  config: AppConfig;
  /** An access token of someone of this role. */
  tokenOf: (role: Role) => string;
  /** An access token of a new user, with a limit of their own unless it is null. */
  newToken: (role: Role, rate_limit: number | null) => Promise<string>;
  /** What a new user entered by, of whom this was then changed. */
  enterAs: (
    role: Role,
    changed?: Prisma.UserUpdateInput,
  ) => Promise<{ token: string; cookie: string }>;
  send: (sent: Sent) => Promise<Received>;
  /** The cookie of a browser in which someone signed in. */
  cookieOf: (user_id: string) => Promise<string>;
  /** Signs that browser out. */
  signOut: (cookie: string) => Promise<void>;
  /** Sends a request with the token of someone of this role, unless it has an Authorization header. */
  as: (role: Role) => (sent: Sent) => Promise<Received>;
  close: () => Promise<void>;
};

/** The application as one more instance on a database has it, with a memory of its own. */
export function anotherInstance({
  config,
  db,
  meter,
}: Pick<ApiFixture, "config" | "db" | "meter">): Application {
  const throttle = new Throttle(postgresAllowances(db, () => {}));
  return assembleApplication(config, db, new AccessMemory(), { throttle, meter });
}

/** `changes` are to its configuration, by which nothing is limited. */
export async function createApiFixture(changes: Partial<AppConfig> = {}): Promise<ApiFixture> {
  // The access log would hide what the tests say.
  vi.spyOn(process.stdout, "write").mockReturnValue(true);
  const database = await createTestDatabase();
  const { url } = database;
  const db = openDatabase({ url, has_named_statements: true, pool_size: 10, onError: () => {} });
  const config = { ...fixtureConfig(url), ...changes };
  const meter = new UsageMeter(db.prisma, () => {});
  const app = anotherInstance({ config, db, meter });
  const { newUser, cookieOf, ...people } = peopleOf(app);
  const tokens = new Map<Role, string>();
  for (const role of roles) tokens.set(role, (await newUser(role, role, null)).token);
  const tokenOf = (role: Role) => tokens.get(role) ?? "";
  const servers: Server[] = [];
  const origin = await serve(app, servers);
  return {
    ...people,
    db,
    origin,
    another: () => serve(anotherInstance({ config, db, meter }), servers),
    meter,
    config,
    send: (sent) => send(origin, sent),
    cookieOf,
    tokenOf,
    newToken: async (role, rate_limit) => (await newUser(newId(), role, rate_limit)).token,
    as: (role) => (sent) => {
      const authorization = `Bearer ${tokenOf(role)}`;
      return send(origin, { ...sent, headers: { authorization, ...sent.headers } });
    },
    close: async () => {
      for (const server of servers) {
        server.closeAllConnections();
        server.close();
      }
      await meter.stop();
      await db.close();
      await database.drop();
    },
  };
}

/** Makes people, and lets them in and out, without the doors. */
function peopleOf({ config, db, access }: Application) {
  const accountOf = async (id: string) => {
    const account = await findAccount(db, id);
    if (!account) throw new Error("There is no such user");
    return account;
  };
  const newUser = async (name: string, role: Role, rate_limit: number | null) => {
    const id = newId();
    await db.prisma.user.create({ data: { id, name, role, rate_limit }, select: { id: true } });
    return { id, token: (await access.tokens.issue(await accountOf(id))).access_token };
  };
  const cookieOf = async (id: string) => {
    const session = await access.sessions.begin(await accountOf(id));
    return `${sessionCookieName(config.public_url)}=${session}`;
  };
  const enterAs: ApiFixture["enterAs"] = async (role, data = {}) => {
    const { id, token } = await newUser(newId(), role, null);
    const cookie = await cookieOf(id);
    await db.prisma.user.update({ where: { id }, data, select: { id: true } });
    return { token, cookie };
  };
  const signOutOf = (cookie: string) => {
    const from = { address: undefined, user_agent: undefined, request_id: "test" };
    const ctx = { ...from, actor: anonymous, door: "dashboard" as const, db, access };
    return signOut(ctx, cookie.split("=")[1] ?? "");
  };
  return { newUser, cookieOf, enterAs, signOut: signOutOf };
}

/** Lets an instance listen; gives its address. */
async function serve(instance: Application, servers: Server[]): Promise<string> {
  const listener = createListener(instance, () => false);
  const server = createServer(serverLimits, listener).listen(0, "127.0.0.1");
  servers.push(server);
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function fixtureConfig(database_url: string): AppConfig {
  return {
    database_url,
    direct_database_url: undefined,
    database_pool: 10,
    database_timeouts: usualTimeouts,
    public_url: "http://127.0.0.1:3000",
    auth_secret: "a secret of at least 32 characters",
    auth_credentials: ["password", "api_key"],
    auth_authenticators: ["session", "token", "oidc"],
    auth_user_only_role: "viewer",
    // A long proof asks with the tokens that it began with.
    token_ttl_s: 24 * 60 * 60,
    rate_limit: 0,
    redis_url: undefined,
    trust_proxy: undefined,
    oidc: undefined,
    catalogue_tz: "UTC",
    cors_origins: [],
    trash_days: 30,
    usage_days: 400,
    cron_secret: undefined,
  };
}
