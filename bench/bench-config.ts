import { randomBytes } from "node:crypto";
import type { AppConfig } from "@marquee/api/config";
import { usualTimeouts } from "@marquee/db/timeouts";

/** What a measured server runs with: everything counted as in earnest, and no limit ever reached. */
export function benchConfig(database_url: string, port: number): AppConfig {
  return {
    database_url,
    direct_database_url: undefined,
    database_pool: 10,
    database_timeouts: usualTimeouts,
    public_url: `http://127.0.0.1:${port}`,
    auth_secret: randomBytes(32).toString("base64url"),
    auth_credentials: ["password"],
    auth_authenticators: ["session", "token"],
    auth_user_only_role: "viewer",
    trash_days: 30,
    usage_days: 400,
    cron_secret: undefined,
    token_ttl_s: 3_600,
    rate_limit: 10_000_000,
    redis_url: undefined,
    trust_proxy: undefined,
    catalogue_tz: "UTC",
    cors_origins: [],
    oidc: undefined,
  };
}
