import type { IncomingMessage, ServerResponse } from "node:http";
import { authenticate } from "@marquee/auth/authenticator";
import { requirePermission } from "@marquee/schemas/actor";
import type { Answer } from "./answer";
import type { Application } from "./application";
import { type RestRoute, readRouteBody } from "./rest-route";

export type RestRequest = {
  incoming: IncomingMessage;
  outgoing: ServerResponse;
  request_id: string;
  path: string;
  search: string;
  params: Record<string, string>;
};

/**
 * Takes a request through a route, in the contract's order of refusals: who asks, whether that is
 * allowed, then the body. REST never looks at cookies.
 */
export async function answerRoute(
  app: Application,
  route: RestRoute,
  request: RestRequest,
): Promise<Answer | "streamed"> {
  const { incoming, outgoing, request_id, path, search, params } = request;
  outgoing.setHeader("Cache-Control", "no-store");
  const actor = await authenticate([app.bearer], incoming.headers);
  requirePermission(actor, route.permission);
  const body = await readRouteBody(route, incoming);
  const ctx = { actor, door: "rest" as const, request_id, db: app.db };
  const isHead = incoming.method === "HEAD";
  return route.answer({ ctx, incoming, outgoing, isHead, path, search, params, body });
}
