import { type AppConfig, authenticators, credentialChecks } from "@marquee/api/config";
import { roles } from "@marquee/schemas/actor";
import { z } from "zod";
import { boolean, listOf, rule } from "./config-rules";

/** Some of these, in the order given. */
function someOf<T extends string>(known: readonly T[]) {
  const chosen = (value: string) =>
    listOf(value).flatMap((item) => known.filter((name) => name === item));
  const isRight = (value: string) => {
    const names = listOf(value);
    return chosen(value).length === names.length && new Set(names).size === names.length;
  };
  const message = `must list some of ${known.join(", ")}, each once, separated by commas`;
  return rule(isRight, message, chosen);
}

/** The variables that choose who may enter, and by what. */
export const authVariables = {
  AUTH_CREDENTIALS: someOf(credentialChecks).default(["password", "api_key"]),
  AUTH_ALLOW_USER_ONLY: boolean.default(false),
  AUTH_USER_ONLY_ROLE: z
    .enum(roles, { error: `must be one of ${roles.join(", ")}` })
    .default("viewer"),
  AUTH_AUTHENTICATORS: someOf(authenticators).optional(),
};

/** The rules between them that are broken. */
export function brokenAuth(given: Record<string, string>, isProduction: boolean): string[] {
  const broken: string[] = [];
  const hasUserOnly = listOf(given.AUTH_CREDENTIALS ?? "").includes("user");
  if (hasUserOnly && isProduction && given.AUTH_ALLOW_USER_ONLY !== "true") {
    broken.push(
      "AUTH_CREDENTIALS includes user, which lets people in without a password: AUTH_ALLOW_USER_ONLY=true must be given to mean it.",
    );
  }
  if (listOf(given.AUTH_AUTHENTICATORS ?? "").includes("oidc") && !given.OIDC_ISSUER) {
    broken.push("OIDC_ISSUER must be given, since AUTH_AUTHENTICATORS includes oidc.");
  }
  return broken;
}

type AuthChoice = Pick<
  AppConfig,
  "auth_credentials" | "auth_user_only_role" | "auth_authenticators"
>;

export function toAuth(
  values: z.infer<z.ZodObject<typeof authVariables>>,
  hasIssuer: boolean,
): AuthChoice {
  return {
    auth_credentials: values.AUTH_CREDENTIALS,
    auth_user_only_role: values.AUTH_USER_ONLY_ROLE,
    auth_authenticators:
      values.AUTH_AUTHENTICATORS ??
      (hasIssuer ? ["session", "token", "oidc"] : ["session", "token"]),
  };
}
