import type { IncomingMessage } from "node:http";
import { type Actor, unauthenticated } from "@marquee/schemas/actor";
import type { AccessContext } from "@marquee/services/context";
import { answerOnce, type WireAnswer } from "@marquee/services/idempotency";
import type { TRPCError } from "@trpc/server";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { accessContext } from "./access-context";
import { admit } from "./admit";
import type { Application } from "./application";
import { procedureMethods, procedures } from "./called-procedure";
import { keyedCall } from "./keyed-call";
import type { ListenedRequest } from "./listener";
import { logFailure } from "./log";
import { meterRequest } from "./metered-request";
import { errorHeaders } from "./problem";
import { appRouter } from "./router";
import { failedEarly, mostCallsAtOnce, type ProcedureContext, procedureError } from "./trpc";
import { enter } from "./trpc-entry";

export const trpcPath = "/api/trpc";

type CallHooks = Pick<ProcedureContext, "admit" | "ended">;

/**
 * Answers a tRPC request: plain JSON, at most 10 calls in a batch; HEAD as a GET without its body. A query
 * may be a POST, as one that is too long for a URL has to be.
 */
export async function answerTrpc(
  app: Application,
  request: Request,
  listened: ListenedRequest,
): Promise<Response> {
  const answer = await answerCalls(app, request, listened);
  return listened.incoming.method === "HEAD" ? withoutContent(answer) : answer;
}

async function answerCalls(
  app: Application,
  request: Request,
  listened: ListenedRequest,
): Promise<Response> {
  const { incoming, outgoing, request_id } = listened;
  const metered = meterRequest(app, listened);
  const entry = await enter(app, request, incoming, request_id);
  const { actor, actorNow, door } = entry;
  const ctx = accessContext(app, incoming, { actor, actorNow, door, request_id });
  metered.actor = actor;
  /** Whether any procedure was given its context: what is refused as a whole before that counts as one call. */
  let isEntered = false;
  const refuseEarly = (error: TRPCError, refusal: unknown) =>
    failedEarly(error, { request_id, refusal: refusal ?? strangerRefusal(actor) });
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
      allowMethodOverride: true,
      createContext: () => {
        isEntered = true;
        return { ...procedureContext(within), refusal, ...hooks };
      },
      onError: ({ error, ctx: entered }) => {
        if (!entered) refuseEarly(error, refusal);
        logFailure(request_id, procedureError(error));
      },
      responseMeta: (answered) => meta(answered, incoming),
    });
  let hooks = eachCall;
  try {
    const keyed = keyedCall(entry, incoming, trpcPath);
    if (!keyed) {
      const answered = await answer(ctx, entry.refusal, hooks);
      if (isEntered || answered.status !== 400 || actor.kind === "anonymous") return answered;
      metered.route = "trpc";
      await admit(app, ctx, outgoing);
      return answered;
    }
    // An answer that was kept counts as well, though no procedure is called for it.
    hooks = {};
    metered.route = keyed.route;
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
export function procedureContext(ctx: AccessContext): ProcedureContext {
  return {
    actor: ctx.actor,
    request_id: ctx.request_id,
    // Procedures' types, which programs install, do not show what a service is given.
    run: (service, input) => service(ctx as never, input),
  };
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
