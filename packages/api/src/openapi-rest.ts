import type { ErrorCode } from "@marquee/schemas/service-error";
import { z } from "zod";
import type { ZodOpenApiOperationObject } from "zod-openapi";
import { accessRefusals, countedAnswers } from "./openapi-access";
import { type RefusalForm, responsesOf } from "./openapi-answers";
import { idempotencyKeyHeader, keyedRefusals } from "./openapi-keyed";
import type { RestRoute } from "./rest-route";

/** A refusal as problem+json with one of some codes. */
export const problemForm: RefusalForm = {
  name: "Problem",
  media_type: "application/problem+json",
  body: (codes) => ({
    allOf: [
      { $ref: "#/components/schemas/Problem" },
      { properties: { code: { enum: [...codes] } } },
    ],
  }),
};

const jsonBody = ["application/json"];

/** A REST route as the document's operation: what its declaration says, and what follows from that. */
export function restOperation(route: RestRoute): ZodOpenApiOperationObject {
  const { operation_id, summary, description, answers, permission } = route;
  const told = [description, `Needs the permission \`${permission}\`.`].filter(Boolean);
  return {
    operationId: operation_id,
    tags: ["REST"],
    summary,
    description: told.join("\n\n"),
    security: [{ bearer: [] }],
    requestParams: {
      path: z.object(Object.fromEntries(pathNames(route).map((name) => [name, pathId]))),
      query: z.object(route.takes === "fields" ? route.input.shape : {}),
      header: z.object(requestHeaders(route)),
    },
    ...requestBody(route),
    responses: responsesOf(countedAnswers(answers), refusalsOf(route), problemForm),
  };
}

/** The path as OpenAPI writes it. */
export function documentedPath(path: string): string {
  return path.replace(/:(\w+)/g, "{$1}");
}

const pathId = z.guid();

function pathNames({ path }: RestRoute): string[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name = ""]) => name);
}

/** For what need not be sent again to who has it. */
export const noneMatchHeader = {
  "If-None-Match": z.string().optional().meta({ description: "ETags of what the caller has." }),
};

function requestHeaders({ is_write, needs_if_match, answers }: RestRoute): z.ZodRawShape {
  return {
    ...(needs_if_match
      ? { "If-Match": z.string().meta({ description: "The film's ETag: the version to change." }) }
      : {}),
    ...(answers.some(({ status }) => status === 304) ? noneMatchHeader : {}),
    ...(is_write ? idempotencyKeyHeader : {}),
  };
}

function requestBody({ takes, input, method, media_types = jsonBody }: RestRoute) {
  if (input instanceof z.ZodObject && Object.keys(input.shape).length === 0) return {};
  const content = Object.fromEntries(media_types.map((type) => [type, { schema: input }]));
  if (takes === "body") return { requestBody: { required: true, content } };
  const description = `The same fields may stand in a JSON body instead of the query string${method === "GET" ? ", of a GET too" : ""}. Where both give one, they must agree.`;
  const schema = input.partial();
  return { requestBody: { description, content: { "application/json": { schema } } } };
}

const always: readonly ErrorCode[] = [
  "invalid_input",
  "invalid_json",
  "invalid_encoding",
  "payload_too_large",
  "unsupported_media_type",
  ...accessRefusals,
];

function refusalsOf(route: RestRoute): ErrorCode[] {
  const { is_write, needs_if_match, refusals = [] } = route;
  const isPaged = route.takes === "fields" && "cursor" in route.input.shape;
  return [
    ...always,
    ...(isPaged ? ["cursor_mismatch" as const] : []),
    ...(is_write ? keyedRefusals : []),
    ...(needs_if_match ? ["precondition_required" as const, "stale_version" as const] : []),
    ...refusals,
  ];
}
