import type { ServerConfig } from "../../lib/config";
import { installationWords as words } from "./words";

/** A setting in words, and the variable that it is set by. */
type Setting = { name: string; value: string; variable: string };

export type SettingGroup = { title: string; settings: readonly Setting[] };

/** What a configuration comes to, without its secrets, as people read it. */
export function installationSettings(config: ServerConfig, locale: string): SettingGroup[] {
  const { settings: names, groups } = words;
  const setting = (name: string, value: string, variable: string) => ({ name, value, variable });
  return [
    {
      title: groups.catalogue,
      settings: [
        setting(names.timeZone, config.catalogue_tz, "CATALOGUE_TZ"),
        setting(names.trash, words.days(config.trash_days, locale), "TRASH_DAYS"),
        setting(names.usage, words.days(config.usage_days, locale), "USAGE_DAYS"),
      ],
    },
    {
      title: groups.access,
      settings: [
        setting(names.authenticators, listed(config.auth_authenticators), "AUTH_AUTHENTICATORS"),
        setting(names.credentials, listed(config.auth_credentials), "AUTH_CREDENTIALS"),
        setting(names.issuer, config.oidc?.issuer ?? words.none, "OIDC_ISSUER"),
        setting(names.token, words.seconds(config.token_ttl_s, locale), "TOKEN_TTL"),
      ],
    },
    {
      title: groups.limits,
      settings: [
        setting(names.rateLimit, rateLimit(config.rate_limit, locale), "RATE_LIMIT"),
        setting(names.sharedBy, config.redis_url ? "Redis" : words.database, "REDIS_URL"),
      ],
    },
    {
      title: groups.network,
      settings: [
        setting(names.address, config.public_url, "PUBLIC_URL"),
        setting(names.proxies, trustedProxies(config, locale), "TRUST_PROXY"),
        setting(names.origins, listed(config.cors_origins), "CORS_ORIGINS"),
        setting(names.pool, words.connections(config.database_pool, locale), "DATABASE_POOL"),
      ],
    },
  ];
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? words.none : names.join(", ");
}

function rateLimit(limit: number, locale: string): string {
  return limit === 0 ? words.noLimit : words.aMinute(limit, locale);
}

function trustedProxies({ trust_proxy }: ServerConfig, locale: string): string {
  if (trust_proxy === undefined) return words.none;
  return "hops" in trust_proxy
    ? words.proxies(trust_proxy.hops, locale)
    : listed(trust_proxy.networks);
}
