import type { IncomingMessage } from "node:http";
import { authenticate } from "@marquee/auth/authenticator";
import { type Actor, anonymous, type Door } from "@marquee/schemas/actor";
import { ServiceError } from "@marquee/schemas/service-error";
import type { AccessContext } from "@marquee/services/context";
import { answerOnce, type WireAnswer } from "@marquee/services/idempotency";
import type { TRPCError } from "@trpc/server";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { accessContext } from "./access-context";
import { admit } from "./admit";
import type { Application } from "./application";
import { bearerActor } from "./bearer-actor";
import { keyedCall, procedureName } from "./keyed-call";
import type { ListenedRequest } from "./listener";
import { logFailure } from "./log";
import { meterRequest } from "./metered-request";
import { isFromOwnPage } from "./own-page";
import { errorHeaders } from "./problem";
import { decodeUtf8, mediaType, readBody } from "./request-body";
import { appRouter } from "./router";
import { type ProcedureContext, procedureError } from "./trpc";

export const trpcPath = "/api/trpc";
const mostCallsAtOnce = 10;

type CallHooks = Pick<ProcedureContext, "admit" | "ended">;

/** Answers a tRPC request: plain JSON, at most 10 calls in a batch. */
export async function answerTrpc(
  app: Application,
  request: Request,
  listened: ListenedRequest,
): Promise<Response> {
  const { incoming, outgoing, request_id } = listened;
  const metered = meterRequest(app, listened);
  const entry = await enter(app, request, incoming, request_id);
  const { actor, door } = entry;
  const ctx = accessContext(app, incoming, { actor, door, request_id });
  metered.actor = actor;
  const eachCall: CallHooks = {
    admit: () => admit(app, ctx, outgoing),
    ended: (call) => metered.calls.push(call),
  };
  const answer = (within: AccessContext, refusal: unknown, hooks: CallHooks) =>
    fetchRequestHandler({
      endpoint: trpcPath,
      req: entry.request,
      router: appRouter,
      maxBatchSize: mostCallsAtOnce,
      createContext: () => ({ ...procedureContext(within), refusal, ...hooks }),
      onError: ({ error }) => logFailure(request_id, procedureError(error)),
      responseMeta: ({ data, errors }) => meta(data, errors, incoming),
    });
  let hooks = eachCall;
  try {
    const keyed = keyedCall(entry, incoming, trpcPath);
    if (!keyed) return await answer(ctx, entry.refusal, hooks);
    // An answer that was kept counts as well, though no procedure is called for it.
    hooks = {};
    metered.route = procedureName(incoming.url, trpcPath);
    await admit(app, ctx, outgoing);
    return asResponse(
      await answerOnce(ctx, keyed, async (within) =>
        asWire(await answer(within, undefined, hooks)),
      ),
    );
  } catch (refusal) {
    return answer(ctx, refusal, hooks);
  }
}

async function asWire(response: Response): Promise<WireAnswer> {
  const { status, headers } = response;
  return { status, headers: Object.fromEntries(headers), body: await response.text() };
}

function asResponse({ status, headers, body }: WireAnswer): Response {
  return new Response(body, { status, headers });
}

/** The context of procedures over that of services. */
export function procedureContext(ctx: AccessContext): ProcedureContext {
  return {
    actor: ctx.actor,
    request_id: ctx.request_id,
    // Procedures' types, which programs install, do not show what a service is given.
    run: (service, input) => service(ctx as never, input),
  };
}

/** `refusal` is why the request may not enter at all. */
type Who = { actor: Actor; door: Door; refusal?: unknown };
type Entry = Who & { request: Request; body?: Buffer };

/** Who asks, and the whole request; the body of someone unknown is not even read. */
async function enter(
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
  if (incoming.method !== "POST") return { ...who, request };
  if (who.actor.kind === "anonymous") return { ...who, request: withoutBody(request) };
  try {
    const body = await readMutation(incoming);
    return { ...who, request: withBody(request, decodeUtf8(body)), body };
  } catch (refusal) {
    return { ...who, request: withoutBody(request), refusal };
  }
}

async function readMutation(incoming: IncomingMessage): Promise<Buffer> {
  if (mediaType(incoming) !== "application/json") {
    throw new ServiceError("unsupported_media_type", "A body here is application/json.");
  }
  return readBody(incoming);
}

/** As much of a web Request as tRPC reads; a real one costs a tenth of a small call. */
function withBody(request: Request, body: string): Request {
  const { url, signal } = request;
  const json = async (): Promise<unknown> => JSON.parse(body);
  return { method: "POST", url, signal, headers: jsonHeaders, json } as unknown as Request;
}

const jsonHeaders = new Headers({ "content-type": "application/json" });
const jsonType = { "content-type": "application/json" };

function withoutBody(request: Request): Request {
  return new Request(request.url, { method: request.method, headers: jsonType });
}

async function caller(
  app: Application,
  incoming: IncomingMessage,
  request_id: string,
): Promise<{ actor: Actor; door: Door }> {
  const { headers } = incoming;
  if (headers.authorization === undefined && isOwnDashboard(app, incoming)) {
    return { actor: await authenticate([app.session], { headers }), door: "dashboard" };
  }
  const door = headers["x-marquee-client"] === "client" ? "client" : "trpc";
  return { actor: await bearerActor(app, incoming, { door, request_id }), door };
}

/** Whether a cookie may count: only with our header, which a foreign page cannot send unasked. */
function isOwnDashboard(app: Application, incoming: IncomingMessage): boolean {
  const { headers } = incoming;
  return (
    headers["x-marquee-client"] === "dashboard" && isFromOwnPage(app.config.public_url, incoming)
  );
}

function meta(data: readonly unknown[], errors: readonly TRPCError[], incoming: IncomingMessage) {
  const told = errors.map(procedureError);
  const [first] = told;
  if (first) {
    const headers = errorHeaders(first, incoming.headers.authorization !== undefined);
    const haveAllFailedAlike =
      told.length === data.length && told.every(({ status }) => status === first.status);
    return { headers, ...(haveAllFailedAlike ? { status: first.status } : {}) };
  }
  const change_set = data.length === 1 ? writtenChangeSet(data[0]) : undefined;
  return { headers: change_set === undefined ? {} : { "Change-Set": change_set } };
}

function writtenChangeSet(answer: unknown): string | undefined {
  const { result } = answer as { result?: { data?: { change_set?: unknown } } };
  const change_set = result?.data?.change_set;
  return typeof change_set === "string" ? change_set : undefined;
}
