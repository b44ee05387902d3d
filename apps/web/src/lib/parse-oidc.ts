import type { AppConfig } from "@marquee/api/config";
import { type Role, roles } from "@marquee/schemas/actor";
import { isProtected } from "@marquee/schemas/loopback";
import { z } from "zod";
import { listOf, parsedUrl, rule, text } from "./config-rules";

/** By which the dashboard asks the external issuer who someone is. */
export type OidcClient = { id: string; secret: string };

/** The variables of an external OpenID Connect issuer. */
export const oidcVariables = {
  OIDC_ISSUER: text
    .refine(
      isIssuer,
      "must be an address such as https://id.example/films, with https unless it is on this machine, without a query",
    )
    .optional(),
  OIDC_AUDIENCE: text.max(1_000).optional(),
  OIDC_CLIENT_ID: text.max(1_000).optional(),
  OIDC_CLIENT_SECRET: text.max(4_096).optional(),
  OIDC_ROLE_CLAIM: text.max(1_000).default("roles"),
  OIDC_ROLES: rule(
    (value) => listOf(value).every((item) => roleMapping(item) !== undefined),
    `must list which values give which role, such as admin:film-admins,editor:film-staff; roles are ${roles.join(", ")}`,
    (value) => listOf(value).flatMap((item) => roleMapping(item) ?? []),
  ).default([]),
  OIDC_DEFAULT_ROLE: z.enum(roles, { error: `must be one of ${roles.join(", ")}` }).optional(),
};

const names = Object.keys(oidcVariables);

/** The rules between them that are broken. */
export function brokenOidc(given: Record<string, string>): string[] {
  if (!given.OIDC_ISSUER) {
    const other = names.find((name) => given[name]);
    return other ? [`OIDC_ISSUER must be given, since ${other} is.`] : [];
  }
  const broken: string[] = [];
  if (!given.OIDC_AUDIENCE) {
    broken.push("OIDC_AUDIENCE must be given: whom the issuer's access tokens for this API name.");
  } else if (given.OIDC_AUDIENCE === given.OIDC_CLIENT_ID) {
    broken.push(
      "OIDC_AUDIENCE must not be OIDC_CLIENT_ID, or what proves a sign-in could be used as an access token.",
    );
  }
  if (!given.OIDC_CLIENT_ID !== !given.OIDC_CLIENT_SECRET) {
    broken.push("OIDC_CLIENT_ID and OIDC_CLIENT_SECRET must be given together, or neither.");
  }
  if (!given.OIDC_ROLES && !given.OIDC_DEFAULT_ROLE) {
    broken.push("OIDC_ROLES or OIDC_DEFAULT_ROLE must be given, or nobody there has a role here.");
  }
  return broken;
}

type Values = z.infer<z.ZodObject<typeof oidcVariables>>;

export function toOidc(values: Values): {
  oidc: AppConfig["oidc"];
  oidc_client: OidcClient | undefined;
} {
  const { OIDC_ISSUER: issuer, OIDC_AUDIENCE: audience } = values;
  const { OIDC_CLIENT_ID: id, OIDC_CLIENT_SECRET: secret } = values;
  if (issuer === undefined || audience === undefined) {
    return { oidc: undefined, oidc_client: undefined };
  }
  return {
    oidc: {
      issuer,
      audience,
      role_claim: values.OIDC_ROLE_CLAIM,
      roles: values.OIDC_ROLES,
      default_role: values.OIDC_DEFAULT_ROLE,
    },
    oidc_client: id && secret ? { id, secret } : undefined,
  };
}

function roleMapping(item: string): { role: Role; value: string } | undefined {
  const [name, ...rest] = item.split(":");
  const role = roles.find((known) => known === name?.trim());
  const value = rest.join(":").trim();
  return role && value ? { role, value } : undefined;
}

function isIssuer(value: string): boolean {
  const url = parsedUrl(value);
  if (!url || url.search || url.hash || url.username || url.password) return false;
  return isProtected(url);
}
