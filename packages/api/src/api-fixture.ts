import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type Database, openDatabase } from "@marquee/db/database";
import { Prisma } from "@marquee/db/generated/client";
import { newId } from "@marquee/db/id";
import { createTestDatabase } from "@marquee/db/test-database";
import type { Role } from "@marquee/schemas/actor";
import { vi } from "vitest";
import { type Received, type Sent, send } from "../contract/http-client";
import { assembleApplication } from "./application";
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
  const app = assembleApplication(config, db);
  const tokens = new Map<Role, string>();
  for (const role of ["viewer", "editor", "admin"] as const) {
    const account = { id: newId(), name: role, role, session_version: 1, is_disabled: false };
    await db.prisma.$executeRaw(
      Prisma.sql`INSERT INTO users (id, name, role) VALUES (${account.id}::uuid, ${role}, ${role})`,
    );
    tokens.set(role, (await app.tokens.issue(account)).access_token);
  }
  const server = createServer(createListener(app, () => false)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    db,
    origin,
    config,
    tokenOf: (role) => tokens.get(role) ?? "",
    as: (role) => (sent) =>
      send(origin, {
        ...sent,
        headers: { authorization: `Bearer ${tokens.get(role)}`, ...sent.headers },
      }),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await db.close();
      await database.drop();
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
    // A long proof asks with the tokens that it began with.
    token_ttl_s: 24 * 60 * 60,
    catalogue_tz: "UTC",
    cors_origins: [],
    trash_days: 30,
  };
}
