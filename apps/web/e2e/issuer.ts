import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import Provider, { type Configuration } from "oidc-provider";

const client = { client_id: "marquee", client_secret: "a secret of the tests" };

/** Who signs in there as "staff" may edit films; anyone else has no role. */
const groupsOf = (account: string) => (account.startsWith("staff") ? ["film-staff"] : []);

/** A real OpenID Connect issuer on loopback, with pages of its own, and what a server needs to trust it. */
export async function startIssuer(
  redirectUri: string,
): Promise<{ variables: Record<string, string>; close: () => void }> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  server.on("request", new Provider(issuer, configuration(redirectUri)).callback());
  return {
    variables: {
      OIDC_ISSUER: issuer,
      OIDC_AUDIENCE: "urn:marquee:api",
      OIDC_CLIENT_ID: client.client_id,
      OIDC_CLIENT_SECRET: client.client_secret,
      OIDC_ROLE_CLAIM: "groups",
      OIDC_ROLES: "editor:film-staff",
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function configuration(redirectUri: string): Configuration {
  return {
    cookies: { keys: ["a key of the tests"] },
    clients: [{ ...client, redirect_uris: [redirectUri], grant_types: ["authorization_code"] }],
    claims: { openid: ["sub"], profile: ["preferred_username", "groups"] },
    pkce: { required: () => true },
    findAccount: (_, accountId) => ({
      accountId,
      claims: () => ({
        sub: accountId,
        preferred_username: accountId,
        groups: groupsOf(accountId),
      }),
    }),
  };
}
