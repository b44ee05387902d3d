import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseTrustedProxies, type TrustedProxies } from "@marquee/api/client-address";
import type { AppConfig } from "@marquee/api/config";
import { StartError } from "@marquee/db/start-error";
import { isLoopback } from "@marquee/schemas/loopback";
import { z } from "zod";
import { boolean, listOf, parsedUrl, rule, text, wholeNumber } from "./config-rules";
import { originOf } from "./loopback";
import { authVariables, brokenAuth, toAuth } from "./parse-auth";
import {
  brokenDatabase,
  type DatabaseChoice,
  databaseVariables,
  toDatabase,
} from "./parse-database";
import { brokenOidc, type OidcClient, oidcVariables, toOidc } from "./parse-oidc";

/** The variables as the process has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What the variables say, defaults filled in; undefined is what only the launcher can fill in. */
export type Config = DatabaseChoice & {
  port: number;
  host: string;
  /** Absolute. */
  data_dir: string;
  /** An origin, without a slash at the end. */
  public_url: string;
  admin_user: string;
  admin_password: string | undefined;
  auth_credentials: AppConfig["auth_credentials"];
  auth_user_only_role: AppConfig["auth_user_only_role"];
  auth_authenticators: AppConfig["auth_authenticators"];
  auth_secret: string | undefined;
  /** Absent: demo films in the embedded database only. */
  demo: boolean | undefined;
  token_ttl_s: number;
  /** Requests a minute for each caller; 0 is no limit. */
  rate_limit: number;
  redis_url: string | undefined;
  /** Whose `X-Forwarded-*` headers count. */
  trust_proxy: TrustedProxies | undefined;
  catalogue_tz: string;
  startup_wait_s: number;
  cors_origins: string[];
  trash_days: number;
  usage_days: number;
  cron_secret: string | undefined;
  /** An external issuer whose people may enter. */
  oidc: AppConfig["oidc"];
  /** Absent: its access tokens are taken, and nobody signs in to the dashboard by it. */
  oidc_client: OidcClient | undefined;
};

const secretNames = [
  "DATABASE_URL",
  "DIRECT_DATABASE_URL",
  "ADMIN_PASSWORD",
  "AUTH_SECRET",
  "REDIS_URL",
  "OIDC_CLIENT_SECRET",
  "CRON_SECRET",
];

const redisUrl = text.refine(
  (value) => /^rediss?:$/.test(parsedUrl(value)?.protocol ?? ""),
  "must be a URL such as redis://:password@host:6379/0, its special characters percent-encoded",
);

const variables = z.object({
  PORT: wholeNumber(1, 65_535).default(3_000),
  HOST: text
    .regex(/^[A-Za-z0-9._:%-]+$/, "must be a host name or an IP address")
    .default("127.0.0.1"),
  ...databaseVariables,
  DATA_DIR: text.default(".data"),
  PUBLIC_URL: rule(
    (value) => originOf(value) !== undefined,
    "must be an address such as https://films.example, with http or https and without a path",
    (value) => originOf(value) ?? value,
  ).optional(),
  ADMIN_USER: rule(
    (value) => /^\P{C}{1,100}$/u.test(value.trim()),
    "must be 1 to 100 characters, none of them a control character",
    (value) => value.trim(),
  ).default("admin"),
  ADMIN_PASSWORD: text
    .refine((value) => value.length >= 15 && value.length <= 1_024, "must be 15 to 1024 characters")
    .optional(),
  ...authVariables,
  AUTH_SECRET: text
    .refine((value) => value.length >= 32, "must be at least 32 characters")
    .optional(),
  DEMO: boolean.optional(),
  TOKEN_TTL: wholeNumber(1, 2_592_000).default(900),
  RATE_LIMIT: wholeNumber(0, 10_000_000).default(600),
  REDIS_URL: redisUrl.optional(),
  TRUST_PROXY: rule(
    (value) => parseTrustedProxies(value) !== undefined,
    "must be how many proxies stand before this (0 to 32), or their addresses and networks such as 10.0.0.0/8, separated by commas",
    parseTrustedProxies,
  ).optional(),
  CATALOGUE_TZ: text
    .refine(isTimeZone, "must be a time zone such as UTC or Europe/Rome")
    .default("UTC"),
  STARTUP_WAIT: wholeNumber(0, 86_400).default(60),
  CORS_ORIGINS: rule(
    (value) => listOf(value).every((item) => originOf(item) === item),
    "must list origins such as https://films.example, without a slash at the end, separated by commas",
    listOf,
  ).default([]),
  TRASH_DAYS: wholeNumber(1, 36_500).default(30),
  USAGE_DAYS: wholeNumber(1, 36_500).default(400),
  CRON_SECRET: text
    .regex(/^[\x21-\x7E]{16,}$/, "must be at least 16 visible ASCII characters")
    .optional(),
  ...oidcVariables,
});

/**
 * Reads the configuration from variables; an empty one counts as absent. Reads nothing but the files
 * that `…_FILE` variables name.
 *
 * @throws StartError that names every malformed variable with its rule, and holds no secret.
 */
export function parseConfig(environment: Environment): Config {
  const problems: string[] = [];
  const given = readGiven(environment, problems);
  const parsed = variables.safeParse(given);
  for (const issue of parsed.error?.issues ?? []) {
    problems.push(`${String(issue.path[0])} ${issue.message}.`);
  }
  problems.push(...broken(given, environment.NODE_ENV === "production"), ...brokenOidc(given));
  if (environment.VERCEL) problems.push(...missingOnVercel(given));
  if (!parsed.success || problems.length > 0) throw new StartError(problems.join("\n"));
  const config = toConfig(parsed.data);
  if (config.oidc && isSameAddress(config.oidc.issuer, config.public_url)) {
    throw new StartError(
      "OIDC_ISSUER must not be PUBLIC_URL, which issues access tokens of its own.",
    );
  }
  return config;
}

function isSameAddress(one: string, other: string): boolean {
  return parsedUrl(one)?.href === parsedUrl(other)?.href;
}

function toConfig(values: z.infer<typeof variables>): Config {
  const host = values.HOST.includes(":") ? `[${values.HOST}]` : values.HOST;
  return {
    port: values.PORT,
    host: values.HOST,
    ...toDatabase(values),
    data_dir: resolve(values.DATA_DIR),
    public_url: values.PUBLIC_URL ?? new URL(`http://${host}:${values.PORT}`).origin,
    admin_user: values.ADMIN_USER,
    admin_password: values.ADMIN_PASSWORD,
    auth_secret: values.AUTH_SECRET,
    demo: values.DEMO,
    token_ttl_s: values.TOKEN_TTL,
    rate_limit: values.RATE_LIMIT,
    redis_url: values.REDIS_URL,
    trust_proxy: values.TRUST_PROXY,
    catalogue_tz: values.CATALOGUE_TZ,
    startup_wait_s: values.STARTUP_WAIT,
    cors_origins: values.CORS_ORIGINS,
    trash_days: values.TRASH_DAYS,
    usage_days: values.USAGE_DAYS,
    cron_secret: values.CRON_SECRET,
    ...toAuth(values, values.OIDC_ISSUER !== undefined),
    ...toOidc(values),
  };
}

/** The variables that are not empty, the secrets among them also from the files named for them. */
function readGiven(environment: Environment, problems: string[]): Record<string, string> {
  const given: Record<string, string> = {};
  for (const name of Object.keys(variables.shape)) {
    const value = environment[name];
    if (value) given[name] = value;
  }
  for (const name of secretNames) {
    const path = environment[`${name}_FILE`];
    if (!path) continue;
    if (given[name] !== undefined) {
      problems.push(`${name} and ${name}_FILE are both given: give one of them.`);
      continue;
    }
    try {
      given[name] = readFileSync(path, "utf8").replace(/\r?\n$/, "");
    } catch {
      problems.push(`${name}_FILE must name a file that can be read.`);
    }
  }
  return given;
}

/** The rules between variables that are broken. */
function broken(given: Record<string, string>, isProduction: boolean): string[] {
  const broken: string[] = [];
  if (given.HOST && !isLoopback(given.HOST) && !given.PUBLIC_URL) {
    broken.push("PUBLIC_URL must be given, since HOST is not a loopback address.");
  }
  if (given.DATABASE_URL && !given.AUTH_SECRET && isProduction) {
    broken.push(
      "AUTH_SECRET must be given with DATABASE_URL: at least 32 random characters, the same for every instance.",
    );
  }
  return [...broken, ...brokenDatabase(given), ...brokenAuth(given, isProduction)];
}

/** What has a default everywhere else. */
function missingOnVercel(given: Record<string, string>): string[] {
  return ["DATABASE_URL", "PUBLIC_URL"]
    .filter((name) => !given[name])
    .map((name) => `${name} must be given on Vercel.`);
}

function isTimeZone(value: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: value });
    return true;
  } catch {
    return false;
  }
}
