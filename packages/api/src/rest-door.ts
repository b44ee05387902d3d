import type { IncomingMessage, ServerResponse } from "node:http";
import { requirePermission } from "@marquee/schemas/actor";
import { accessContext } from "./access-context";
import { admit } from "./admit";
import type { Answer } from "./answer";
import type { Application } from "./application";
import { bearerActor } from "./bearer-actor";
import { idempotencyKey } from "./idempotency-key";
import { answerKeyedRoute } from "./keyed-route";
import { meterRequest } from "./metered-request";
import { parseJsonObject } from "./request-body";
import { type RestRoute, readRouteBody } from "./rest-route";
import { sendWire } from "./send-answer";

export type RestRequest = {
  incoming: IncomingMessage;
  outgoing: ServerResponse;
  request_id: string;
  path: string;
  search: string;
  params: Record<string, string>;
};

/**
 * Takes a request through a route, in the contract's order of refusals: who asks, whether
 * that is too often, whether it is allowed, then the body. REST never looks at cookies.
 */
export async function answerRoute(
  app: Application,
  route: RestRoute,
  request: RestRequest,
): Promise<Answer | "streamed"> {
  const { incoming, outgoing, request_id, path, search, params } = request;
  outgoing.setHeader("Cache-Control", "no-store");
  const metered = meterRequest(app, request, `${route.method} ${route.path}`);
  const actorNow = () => bearerActor(app, incoming, { door: "rest", request_id });
  const actor = await actorNow();
  metered.actor = actor;
  const ctx = accessContext(app, incoming, { actor, actorNow, door: "rest", request_id });
  if (actor.kind !== "anonymous") await admit(app, ctx, outgoing);
  requirePermission(actor, route.permission);
  const bytes = await readRouteBody(route, incoming);
  const body = bytes && parseJsonObject(bytes);
  const isHead = incoming.method === "HEAD";
  const call = { ctx, incoming, outgoing, isHead, path, search, params, body };
  const key = route.is_write ? idempotencyKey(incoming) : undefined;
  if (key === undefined) return route.answer(call);
  const target = path + search;
  const keyed = { key, method: route.method, target, body: bytes ?? Buffer.alloc(0) };
  sendWire(outgoing, await answerKeyedRoute(route, call, keyed));
  return "streamed";
}
