import type { IncomingMessage, ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { ServiceError } from "@marquee/schemas/service-error";
import { type Context, Hono } from "hono";
import { accessLog } from "./access-log";
import type { Answer } from "./answer";
import type { Application } from "./application";
import { allowOrigin } from "./cross-origin";
import { answerReady } from "./health";
import { refuseRequest } from "./refusal";
import { identify } from "./request-id";
import { answerRoute } from "./rest-door";
import type { RestRoute } from "./rest-route";
import { restRoutes } from "./rest-routes";
import { sendAnswer } from "./send-answer";
import { answerToken, tokenPath } from "./token-route";
import { answerTrpc, trpcPath } from "./trpc-door";

/** One request as the listener passes it on. */
export type ListenedRequest = {
  incoming: IncomingMessage;
  outgoing: ServerResponse;
  request_id: string;
};

type Call = Context<{ Bindings: ListenedRequest }>;
type Routes = Hono<{ Bindings: ListenedRequest }>;
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
  const procedures = [{ method: "GET" }, { method: "POST" }];
  mount(routes, `${trpcPath}/*`, procedures, async ({ env, req }) => {
    env.outgoing.setHeader("Cache-Control", "no-store");
    return answerTrpc(app, req.raw, env);
  });
  routes.notFound((call) =>
    refused(call, new ServiceError("not_found", "There is nothing at this path.")),
  );
  routes.onError((error, call) => refused(call, error));

  const respond = getRequestListener(
    (request, { incoming, outgoing }) =>
      routes.fetch(request, { incoming, outgoing, request_id: outgoing.getHeader("X-Request-Id") }),
    { overrideGlobalObjects: false, hostname: "localhost" },
  );
  return (incoming, outgoing) => {
    outgoing.setMaxListeners(mostListeners);
    const request_id = identify(incoming, outgoing);
    outgoing.setHeader("X-Content-Type-Options", "nosniff");
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

const open = (method: "GET" | "POST", answer: (call: Call) => Promise<Answer>) => ({
  method,
  answer,
});

/** The paths that need no token. Where Next mounts the listener, it sends some here under `/api`. */
function mountOpenPaths(routes: Routes, app: Application, isDraining: () => boolean): void {
  const keySet = async (): Promise<Answer> => ({
    status: 200,
    headers: { "Cache-Control": "public, max-age=60" },
    body: await app.access.keys.jwks(),
  });
  const table = {
    [tokenPath]: open("POST", ({ env }) => answerToken(app, env)),
    "/livez": open("GET", async () => ({ status: 200, body: { status: "live" } })),
    "/readyz": open("GET", () => answerReady(app, isDraining())),
    "/.well-known/jwks.json": open("GET", keySet),
  };
  for (const [path, route] of Object.entries(table)) {
    for (const mounted of path.startsWith("/api/") ? [path] : [path, `/api${path}`]) {
      mount(routes, mounted, [route], (call, { answer }) => answer(call));
    }
  }
}

/** Mounts all methods of a path: the known ones, HEAD for a GET, OPTIONS, and 405 for the rest. */
function mount<Route extends { method: string }>(
  routes: Routes,
  path: string,
  ofPath: readonly Route[],
  answer: (call: Call, route: Route) => Promise<Answer | Response | "streamed">,
): void {
  const methods = ofPath.map((route) => route.method);
  const allow = [...methods, ...(methods.includes("GET") ? ["HEAD"] : []), "OPTIONS"];
  routes.all(path, async (call) => {
    const { incoming, outgoing } = call.env;
    const method = incoming.method === "HEAD" ? "GET" : incoming.method;
    const route = ofPath.find((known) => known.method === method);
    if (route) {
      const answered = await answer(call, route);
      if (answered instanceof Response) return answered;
      if (answered !== "streamed") sendAnswer(outgoing, answered);
    } else if (method === "OPTIONS") {
      sendAnswer(outgoing, { status: 204, headers: { Allow: allow.join(", ") } });
    } else {
      const message = `This path takes ${allow.join(", ")}.`;
      throw new ServiceError("method_not_allowed", message, { details: { allow } });
    }
    return RESPONSE_ALREADY_SENT;
  });
}

function refused({ env }: Call, error: unknown): Response {
  refuseRequest(env, error);
  return RESPONSE_ALREADY_SENT;
}
