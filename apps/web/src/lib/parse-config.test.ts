import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";
import { parseConfig } from "./parse-config";

const folder = mkdtempSync(join(tmpdir(), "config-"));
afterAll(() => rmSync(folder, { recursive: true }));

const database_url = "postgresql://marquee:hush@db.example:5432/marquee";
const long_secret = "0123456789abcdef0123456789abcdef";

function refusal(environment: Record<string, string>): string {
  try {
    parseConfig(environment);
  } catch (error) {
    return String(error);
  }
  return "accepted";
}

function secretFile(content: string): string {
  const path = join(folder, String(Math.random()));
  writeFileSync(path, content);
  return path;
}

test("without any variable the defaults are those of the contract", () => {
  expect(parseConfig({})).toEqual({
    port: 3000,
    host: "127.0.0.1",
    database: undefined,
    database_pool: 10,
    database_timeouts: { statement_s: 10, bulk_s: 120, connection_s: 5, idle_s: 30 },
    data_dir: resolve(".data"),
    public_url: "http://127.0.0.1:3000",
    admin_user: "admin",
    admin_password: undefined,
    auth_credentials: ["password", "api_key"],
    auth_user_only_role: "viewer",
    auth_authenticators: ["session", "token"],
    auth_secret: undefined,
    demo: undefined,
    token_ttl_s: 900,
    rate_limit: 600,
    redis_url: undefined,
    trust_proxy: undefined,
    catalogue_tz: "UTC",
    startup_wait_s: 60,
    cors_origins: [],
    trash_days: 30,
    usage_days: 400,
    cron_secret: undefined,
    oidc: undefined,
    oidc_client: undefined,
  });
});

test("an empty variable counts as absent", () => {
  expect(parseConfig({ PORT: "", PUBLIC_URL: "", ADMIN_PASSWORD: "", DEMO: "" })).toEqual(
    parseConfig({}),
  );
});

test("every variable is taken", () => {
  expect(
    parseConfig({
      NODE_ENV: "production",
      PORT: "8080",
      HOST: "0.0.0.0",
      DATABASE_URL: database_url,
      DIRECT_DATABASE_URL: `${database_url}_direct`,
      DATABASE_POOL: "25",
      DATABASE_STATEMENT_TIMEOUT: "20",
      DATABASE_BULK_TIMEOUT: "60",
      DATABASE_CONNECTION_TIMEOUT: "2",
      DATABASE_IDLE_TIMEOUT: "5",
      DATA_DIR: "/data",
      PUBLIC_URL: "https://films.example/",
      ADMIN_USER: " Ada ",
      ADMIN_PASSWORD: "fifteen letters",
      AUTH_CREDENTIALS: "user, password",
      AUTH_ALLOW_USER_ONLY: "true",
      AUTH_USER_ONLY_ROLE: "editor",
      AUTH_AUTHENTICATORS: "oidc, token",
      AUTH_SECRET: long_secret,
      DEMO: "false",
      TOKEN_TTL: "60",
      RATE_LIMIT: "0",
      REDIS_URL: "rediss://:hush@redis.example:6380/1",
      CATALOGUE_TZ: "Pacific/Auckland",
      STARTUP_WAIT: "0",
      CORS_ORIGINS: "https://a.example, http://localhost:5173",
      TRASH_DAYS: "7",
      USAGE_DAYS: "90",
      CRON_SECRET: "0123456789abcdef",
      TRUST_PROXY: "10.0.0.0/8, 127.0.0.1",
      OIDC_ISSUER: "https://id.example/films/",
      OIDC_AUDIENCE: "urn:films",
      OIDC_CLIENT_ID: "marquee",
      OIDC_CLIENT_SECRET: "hush",
      OIDC_ROLE_CLAIM: "realm_access.roles",
      OIDC_ROLES: "admin:film-admins, editor:urn:staff:films",
      OIDC_DEFAULT_ROLE: "viewer",
    }),
  ).toEqual({
    port: 8080,
    host: "0.0.0.0",
    database: { url: database_url, direct_url: `${database_url}_direct` },
    database_pool: 25,
    database_timeouts: { statement_s: 20, bulk_s: 60, connection_s: 2, idle_s: 5 },
    data_dir: "/data",
    public_url: "https://films.example",
    admin_user: "Ada",
    admin_password: "fifteen letters",
    auth_credentials: ["user", "password"],
    auth_user_only_role: "editor",
    auth_authenticators: ["oidc", "token"],
    auth_secret: long_secret,
    demo: false,
    token_ttl_s: 60,
    rate_limit: 0,
    redis_url: "rediss://:hush@redis.example:6380/1",
    catalogue_tz: "Pacific/Auckland",
    startup_wait_s: 0,
    cors_origins: ["https://a.example", "http://localhost:5173"],
    trash_days: 7,
    usage_days: 90,
    cron_secret: "0123456789abcdef",
    trust_proxy: { networks: ["10.0.0.0/8", "127.0.0.1"] },
    oidc: {
      issuer: "https://id.example/films/",
      audience: "urn:films",
      role_claim: "realm_access.roles",
      roles: [
        { role: "admin", value: "film-admins" },
        { role: "editor", value: "urn:staff:films" },
      ],
      default_role: "viewer",
    },
    oidc_client: { id: "marquee", secret: "hush" },
  });
});

test.each([
  ["PORT", "0"],
  ["PORT", "65536"],
  ["PORT", "3000x"],
  ["PORT", " 3000"],
  ["PORT", "3e3"],
  ["HOST", "http://127.0.0.1"],
  ["DATABASE_URL", "mysql://root@db/films"],
  ["DATABASE_URL", "films"],
  ["DIRECT_DATABASE_URL", "films"],
  ["DATABASE_POOL", "0"],
  ["DATABASE_STATEMENT_TIMEOUT", "0"],
  ["DATABASE_CONNECTION_TIMEOUT", "61"],
  ["DATABASE_IDLE_TIMEOUT", "5s"],
  ["PUBLIC_URL", "films.example"],
  ["PUBLIC_URL", "ftp://films.example"],
  ["PUBLIC_URL", "https://films.example/marquee"],
  ["PUBLIC_URL", "https://user@films.example"],
  ["ADMIN_USER", "a\nb"],
  ["ADMIN_PASSWORD", "fourteen chars"],
  ["AUTH_CREDENTIALS", "password,magic"],
  ["AUTH_CREDENTIALS", "password,password"],
  ["AUTH_CREDENTIALS", "password,"],
  ["AUTH_AUTHENTICATORS", "session,magic"],
  ["AUTH_AUTHENTICATORS", "session, session"],
  ["AUTH_ALLOW_USER_ONLY", "yes"],
  ["AUTH_USER_ONLY_ROLE", "owner"],
  ["AUTH_SECRET", "too short"],
  ["DEMO", "1"],
  ["TOKEN_TTL", "0"],
  ["TOKEN_TTL", "15m"],
  ["RATE_LIMIT", "-1"],
  ["RATE_LIMIT", "600/min"],
  ["REDIS_URL", "redis.example:6379"],
  ["CATALOGUE_TZ", "Mars/Olympus"],
  ["STARTUP_WAIT", "-1"],
  ["CORS_ORIGINS", "*"],
  ["CORS_ORIGINS", "https://a.example/"],
  ["TRUST_PROXY", "true"],
  ["TRUST_PROXY", "33"],
  ["TRUST_PROXY", "1,2"],
  ["TRASH_DAYS", "0"],
  ["USAGE_DAYS", "0"],
  ["TRASH_DAYS", "36501"],
  ["TRASH_DAYS", "30d"],
  ["CRON_SECRET", "fifteen letters"],
  ["OIDC_ISSUER", "id.example"],
  ["OIDC_ISSUER", "http://id.example"],
  ["OIDC_ISSUER", "https://id.example/?tenant=1"],
  ["OIDC_ISSUER", "https://me@id.example"],
  ["OIDC_ROLES", "admin"],
  ["OIDC_ROLES", "admin:"],
  ["OIDC_ROLES", "owner:film-admins"],
  ["OIDC_ROLES", "admin:a,"],
  ["OIDC_DEFAULT_ROLE", "owner"],
])("a malformed %s (%j) is named", (name, value) => {
  expect(refusal({ [name]: value })).toMatch(new RegExp(`^StartError: (.*\n)*${name} must `));
});

test("all malformed variables are named at once, and secrets are never repeated", () => {
  const message = refusal({
    PORT: "x",
    TOKEN_TTL: "x",
    DATABASE_URL: "hush-hush",
    ADMIN_PASSWORD: "hush-hush",
    AUTH_SECRET: "hush-hush",
    NODE_ENV: "production",
  });
  expect(message.split("\n").map((line) => line.replace("StartError: ", "").split(" ")[0])).toEqual(
    ["PORT", "DATABASE_URL", "ADMIN_PASSWORD", "AUTH_SECRET", "TOKEN_TTL"],
  );
  expect(message).not.toContain("hush-hush");
});

test.each(["0.0.0.0", "::", "192.168.1.2", "films.example"])(
  "HOST=%s needs a PUBLIC_URL",
  (host) => {
    expect(refusal({ HOST: host })).toContain("PUBLIC_URL must be given");
    expect(refusal({ HOST: host, PUBLIC_URL: "http://films.example" })).toBe("accepted");
  },
);

test.each([
  ["localhost", "http://localhost:3000"],
  ["127.0.0.2", "http://127.0.0.2:3000"],
  ["::1", "http://[::1]:3000"],
])("HOST=%s is reached at %s unless PUBLIC_URL says otherwise", (host, public_url) => {
  expect(parseConfig({ HOST: host }).public_url).toBe(public_url);
});

test("a bulk write is given at least as long as any other statement", () => {
  const message = "DATABASE_BULK_TIMEOUT must be at least DATABASE_STATEMENT_TIMEOUT";
  expect(refusal({ DATABASE_STATEMENT_TIMEOUT: "121" })).toContain(message);
  expect(refusal({ DATABASE_BULK_TIMEOUT: "9" })).toContain(message);
  expect(refusal({ DATABASE_STATEMENT_TIMEOUT: "9", DATABASE_BULK_TIMEOUT: "9" })).toBe("accepted");
});

test("AUTH_SECRET is required with DATABASE_URL in production only", () => {
  expect(refusal({ DATABASE_URL: database_url })).toBe("accepted");
  expect(refusal({ NODE_ENV: "production" })).toBe("accepted");
  expect(refusal({ DATABASE_URL: database_url, NODE_ENV: "production" })).toContain("AUTH_SECRET");
});

test("on Vercel there is neither an embedded database nor an address of its own", () => {
  const message = refusal({ VERCEL: "1" });
  expect(message).toContain("DATABASE_URL must be given");
  expect(message).toContain("PUBLIC_URL must be given");
  const given = { DATABASE_URL: database_url, PUBLIC_URL: "https://films.example" };
  expect(refusal({ VERCEL: "1", ...given })).toBe("accepted");
});

test("the check by user name alone needs a second word in production", () => {
  const asked = { AUTH_CREDENTIALS: "password,user" };
  const message = "AUTH_ALLOW_USER_ONLY=true must be given";
  expect(refusal(asked)).toBe("accepted");
  expect(refusal({ ...asked, NODE_ENV: "production" })).toContain(message);
  expect(refusal({ ...asked, NODE_ENV: "production", AUTH_ALLOW_USER_ONLY: "false" })).toContain(
    message,
  );
  expect(refusal({ ...asked, NODE_ENV: "production", AUTH_ALLOW_USER_ONLY: "true" })).toBe(
    "accepted",
  );
});

const external = {
  OIDC_ISSUER: "https://id.example",
  OIDC_AUDIENCE: "urn:films",
  OIDC_DEFAULT_ROLE: "viewer",
};

test.each<[string, Record<string, string>, string]>([
  ["an audience", { OIDC_AUDIENCE: "" }, "OIDC_AUDIENCE must be given"],
  ["a role for someone", { OIDC_DEFAULT_ROLE: "" }, "OIDC_ROLES or OIDC_DEFAULT_ROLE"],
  ["a secret with a client", { OIDC_CLIENT_ID: "marquee" }, "must be given together"],
  ["a client with a secret", { OIDC_CLIENT_SECRET: "hush" }, "must be given together"],
  ["an issuer with the rest", { OIDC_ISSUER: "" }, "OIDC_ISSUER must be given"],
  [
    "an audience that is not the client",
    { OIDC_CLIENT_ID: "urn:films", OIDC_CLIENT_SECRET: "hush" },
    "OIDC_AUDIENCE must not be OIDC_CLIENT_ID",
  ],
  ["another issuer than ourselves", { PUBLIC_URL: "https://id.example" }, "must not be PUBLIC_URL"],
  [
    "another issuer than ourselves where nothing else is said",
    { OIDC_ISSUER: "http://127.0.0.1:3000/" },
    "must not be PUBLIC_URL",
  ],
])("an external issuer needs %s", (_, change, message) => {
  expect(refusal(external)).toBe("accepted");
  expect(refusal({ ...external, ...change })).toContain(message);
});

test("an external issuer is asked last unless configured, and not without being known", () => {
  expect(parseConfig(external).auth_authenticators).toEqual(["session", "token", "oidc"]);
  const asked = { AUTH_AUTHENTICATORS: "session,oidc" };
  expect(refusal(asked)).toContain("OIDC_ISSUER must be given");
  expect(parseConfig({ ...external, ...asked }).auth_authenticators).toEqual(["session", "oidc"]);
});

test("what only looks like an address of this machine is none", () => {
  expect(refusal({ HOST: "127.0.0.2" })).toBe("accepted");
  expect(refusal({ HOST: "127.999.1.1" })).toContain("PUBLIC_URL must be given");
});

test("an issuer on this machine may speak http", () => {
  for (const host of ["localhost:8080", "127.0.0.1", "[::1]:8080"]) {
    expect(refusal({ ...external, OIDC_ISSUER: `http://${host}/realms/films` })).toBe("accepted");
  }
});

test("secrets are also read from files, without the newline at their end", () => {
  const config = parseConfig({
    DATABASE_URL_FILE: secretFile(`${database_url}\n`),
    DIRECT_DATABASE_URL_FILE: secretFile(database_url),
    ADMIN_PASSWORD_FILE: secretFile("fifteen letters\r\n"),
    AUTH_SECRET_FILE: secretFile(`${long_secret}\n`),
    REDIS_URL_FILE: secretFile("redis://redis.example"),
    ...external,
    OIDC_CLIENT_ID: "marquee",
    OIDC_CLIENT_SECRET_FILE: secretFile("hush\n"),
  });
  expect(config.oidc_client).toEqual({ id: "marquee", secret: "hush" });
  expect(config.database).toEqual({ url: database_url, direct_url: database_url });
  expect(config.admin_password).toBe("fifteen letters");
  expect(config.auth_secret).toBe(long_secret);
  expect(config.redis_url).toBe("redis://redis.example");
});

test("a secret's file must exist, and not contradict the variable", () => {
  expect(refusal({ AUTH_SECRET_FILE: join(folder, "nowhere") })).toContain(
    "AUTH_SECRET_FILE must name a file",
  );
  expect(
    refusal({ AUTH_SECRET: long_secret, AUTH_SECRET_FILE: secretFile(long_secret) }),
  ).toContain("AUTH_SECRET and AUTH_SECRET_FILE are both given");
});
