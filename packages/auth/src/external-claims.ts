import { lowerRole, type Role } from "@marquee/schemas/actor";
import { z } from "zod";

/** An external OpenID Connect issuer, and what its claims mean here. */
export type OidcConfig = {
  /** As tokens name it, to the letter. */
  issuer: string;
  /** What access tokens for this API are meant for. */
  audience: string;
  /** A claim's name, or a path through claims with dots, such as `realm_access.roles`. */
  role_claim: string;
  /** Which value of that claim gives which role; of several the highest counts. */
  roles: readonly { role: Role; value: string }[];
  /** Of someone whose claims give none. Undefined: they may not enter. */
  default_role: Role | undefined;
};

/** By which an issuer knows someone (`sub`). */
export const ExternalSubject = z.string().regex(/^\P{C}{1,255}$/u);

/** Someone as an issuer tells of them. */
export type ExternalPerson = {
  issuer: string;
  subject: string;
  /** What to call them here. Nobody is ever found by it. */
  name: string;
  /** Undefined: they may do nothing here. */
  role: Role | undefined;
};

type Claims = Readonly<Record<string, unknown>>;

const longestName = 100;

/** What the claims of a token, which was verified, say of its subject. */
export function externalPerson(
  config: OidcConfig,
  subject: string,
  claims: Claims,
): ExternalPerson {
  const { preferred_username, name } = claims;
  const shown = [preferred_username, name, subject].map(plainName).find((text) => text !== "");
  return {
    issuer: config.issuer,
    subject,
    name: shown ?? "someone",
    role: mappedRole(config, claims),
  };
}

function mappedRole({ role_claim, roles, default_role }: OidcConfig, claims: Claims) {
  const value = Object.hasOwn(claims, role_claim)
    ? claims[role_claim]
    : valueAt(claims, role_claim);
  const values: unknown[] = Array.isArray(value) ? value : [value];
  const given = roles.filter((mapping) => values.includes(mapping.value)).map(({ role }) => role);
  const [first, ...others] = given;
  return first === undefined ? default_role : others.reduce(higherRole, first);
}

function higherRole(one: Role, other: Role): Role {
  return lowerRole(one, other) === one ? other : one;
}

function valueAt(claims: Claims, path: string): unknown {
  return path.split(".").reduce<unknown>((value, name) => {
    const isObject = typeof value === "object" && value !== null;
    return isObject && Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
  }, claims);
}

function plainName(value: unknown): string {
  if (typeof value !== "string") return "";
  const plain = value.toWellFormed().normalize("NFC").replaceAll(/\p{C}/gu, "").trim();
  return [...plain].slice(0, longestName).join("").trim();
}
