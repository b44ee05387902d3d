import type { IncomingMessage, ServerResponse } from "node:http";
import type { Credentials } from "@marquee/auth/credential-check";
import { anonymous } from "@marquee/schemas/actor";
import type { ServiceError } from "@marquee/schemas/service-error";
import { issueToken } from "@marquee/services/sign-in";
import { accessContext } from "./access-context";
import { admit } from "./admit";
import type { Answer } from "./answer";
import type { Application } from "./application";
import { meterRequest } from "./metered-request";
import { decodeUtf8, mediaType, readBody } from "./request-body";

/** A refusal in the form of RFC 6749 §5.2. */
class TokenRefusal extends Error {
  constructor(
    readonly status: number,
    readonly error: string,
    description: string,
  ) {
    super(description);
  }
}

export const tokenPath = "/api/token";

/**
 * `POST /api/token`: credentials for an access token, as the original's JSON or as OAuth 2 (RFC 6749)
 * by JSON or form. All its refusals have OAuth's form; unknown fields are ignored.
 */
export async function answerToken(
  app: Application,
  request: { incoming: IncomingMessage; outgoing: ServerResponse; request_id: string },
): Promise<Answer> {
  const { incoming, outgoing, request_id } = request;
  meterRequest(app, request, `POST ${tokenPath}`);
  outgoing.setHeader("Cache-Control", "no-store");
  const ctx = accessContext(app, incoming, { actor: anonymous, door: "rest", request_id });
  await admit(app, ctx, outgoing);
  try {
    if (incoming.headers["idempotency-key"] !== undefined) {
      throw invalidRequest("A token is a secret and never kept: send no Idempotency-Key.");
    }
    const credentials = readCredentials(
      await readFields(incoming),
      basicClient(incoming.headers.authorization),
    );
    if (
      credentials.kind === "user_only" &&
      !app.access.checks.some(({ kind }) => kind === "user_only")
    ) {
      throw invalidRequest("password is required, as text.");
    }
    const answer = await issueToken(ctx, credentials);
    if (answer.result === "code_required") throw otpRequired();
    if (answer.result === "refused") throw refusedCredentials(credentials);
    return { status: 200, body: answer.token };
  } catch (error) {
    if (error instanceof TokenRefusal) return refusal(error.status, error.error, error.message);
    throw error;
  }
}

/** One of our errors in the form of this route. */
export function tokenProblem(error: ServiceError): Answer {
  const isForNow = error.status >= 500 || error.code === "rate_limited";
  const code = isForNow ? "temporarily_unavailable" : "invalid_request";
  return refusal(error.status, code, error.message);
}

function refusal(status: number, error: string, error_description: string): Answer {
  const headers: Record<string, string> =
    status === 401 ? { "WWW-Authenticate": 'Basic realm="marquee"' } : {};
  return { status, headers, body: { error, error_description } };
}

type Fields = Record<string, unknown>;

async function readFields(incoming: IncomingMessage): Promise<Fields> {
  const type = mediaType(incoming) ?? "application/json";
  const isForm = type === "application/x-www-form-urlencoded";
  if (!isForm && type !== "application/json") {
    throw new TokenRefusal(415, "invalid_request", `A body here is JSON or a form, not ${type}.`);
  }
  const text = decodeUtf8(await readBody(incoming));
  return isForm ? formFields(text) : jsonFields(text);
}

function formFields(text: string): Fields {
  const fields = new URLSearchParams(text);
  const names = [...fields.keys()];
  const repeated = names.find((name, at) => names.indexOf(name) !== at);
  if (repeated !== undefined) throw invalidRequest(`${repeated} may be given once.`);
  return Object.fromEntries(fields);
}

function jsonFields(text: string): Fields {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value))
      return value as Fields;
  } catch {
    throw invalidRequest("The body is not valid JSON.");
  }
  throw invalidRequest("The body must be a JSON object.");
}

type Client = { client_id: string; client_secret: string };

function readCredentials(fields: Fields, basic: Client | undefined): Credentials {
  switch (fields.grant_type) {
    case undefined:
      return ownCredentials(fields);
    case "password":
      return {
        kind: "password",
        user: text(fields, "username"),
        password: text(fields, "password"),
        otp: otpOf(fields),
      };
    case "client_credentials":
      return { kind: "client", ...clientOf(fields, basic) };
    default:
      throw new TokenRefusal(
        400,
        "unsupported_grant_type",
        "grant_type is password or client_credentials.",
      );
  }
}

/** The original's own form: `user` with `password`, or alone where the operator allows it. */
function ownCredentials(fields: Fields): Credentials {
  const user = text(fields, "user");
  const otp = otpOf(fields);
  if (fields.password === undefined) return { kind: "user_only", user, otp };
  return { kind: "password", user, password: text(fields, "password"), otp };
}

/** The code of a second factor; an empty one is none. */
function otpOf(fields: Fields): string | undefined {
  return fields.otp === undefined || fields.otp === "" ? undefined : text(fields, "otp");
}

/** A client shows itself in one way (RFC 6749 §2.3). */
function clientOf(fields: Fields, basic: Client | undefined): Client {
  if (basic && fields.client_secret !== undefined) {
    throw invalidRequest(
      "client_secret is in the Authorization header or in the body, not in both.",
    );
  }
  if (basic) return basic;
  return { client_id: text(fields, "client_id"), client_secret: text(fields, "client_secret") };
}

function text(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value === "string" && value !== "") return value;
  throw invalidRequest(`${name} is required, as text.`);
}

function invalidRequest(description: string): TokenRefusal {
  return new TokenRefusal(400, "invalid_request", description);
}

function refusedCredentials(credentials: Credentials): TokenRefusal {
  if (credentials.kind === "client") {
    return new TokenRefusal(401, "invalid_client", "The client is unknown or its secret is wrong.");
  }
  const wrong =
    credentials.otp === undefined ? "the password is wrong" : "the password or the otp is wrong";
  return new TokenRefusal(400, "invalid_grant", `The user is unknown or ${wrong}.`);
}

function otpRequired(): TokenRefusal {
  return new TokenRefusal(
    400,
    "invalid_grant",
    "This account has a second factor: send its code as otp.",
  );
}

/** `Authorization: Basic` of a client (RFC 6749 §2.3.1: both halves are form-encoded). */
function basicClient(authorization: string | undefined): Client | undefined {
  const encoded = /^Basic +([A-Za-z0-9+/=]+)$/i.exec(authorization ?? "")?.[1];
  if (encoded === undefined) return undefined;
  const [client_id = "", ...secret] = Buffer.from(encoded, "base64").toString("utf8").split(":");
  try {
    const decode = (part: string) => decodeURIComponent(part.replaceAll("+", " "));
    return { client_id: decode(client_id), client_secret: decode(secret.join(":")) };
  } catch {
    throw invalidRequest("The Authorization header is not form-encoded.");
  }
}
