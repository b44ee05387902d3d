import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT } from "jose";
import Provider from "oidc-provider";
import { z } from "zod";
import type { OidcConfig } from "./external-claims";

const audience = "urn:marquee:api";
const client_secret = "a secret of the test";
const Granted = z.object({ access_token: z.string() });

/** A real OpenID Connect issuer on loopback, and some who are known there. */
export type IssuerFixture = {
  config: OidcConfig;
  /** An access token, asked of the issuer as a program asks for it. The claims are of this token alone. */
  token: (subject: string, asked?: { resource?: string; claims?: object }) => Promise<string>;
  /** What the issuer never would sign, signed with its own key. */
  signed: (claims?: object, header?: object, key?: CryptoKey) => Promise<string>;
  /** Away: it answers nobody. */
  leave: () => Promise<void>;
  comeBack: () => Promise<void>;
  /** How often each path was asked for. */
  asked: Map<string, number>;
};

export const subjects = ["ada", "bob", "eve"];

export async function createIssuerFixture(): Promise<IssuerFixture> {
  const pair = await generateKeyPair("ES256", { extractable: true });
  const jwk = { ...(await exportJWK(pair.privateKey)), kid: "issuer-1", alg: "ES256", use: "sig" };
  const asked = new Map<string, number>();
  const extra = new Map<string, object>();
  const server = createServer();
  const listen = async (port: number) => {
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
  };
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const issuer = `http://127.0.0.1:${port}`;
  const provider = makeProvider(issuer, jwk, extra).callback();
  server.on("request", (request, response) => {
    const path = request.url ?? "";
    asked.set(path, (asked.get(path) ?? 0) + 1);
    void provider(request, response);
  });
  const config: OidcConfig = {
    issuer,
    audience,
    role_claim: "groups",
    roles: [
      { role: "admin", value: "marquee-admins" },
      { role: "editor", value: "marquee-editors" },
    ],
    default_role: undefined,
  };
  return {
    config,
    asked,
    token: async (subject, { resource = audience, claims = ofAnEditor } = {}) => {
      extra.set(subject, claims);
      return askForToken(issuer, subject, resource);
    },
    signed: async (claims = {}, header = {}, key = pair.privateKey) =>
      new SignJWT({ ...goodClaims(issuer), ...claims })
        .setProtectedHeader({ alg: "ES256", typ: "at+jwt", kid: jwk.kid, ...header })
        .sign(key),
    leave: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
    comeBack: () => listen(port),
  };
}

const ofAnEditor = { groups: ["marquee-editors"] };

function goodClaims(issuer: string) {
  const iat = Math.floor(Date.now() / 1000);
  const exp = iat + 600;
  return { iss: issuer, aud: audience, sub: "ada", iat, exp, groups: "marquee-editors" };
}

async function askForToken(issuer: string, subject: string, resource: string): Promise<string> {
  const answer = await fetch(`${issuer}/token`, {
    method: "POST",
    headers: { authorization: `Basic ${btoa(`${subject}:${encodeURIComponent(client_secret)}`)}` },
    body: new URLSearchParams({ grant_type: "client_credentials", resource }),
  });
  if (!answer.ok) throw new Error(await answer.text());
  return Granted.parse(await answer.json()).access_token;
}

function makeProvider(issuer: string, jwk: object, extra: ReadonlyMap<string, object>): Provider {
  return new Provider(issuer, {
    cookies: { keys: ["a key of the test"] },
    clientDefaults: { id_token_signed_response_alg: "ES256" },
    jwks: { keys: [{ kty: "EC", ...jwk }] },
    clients: subjects.map((client_id) => ({
      client_id,
      client_secret,
      grant_types: ["client_credentials"],
      redirect_uris: [],
      response_types: [],
    })),
    extraTokenClaims: (_, token) => ({ ...extra.get(token.clientId ?? "") }),
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: (_, resource) => ({
          scope: "",
          audience: resource,
          accessTokenFormat: "jwt",
          accessTokenTTL: 600,
          jwt: { sign: { alg: "ES256" } },
        }),
      },
    },
  });
}

/** A key pair that no issuer has. */
export async function strangersKey(): Promise<CryptoKey> {
  return (await generateKeyPair("ES256")).privateKey;
}

/** HMAC with what everybody can read. */
export function publicSecret(text: string): Promise<CryptoKey> {
  const hmac = { name: "HMAC", hash: "SHA-256" };
  return crypto.subtle.importKey("raw", Buffer.from(text), hmac, false, ["sign"]);
}
