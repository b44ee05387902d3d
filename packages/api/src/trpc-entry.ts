import type { IncomingMessage } from "node:http";
import { authenticate } from "@marquee/auth/authenticator";
import { anonymous } from "@marquee/schemas/actor";
import { ServiceError } from "@marquee/schemas/service-error";
import type { AccessContext } from "@marquee/services/context";
import type { Application } from "./application";
import { bearerActor } from "./bearer-actor";
import { isFromOwnPage } from "./own-page";
import { decodeUtf8, mediaType, passOverBody, readBody } from "./request-body";

/** `refusal` is why the request may not enter at all. */
type Who = Pick<AccessContext, "actor" | "actorNow" | "door"> & { refusal?: unknown };
type Entry = Who & { request: Request; body?: Buffer };

/** Who asks, and the whole request; the body of someone unknown is not even read. */
export async function enter(
  app: Application,
  request: Request,
  incoming: IncomingMessage,
  request_id: string,
): Promise<Entry> {
  const who: Who = await caller(app, incoming, request_id).catch((refusal: unknown) => ({
    actor: anonymous,
    door: "trpc" as const,
    refusal,
  }));
  const isGet = incoming.method !== "POST";
  const unread = callRequest(request, isGet ? "GET" : "POST");
  if (who.actor.kind === "anonymous") return { ...who, request: unread };
  try {
    if (isGet) {
      await passOverBody(incoming);
      return { ...who, request: unread };
    }
    const body = await readInput(incoming);
    return { ...who, request: callRequest(request, "POST", decodeUtf8(body)), body };
  } catch (refusal) {
    return { ...who, request: unread, refusal };
  }
}

/** With a cookie only what says that it is JSON, as no form of a foreign page can. */
async function readInput(incoming: IncomingMessage): Promise<Buffer> {
  const type = mediaType(incoming);
  const isJson = type === "application/json";
  if (isJson || (type === undefined && incoming.headers.authorization !== undefined)) {
    return readBody(incoming);
  }
  throw new ServiceError("unsupported_media_type", "A body here is application/json.");
}

/**
 * As much of a web Request as tRPC reads, and as little: it would also stream answers or read forms for
 * headers that ask for it. A real one costs a tenth of a small call.
 */
function callRequest({ url, signal }: Request, method: "GET" | "POST", body = ""): Request {
  const json = async (): Promise<unknown> => (body === "" ? undefined : JSON.parse(body));
  return { method, url, signal, headers: jsonHeaders, json } as unknown as Request;
}

const jsonHeaders = new Headers({ "content-type": "application/json" });

async function caller(
  app: Application,
  incoming: IncomingMessage,
  request_id: string,
): Promise<Who> {
  const { headers } = incoming;
  if (headers.authorization === undefined && isOwnDashboard(app, incoming)) {
    const actorNow = () => authenticate(app.cookie_authenticators, { headers });
    return { actor: await actorNow(), actorNow, door: "dashboard" };
  }
  const door = headers["x-marquee-client"] === "client" ? "client" : "trpc";
  const actorNow = () => bearerActor(app, incoming, { door, request_id });
  return { actor: await actorNow(), actorNow, door };
}

/** Whether a cookie may count: only with our header, which a foreign page cannot send unasked. */
function isOwnDashboard(app: Application, incoming: IncomingMessage): boolean {
  const { headers } = incoming;
  return (
    headers["x-marquee-client"] === "dashboard" && isFromOwnPage(app.config.public_url, incoming)
  );
}
