import type { IncomingMessage } from "node:http";
import { authenticate } from "@marquee/auth/authenticator";
import { anonymous } from "@marquee/schemas/actor";
import { refusedInput, ServiceError } from "@marquee/schemas/service-error";
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
    refuseOtherParameters(incoming.url ?? "", isGet ? ["batch", "input"] : ["batch"]);
    if (isGet) {
      if (await passOverBody(incoming)) throw inputInBody();
      return { ...who, request: unread };
    }
    const body = await readInput(incoming);
    return { ...who, request: callRequest(request, "POST", decodeUtf8(body)), body };
  } catch (refusal) {
    return { ...who, request: unread, refusal };
  }
}

/** An input in the wrong place must not be passed over: without its filter a query is another one. */
function refuseOtherParameters(url: string, known: readonly string[]): void {
  const query = url.indexOf("?");
  const names = (query === -1 ? "" : url.slice(query + 1))
    .split("&")
    .flatMap((pair) => pair.split("=", 1).filter(Boolean));
  const errors = [...new Set(names)].flatMap((parameter) => {
    if (!known.includes(parameter)) {
      const detail = `is not a parameter here; ${known.length > 1 ? "a call takes its input as ?input=" : "a call by POST takes its input in the body"}`;
      return [{ parameter, code: "unknown_parameter", detail }];
    }
    const isRepeated = names.indexOf(parameter) !== names.lastIndexOf(parameter);
    return isRepeated
      ? [{ parameter, code: "repeated_parameter", detail: "may be given once" }]
      : [];
  });
  if (errors.length > 0) throw refusedInput(errors);
}

function inputInBody(): ServiceError {
  return new ServiceError(
    "invalid_input",
    "A call by GET takes its input as ?input=, not in a body.",
  );
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
