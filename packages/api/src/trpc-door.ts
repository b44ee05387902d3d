import type { IncomingMessage } from "node:http";
import { authenticate } from "@marquee/auth/authenticator";
import { type Actor, anonymous, type Door, unauthenticated } from "@marquee/schemas/actor";
import { ServiceError } from "@marquee/schemas/service-error";
import type { ServiceContext } from "@marquee/services/context";
import { answerOnce, type WireAnswer } from "@marquee/services/idempotency";
import type { TRPCError } from "@trpc/server";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import type { Application } from "./application";
import { procedureMethods, procedures } from "./called-procedure";
import { keyedCall } from "./keyed-call";
import { logFailure } from "./log";
import { errorHeaders } from "./problem";
import { decodeUtf8, mediaType, passOverBody, readBody } from "./request-body";
import { appRouter } from "./router";
import { failedEarly, mostCallsAtOnce, type ProcedureContext, procedureError } from "./trpc";

export const trpcPath = "/api/trpc";

/**
 * Answers a tRPC request: plain JSON, at most 10 calls in a batch; HEAD as a GET without its body. A query
 * may be a POST, as one that is too long for a URL has to be.
 */
export async function answerTrpc(
  app: Application,
  request: Request,
  incoming: IncomingMessage,
  request_id: string,
): Promise<Response> {
  const answer = await answerCalls(app, request, incoming, request_id);
  return incoming.method === "HEAD" ? withoutContent(answer) : answer;
}

async function answerCalls(
  app: Application,
  request: Request,
  incoming: IncomingMessage,
  request_id: string,
): Promise<Response> {
  const entry = await enter(app, request, incoming);
  const { actor, door } = entry;
  const ctx = { actor, door, request_id, db: app.db };
  const refuseEarly = (error: TRPCError) =>
    failedEarly(error, { request_id, refusal: entry.refusal ?? strangerRefusal(actor) });
  const answer = (within: ServiceContext, refusal: unknown) =>
    fetchRequestHandler({
      endpoint: trpcPath,
      req: entry.request,
      router: appRouter,
      maxBatchSize: mostCallsAtOnce,
      allowMethodOverride: true,
      createContext: () => ({ ...procedureContext(within), refusal }),
      onError: ({ error, ctx: entered }) => {
        if (!entered) refuseEarly(error);
        logFailure(request_id, procedureError(error));
      },
      responseMeta: (answered) => meta(answered, incoming),
    });
  try {
    const keyed = keyedCall(entry, incoming, trpcPath);
    if (!keyed) return await answer(ctx, entry.refusal);
    return asResponse(
      await answerOnce(ctx, keyed, async (within) => asWire(await answer(within, undefined))),
    );
  } catch (refusal) {
    return answer(ctx, refusal);
  }
}

async function asWire(response: Response): Promise<WireAnswer> {
  const { status, headers } = response;
  return { status, headers: Object.fromEntries(headers), body: await response.text() };
}

function asResponse({ status, headers, body }: WireAnswer): Response {
  return new Response(body, { status, headers });
}

/** Node leaves the body out by itself, but then knows no length. */
async function withoutContent(answer: Response): Promise<Response> {
  const { status, headers } = answer;
  headers.set("Content-Length", String((await answer.arrayBuffer()).byteLength));
  return new Response(null, { status, headers });
}

/** Why someone unknown may not enter, whatever else is wrong with the request. */
function strangerRefusal(actor: Actor): unknown {
  return actor.kind === "anonymous" ? unauthenticated() : undefined;
}

/** The context of procedures over that of services. */
export function procedureContext(ctx: ServiceContext): ProcedureContext {
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
): Promise<Entry> {
  const who: Who = await caller(app, incoming).catch((refusal: unknown) => ({
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
): Promise<{ actor: Actor; door: Door }> {
  const { headers } = incoming;
  if (headers.authorization === undefined && isOwnDashboard(app, incoming)) {
    return { actor: await authenticate([app.session], headers), door: "dashboard" };
  }
  const actor = await authenticate([app.bearer], headers);
  return { actor, door: headers["x-marquee-client"] === "client" ? "client" : "trpc" };
}

/**
 * Whether a cookie may count: only with our header, which a foreign page cannot send unasked, and for
 * mutations only where the browser says that our own page is calling.
 */
function isOwnDashboard(app: Application, { headers, method }: IncomingMessage): boolean {
  if (headers["x-marquee-client"] !== "dashboard") return false;
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin") return false;
  if (headers.origin !== undefined) return headers.origin === new URL(app.config.public_url).origin;
  return method !== "POST" || site === "same-origin";
}

type Answered = {
  ctx?: ProcedureContext;
  data: readonly unknown[];
  errors: readonly TRPCError[];
  paths: readonly string[] | undefined;
};

function meta({ ctx, data, errors, paths = [] }: Answered, incoming: IncomingMessage) {
  const told = errors.map(procedureError);
  const [first] = told;
  if (first) {
    const headers = {
      ...errorHeaders(first, incoming.headers.authorization !== undefined),
      // tRPC gives no type to an answer that failed as a whole.
      ...(ctx ? {} : { "Content-Type": "application/json" }),
      ...(first.code === "method_not_allowed" ? { Allow: allowed(paths) } : {}),
    };
    const haveAllFailedAlike =
      told.length === data.length && told.every(({ status }) => status === first.status);
    return { headers, ...(haveAllFailedAlike ? { status: first.status } : {}) };
  }
  const change_set = data.length === 1 ? writtenChangeSet(data[0]) : undefined;
  return { headers: change_set === undefined ? {} : { "Change-Set": change_set } };
}

function allowed(paths: readonly string[]): string {
  return procedureMethods(paths.flatMap((name) => procedures.get(name) ?? [])).join(", ");
}

function writtenChangeSet(answer: unknown): string | undefined {
  const { result } = answer as { result?: { data?: { change_set?: unknown } } };
  const change_set = result?.data?.change_set;
  return typeof change_set === "string" ? change_set : undefined;
}
