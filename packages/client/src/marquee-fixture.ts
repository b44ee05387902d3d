import { once } from "node:events";
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  request,
  type Server,
} from "node:http";
import { join } from "node:path";
import { getApp } from "@marquee/api/app";
import type { AppConfig } from "@marquee/api/config";
import { prepareDatabase } from "@marquee/api/prepare";
import { openDatabase } from "@marquee/db/database";
import { createTestDatabase } from "@marquee/db/test-database";
import { usualTimeouts } from "@marquee/db/timeouts";

export const administrator = { user: "admin", password: "correct horse battery" };

const migrations_directory = join(import.meta.dirname, "../../../prisma/migrations");

/** A real Marquee on a database of its own, with one user; one for each test file. */
export async function startMarquee() {
  const database = await createTestDatabase();
  const config: AppConfig = {
    database_url: database.url,
    direct_database_url: undefined,
    database_pool: 10,
    database_timeouts: usualTimeouts,
    public_url: "http://127.0.0.1:3000",
    auth_secret: "a secret of at least 32 characters",
    auth_credentials: ["password"],
    auth_authenticators: ["session", "token"],
    auth_user_only_role: "viewer",
    trash_days: 30,
    usage_days: 400,
    cron_secret: undefined,
    token_ttl_s: 900,
    rate_limit: 0,
    redis_url: undefined,
    trust_proxy: undefined,
    catalogue_tz: "UTC",
    cors_origins: [],
    oidc: undefined,
  };
  await prepareDatabase({ config, migrations_directory, admin: administrator });
  const db = openDatabase({
    url: database.url,
    has_named_statements: true,
    pool_size: 2,
    onError: () => {},
  });
  const app = getApp(config);
  let requests: string[] = [];
  const server = await startServer((incoming, outgoing) => {
    requests.push(`${incoming.method} ${incoming.url?.split("?")[0]}`);
    app.listener(incoming, outgoing);
  });
  return {
    url: server.url,
    prisma: db.prisma,
    /** The method and path of each request since the last call. */
    takeRequests() {
      const taken = requests;
      requests = [];
      return taken;
    },
    async stop() {
      await server.stop();
      await Promise.all([app.close(), db.close()]);
      await database.drop();
    },
  };
}

export type MarqueeFixture = Awaited<ReturnType<typeof startMarquee>>;

/** Any HTTP server on a free port. */
export async function startServer(listener: RequestListener) {
  const server: Server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("The server has no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

/** A proxy that loses the answers it is told to: what was asked is done all the same. */
export function startLossyProxy(origin: string, isLost: (asked: IncomingMessage) => boolean) {
  return startServer((incoming, outgoing) => {
    const { method, url = "/", headers } = incoming;
    const forwarded = request(new URL(url, origin), { method, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.once("end", () => {
        if (isLost(incoming)) outgoing.destroy();
        else
          outgoing.writeHead(answer.statusCode ?? 502, answer.headers).end(Buffer.concat(chunks));
      });
    });
    incoming.pipe(forwarded);
  });
}
