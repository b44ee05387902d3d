import type { IncomingMessage, ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { ServiceError } from "@marquee/schemas/service-error";
import { type Context, Hono } from "hono";
import { accessLog } from "./access-log";
import type { Answer } from "./answer";
import type { Application } from "./application";
import { calledProcedures, procedureMethods } from "./called-procedure";
import { allowOrigin } from "./cross-origin";
import { offeredOpenRoutes } from "./open-routes";
import { makeDocument } from "./openapi";
import { keptDocument } from "./openapi-document";
import { otherMethod } from "./other-method";
import { refuseRequest } from "./refusal";
import { identify } from "./request-id";
import { answerRoute } from "./rest-door";
import type { RestRoute } from "./rest-route";
import { restRoutes } from "./rest-routes";
import { sendAnswer } from "./send-answer";
import { answerTrpc, trpcPath } from "./trpc-door";

/** One request as the listener passes it on. */
export type ListenedRequest = {
  incoming: IncomingMessage;
  outgoing: ServerResponse;
  request_id: string;
};

type Call = Context<{ Bindings: ListenedRequest }>;
type Routes = Hono<{ Bindings: ListenedRequest }>;
/** What an answer is to a browser that is made to show it: nothing that runs, and no page's part. */
const safety = Object.entries({
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
  "X-Content-Type-Options": "nosniff",
  "Cross-Origin-Resource-Policy": "same-origin",
});

export type Listener = (incoming: IncomingMessage, outgoing: ServerResponse) => void;

/** Log, meter, streams and Next all listen to the end of an answer: together more than Node's 10. */
const mostListeners = 20;

/**
 * Answers every API path: `/api/*` but next-auth's, health and the JWKS. The same listener stands
 * behind the production server and behind Next's `pages/api` mount.
 */
export function createListener(app: Application, isDraining: () => boolean): Listener {
  const routes: Routes = new Hono();
  mountRest(routes, app);
  mountOpenPaths(routes, app, isDraining);
  mountProcedures(routes, app);
  routes.notFound((call) => refused(call, nothingHere()));
  routes.onError((error, call) => refused(call, error));

  const respond = getRequestListener(
    (request, { incoming, outgoing }) =>
      routes.fetch(request, { incoming, outgoing, request_id: outgoing.getHeader("X-Request-Id") }),
    { overrideGlobalObjects: false, hostname: "localhost" },
  );
  return (incoming, outgoing) => {
    outgoing.setMaxListeners(mostListeners);
    const request_id = identify(incoming, outgoing);
    for (const [name, value] of safety) outgoing.setHeader(name, value);
    allowOrigin(app.config.cors_origins, incoming, outgoing);
    accessLog(incoming, outgoing, request_id);
    void respond(incoming, outgoing);
  };
}

function mountRest(routes: Routes, app: Application): void {
  for (const path of new Set(restRoutes.map((route) => route.path))) {
    const ofPath = restRoutes.filter((route) => route.path === path);
    const answer = ({ env, req }: Call, route: RestRoute) => {
      const [pathname = "", search = ""] = (env.incoming.url ?? "").split(/(?=\?)/, 2);
      return answerRoute(app, route, { ...env, path: pathname, search, params: req.param() });
    };
    mount(routes, path, ofPath, answer);
    if (path === "/api") mount(routes, "/api/", ofPath, answer);
  }
}

/** tRPC's paths are known by the procedures they name. */
function mountProcedures(routes: Routes, app: Application): void {
  routes.all(`${trpcPath}/*`, async ({ env, req }) => {
    const { incoming, outgoing } = env;
    const [path = ""] = (incoming.url ?? "").split("?");
    const called = calledProcedures(path.slice(trpcPath.length));
    outgoing.setHeader("Cache-Control", "no-store");
    if (["GET", "HEAD", "POST"].includes(incoming.method ?? "")) {
      return answerTrpc(app, req.raw, env);
    }
    if (called.length === 0) throw nothingHere();
    return answerOtherMethod(env, procedureMethods(called));
  });
}

function nothingHere(): ServiceError {
  return new ServiceError("not_found", "There is nothing at this path.");
}

/** The paths that need no token. */
function mountOpenPaths(routes: Routes, app: Application, isDraining: () => boolean): void {
  const document = keptDocument(() => makeDocument(app.config));
  for (const route of offeredOpenRoutes(app.config)) {
    mount(routes, route.path, [route], ({ env }) =>
      route.answer({ ...env, app, isDraining: isDraining(), document }),
    );
  }
}

/** Mounts all methods of a path: the known ones, HEAD for a GET, OPTIONS, and 405 for the rest. */
function mount<Route extends { method: string }>(
  routes: Routes,
  path: string,
  ofPath: readonly Route[],
  answer: (call: Call, route: Route) => Promise<Answer | "streamed">,
): void {
  const methods = ofPath.map((route) => route.method);
  const allow = [...methods, ...(methods.includes("GET") ? ["HEAD"] : []), "OPTIONS"];
  routes.all(path, async (call) => {
    const { incoming, outgoing } = call.env;
    const method = incoming.method === "HEAD" ? "GET" : incoming.method;
    const route = ofPath.find((known) => known.method === method);
    if (!route) return answerOtherMethod(call.env, allow);
    const answered = await answer(call, route);
    if (answered !== "streamed") sendAnswer(outgoing, answered);
    return RESPONSE_ALREADY_SENT;
  });
}

/** A method that a path has no route for: OPTIONS is told what there is, the others are refused with it. */
function answerOtherMethod({ incoming, outgoing }: ListenedRequest, allow: string[]): Response {
  if (incoming.method !== "OPTIONS") throw otherMethod(allow);
  sendAnswer(outgoing, { status: 204, headers: { Allow: allow.join(", ") } });
  return RESPONSE_ALREADY_SENT;
}

function refused({ env }: Call, error: unknown): Response {
  refuseRequest(env, error);
  return RESPONSE_ALREADY_SENT;
}
