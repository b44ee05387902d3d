import { AccessToken } from "@marquee/schemas/token";
import { z } from "zod";
import type { ZodOpenApiRequestBodyObject } from "zod-openapi";
import type { Answer } from "./answer";
import type { Application } from "./application";
import type { AppConfig } from "./config";
import { cronRoute } from "./cron-route";
import type { Documentation } from "./documentation";
import { answerReady } from "./health";
import type { ListenedRequest } from "./listener";
import { type ServedDocument, sendDocument } from "./openapi-document";
import { TokenRefused, TokenRequest } from "./token-documentation";
import { answerToken, tokenPath } from "./token-route";

/** One request of someone who need not say who they are. */
export type OpenCall = ListenedRequest & {
  app: Application;
  isDraining: boolean;
  document: () => ServedDocument;
};

/** A route that needs no token; `security` names what it needs in the place of one. */
export type OpenRoute = Documentation & {
  method: "GET" | "POST";
  path: string;
  security?: "cron_secret";
  /** Whether it is there at all; it is unless this says otherwise. */
  is_offered?: (config: AppConfig) => boolean;
  request_body?: ZodOpenApiRequestBodyObject;
  answer: (call: OpenCall) => Promise<Answer | "streamed">;
};

const refusedToken = (status: number, says: string) => ({ status, says, body: TokenRefused });

/** Every path that needs no token, of those that this configuration has. */
export function offeredOpenRoutes(config: AppConfig): OpenRoute[] {
  return openRoutes.filter(({ is_offered }) => is_offered?.(config) ?? true);
}

const openRoutes: readonly OpenRoute[] = [
  {
    method: "POST",
    path: tokenPath,
    operation_id: "createToken",
    summary: "An access token for credentials",
    description:
      "The original service's form, or OAuth 2 (RFC 6749) by the password or client credentials grant. Unknown fields are ignored.",
    request_body: {
      required: true,
      content: {
        "application/json": { schema: TokenRequest },
        "application/x-www-form-urlencoded": { schema: TokenRequest },
      },
    },
    answers: [
      { status: 200, says: "A token for `Authorization: Bearer`.", body: AccessToken },
      refusedToken(400, "The request is malformed, or the credentials are not believed."),
      { ...refusedToken(401, "The client is not known."), headers: ["WWW-Authenticate"] },
      refusedToken(413, "The body is too large."),
      refusedToken(415, "The body is neither JSON nor a form."),
      { ...refusedToken(429, "Too often."), headers: ["Retry-After"] },
      refusedToken(500, "Something went wrong here."),
      { ...refusedToken(503, "The database is away."), headers: ["Retry-After"] },
    ],
    answer: (call) => answerToken(call.app, call),
  },
  {
    method: "GET",
    path: "/livez",
    operation_id: "isLive",
    summary: "Whether the process answers; it asks nobody else",
    answers: [
      { status: 200, says: "It does.", body: z.strictObject({ status: z.literal("live") }) },
    ],
    answer: async () => ({ status: 200, body: { status: "live" } }),
  },
  {
    method: "GET",
    path: "/readyz",
    operation_id: "isReady",
    summary: "Whether requests should be sent here",
    answers: [
      { status: 200, says: "Yes.", body: z.strictObject({ status: z.literal("ready") }) },
      {
        status: 503,
        says: "No, and why.",
        body: z.strictObject({ status: z.literal("not_ready"), reason: z.string() }),
        headers: ["Retry-After"],
      },
    ],
    answer: ({ app, isDraining }) => answerReady(app, isDraining),
  },
  {
    method: "GET",
    path: "/.well-known/jwks.json",
    operation_id: "getKeySet",
    summary: "The keys that sign access tokens (RFC 7517)",
    answers: [
      {
        status: 200,
        says: "The keys.",
        body: z.strictObject({ keys: z.array(z.looseObject({ kty: z.string() })) }),
      },
    ],
    refusals: ["internal_error", "database_unavailable"],
    answer: async ({ app }) => ({
      status: 200,
      headers: { "Cache-Control": "public, max-age=60" },
      body: await app.access.keys.jwks(),
    }),
  },
  {
    method: "GET",
    path: "/api/openapi.json",
    operation_id: "getDocument",
    summary: "This document",
    answers: [
      {
        status: 200,
        says: "OpenAPI 3.1.",
        body: z.looseObject({ openapi: z.string() }),
        headers: ["ETag"],
      },
      { status: 304, says: "It is as the caller has it.", headers: ["ETag"] },
    ],
    refusals: ["payload_too_large"],
    answer: (call) => sendDocument(call, call.document()),
  },
  cronRoute,
];
