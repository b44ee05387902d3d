import type { IncomingMessage, ServerResponse } from "node:http";
import type { Permission } from "@marquee/schemas/actor";
import { fieldErrors, refusedInput } from "@marquee/schemas/service-error";
import type { ServiceContext } from "@marquee/services/context";
import type { z } from "zod";
import type { Answer } from "./answer";
import type { Documentation } from "./documentation";
import { parseQueryString } from "./query-string";
import { namingParameters, readInput } from "./read-input";
import { readJson } from "./request-body";

export type RestMethod = "GET" | "POST" | "PATCH" | "DELETE";

/** One request that was let in, on its way to a service. */
export type RestCall = {
  ctx: ServiceContext;
  incoming: IncomingMessage;
  outgoing: ServerResponse;
  /** HEAD asks for the headers of a GET alone. */
  isHead: boolean;
  path: string;
  /** The query string, with its `?`. */
  search: string;
  params: Record<string, string>;
  body: Record<string, unknown> | undefined;
};

/** Where a route's input stands: in the query string, a JSON body or both, or in the body alone. */
type RouteInput = { takes: "fields"; input: z.ZodObject } | { takes: "body"; input: z.ZodType };

/** What a route needs and says of itself. */
type RouteDeclaration = Documentation & {
  method: RestMethod;
  path: string;
  permission: Permission;
  /** The types its body may have; JSON unless given. */
  media_types?: readonly string[];
  /** Whether it writes: an `Idempotency-Key` then counts. */
  is_write?: boolean;
  /** Whether it changes only the version that `If-Match` names. */
  needs_if_match?: boolean;
};

/** A route is a declaration: what it takes, what it needs, and the service that answers it. */
export type RestRoute = RouteDeclaration &
  RouteInput & {
    /** `"streamed"`: the answer was written to `outgoing`. */
    answer: (call: RestCall) => Promise<Answer | "streamed">;
  };

/** A read: its fields come from the query string, a JSON body, or both. */
export function readRoute<Fields extends z.ZodRawShape>(
  route: RouteDeclaration & {
    input: z.ZodObject<Fields>;
    answer: (call: RestCall, input: z.output<z.ZodObject<Fields>>) => Promise<Answer | "streamed">;
  },
): RestRoute {
  // Made once: deriving a schema costs more than all else that a small read does.
  const partial = route.input.partial();
  const answer = async (call: RestCall) =>
    route.answer(call, readInput(route.input, partial, call)).catch((error: unknown) => {
      throw call.body ? error : namingParameters(error);
    });
  return { ...route, takes: "fields", answer };
}

/** A write: its input is the JSON object in the body, and it has no query parameters. */
export function writeRoute<Input>(
  route: RouteDeclaration & {
    input: z.ZodType<Input>;
    answer: (call: RestCall, input: Input) => Promise<Answer>;
  },
): RestRoute {
  return {
    ...route,
    takes: "body",
    is_write: true,
    answer: async (call) => {
      const query = parseQueryString(call.search, {});
      const input = route.input.safeParse(call.body ?? {});
      const errors = [...query.errors, ...(input.success ? [] : fieldErrors(input.error))];
      if (!input.success || errors.length > 0) throw refusedInput(errors);
      return route.answer(call, input.data);
    },
  };
}

/** Reads the body a route takes, if there is one. Throws its 415 or 413. */
export function readRouteBody(route: RestRoute, incoming: IncomingMessage) {
  return readJson(incoming, route.media_types);
}
