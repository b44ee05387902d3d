import "server-only";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { z } from "zod";
import { getServerConfig } from "./config";

/** next-auth's name for the external issuer: a part of the redirect address that the issuer must know. */
export const externalProviderId = "oidc";

/** What an issuer tells of someone. Whether they can be known by their `sub` is judged where they sign in. */
export const ExternalClaims = z.looseObject({ sub: z.string() });
export type ExternalClaims = z.infer<typeof ExternalClaims>;

/** Whether people may sign in to the dashboard by an external issuer. */
export function hasExternalSignIn(): boolean {
  return getServerConfig().oidc_client !== undefined;
}

/**
 * The external issuer as next-auth asks it: by discovery, with the code flow, PKCE, state and nonce. What it
 * tells of someone are the claims of the ID token, which next-auth has verified, and beside them those of
 * the userinfo endpoint where there is one. Undefined where none is configured.
 */
export function externalProvider(): OAuthConfig<ExternalClaims> | undefined {
  const { oidc, oidc_client } = getServerConfig();
  if (!oidc || !oidc_client) return undefined;
  return {
    id: externalProviderId,
    name: "Single sign-on",
    type: "oauth",
    wellKnown: `${oidc.issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
    authorization: { params: { scope: "openid profile" } },
    clientId: oidc_client.id,
    clientSecret: oidc_client.secret,
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    userinfo: {
      request: async ({ client, tokens: { id_token = "", access_token } }) => {
        const { metadata } = client.issuer;
        if (metadata.issuer !== oidc.issuer) throw new Error("Another issuer answered");
        const claims = payloadOf(id_token);
        if (!metadata.userinfo_endpoint || access_token === undefined) return claims;
        const more = await client.userinfo(access_token);
        if (more.sub !== claims.sub) throw new Error("The issuer told of two subjects");
        return { ...more, ...claims };
      },
    },
    profile: ({ sub }) => ({ id: sub }),
  };
}

function payloadOf(token: string): ExternalClaims {
  const payload = Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8");
  return ExternalClaims.parse(JSON.parse(payload));
}
