import type { AppConfig } from "@marquee/api/config";
import type { ServerConfig } from "./config";

/** What of the configuration the application is put together from. */
export function toAppConfig(config: ServerConfig): AppConfig {
  return {
    database_url: config.database.url,
    direct_database_url: config.database.direct_url,
    database_pool: config.database_pool,
    database_timeouts: config.database_timeouts,
    public_url: config.public_url,
    auth_secret: config.auth_secret,
    auth_credentials: config.auth_credentials,
    auth_user_only_role: config.auth_user_only_role,
    auth_authenticators: config.auth_authenticators,
    token_ttl_s: config.token_ttl_s,
    rate_limit: config.rate_limit,
    redis_url: config.redis_url,
    trust_proxy: config.trust_proxy,
    catalogue_tz: config.catalogue_tz,
    cors_origins: config.cors_origins,
    trash_days: config.trash_days,
    usage_days: config.usage_days,
    cron_secret: config.cron_secret,
    oidc: config.oidc,
  };
}
