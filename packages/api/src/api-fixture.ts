import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { AccessMemory } from "@marquee/auth/access-memory";
import { findAccount } from "@marquee/auth/user";
import { type Database, openDatabase } from "@marquee/db/database";
import type { Prisma } from "@marquee/db/generated/client";
import { newId } from "@marquee/db/id";
import { createTestDatabase } from "@marquee/db/test-database";
import { type Role, roles } from "@marquee/schemas/actor";
import { vi } from "vitest";
import { type Received, type Sent, send } from "../contract/http-client";
import { type Application, assembleApplication, sessionCookieName } from "./application";
import type { AppConfig } from "./config";
import { createListener } from "./listener";

/** The listener on a database of its own, without the pages. */
export type ApiFixture = {
  db: Database;
  origin: string;
  /** By which other instances serve the same database. */
  config: AppConfig;
  /** An access token of someone of this role. */
  tokenOf: (role: Role) => string;
  /** An access token had by an administrator of whom this was then changed. */
  tokenOfSomeone: (changed: Prisma.UserUpdateInput) => Promise<string>;
  send: (sent: Sent) => Promise<Received>;
  /** The cookie of a browser in which someone signed in. */
  cookieOf: (user_id: string) => Promise<string>;
  /** Another instance on the same database, which remembers for itself. */
  startAnother: () => Promise<{ send: (sent: Sent) => Promise<Received> }>;
  /** Sends a request with the token of someone of this role, unless it has an Authorization header. */
  as: (role: Role) => (sent: Sent) => Promise<Received>;
  close: () => Promise<void>;
};

export async function createApiFixture(): Promise<ApiFixture> {
  // The access log would hide what the tests say.
  vi.spyOn(process.stdout, "write").mockReturnValue(true);
  const database = await createTestDatabase();
  const db = openDatabase({
    url: database.url,
    has_named_statements: true,
    pool_size: 10,
    onError: () => {},
  });
  const config = fixtureConfig(database.url);
  const app = assembleApplication(config, db, new AccessMemory());
  const tokens = new Map<Role, string>();
  const newToken = async (id: string, name: string, role: Role) => {
    await db.prisma.user.create({ data: { id, name, role }, select: { id: true } });
    const account = await findAccount(db, id);
    if (!account) throw new Error(`There is no ${role}`);
    return (await app.access.tokens.issue(account)).access_token;
  };
  for (const role of roles) tokens.set(role, await newToken(newId(), role, role));
  const first = await serve(app);
  const { origin } = first;
  const servers = [first];
  return {
    db,
    origin,
    config,
    tokenOfSomeone: async (data) => {
      const id = newId();
      const token = await newToken(id, id, "admin");
      await db.prisma.user.update({ where: { id }, data, select: { id: true } });
      return token;
    },
    send: (sent) => send(origin, sent),
    cookieOf: async (id) => {
      const account = await findAccount(db, id);
      if (!account) throw new Error("There is no such user");
      return `${sessionCookieName(config.public_url)}=${await app.access.sessions.begin(account)}`;
    },
    startAnother: async () => {
      const another = await serve(assembleApplication(config, db, new AccessMemory()));
      servers.push(another);
      return { send: (sent) => send(another.origin, sent) };
    },
    tokenOf: (role) => tokens.get(role) ?? "",
    as: (role) => (sent) =>
      send(origin, {
        ...sent,
        headers: { authorization: `Bearer ${tokens.get(role)}`, ...sent.headers },
      }),
    close: async () => {
      for (const { close } of servers) close();
      await db.close();
      await database.drop();
    },
  };
}

async function serve(app: Application): Promise<{ origin: string; close: () => void }> {
  const server = createServer(createListener(app, () => false)).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function fixtureConfig(database_url: string): AppConfig {
  return {
    database_url,
    direct_database_url: undefined,
    public_url: "http://127.0.0.1:3000",
    auth_secret: "a secret of at least 32 characters",
    auth_credentials: ["password"],
    auth_user_only_role: "viewer",
    token_ttl_s: 900,
    catalogue_tz: "UTC",
    cors_origins: [],
    trash_days: 30,
  };
}
