import { once } from "node:events";
import { createServer } from "node:http";
import { assembleApplication } from "@marquee/api/application";
import type { AppConfig } from "@marquee/api/config";
import { createListener } from "@marquee/api/listener";
import { AccessMemory } from "@marquee/auth/access-memory";
import { openDatabase } from "@marquee/db/database";
import type { Actor } from "@marquee/schemas/actor";
import { postgresAllowances } from "@marquee/services/allowance";
import { Throttle } from "@marquee/services/throttle";
import { UsageMeter } from "@marquee/services/usage-meter";

// The API's listener as it would be if everyone were let in unasked, as often as they like, and nobody
// counted: what access costs is the difference. Its configuration is given as JSON.

/** Keeps no account. */
class NoMeter extends UsageMeter {
  override add(): void {}
}

const [text = "", port] = process.argv.slice(2);
const config: AppConfig = { ...(JSON.parse(text) as AppConfig), rate_limit: 0 };
const db = openDatabase({
  url: config.database_url,
  has_named_statements: true,
  pool_size: 10,
  onError: () => {},
});
const anyone: Actor = { kind: "user", id: "anyone", name: "Anyone", role: "admin" };
const app = assembleApplication(config, db, new AccessMemory(), {
  throttle: new Throttle(postgresAllowances(db, () => {})),
  meter: new NoMeter(db.prisma, () => {}),
});
const listener = createListener(
  { ...app, authenticators: [{ is_by_cookie: false, authenticate: async () => anyone }] },
  () => false,
);
const server = createServer(listener);
server.listen(Number(port), "127.0.0.1");
await once(server, "listening");
process.send?.("ready");
process.once("SIGTERM", () => process.exit(0));
