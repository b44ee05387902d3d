import { problemDetails } from "@marquee/schemas/problem";
import { type ErrorCode, errorStatus } from "@marquee/schemas/service-error";
import { z } from "zod";
import type { ZodOpenApiOperationObject } from "zod-openapi";
import type { AnswerHeader } from "./documentation";
import { accessRefusals, countedAnswers } from "./openapi-access";
import { type RefusalForm, responsesOf } from "./openapi-answers";
import { idempotencyKeyHeader, keyedRefusals } from "./openapi-keyed";
import type { AppRouter } from "./router";
import type { ProcedureMeta } from "./trpc";

/** What a refused call of a procedure is told. */
export const ProcedureProblem = z
  .strictObject({
    error: z.strictObject({
      message: z.string(),
      code: z.int().meta({ description: "tRPC's own number." }),
      data: z.strictObject({
        path: z.string().optional(),
        code: z.enum(Object.keys(errorStatus) as ErrorCode[]),
        status: z.int(),
        detail: z.string(),
        request_id: z.string(),
        ...problemDetails,
      }),
    }),
  })
  .meta({ id: "ProcedureProblem", description: "Why a call of a procedure was refused." });

const procedureForm: RefusalForm = {
  name: "ProcedureProblem",
  media_type: "application/json",
  body: (codes) => ({
    allOf: [
      { $ref: "#/components/schemas/ProcedureProblem" },
      {
        properties: {
          error: { properties: { data: { properties: { code: { enum: [...codes] } } } } },
        },
      },
    ],
  }),
};

/** A procedure as the router holds it. */
type Procedure = {
  _def: { type: "query" | "mutation" | "subscription"; inputs: unknown[]; meta?: ProcedureMeta };
};

export type ProcedureOperation = {
  name: string;
  method: "get" | "post";
  operation: ZodOpenApiOperationObject;
};

/** Every procedure as the document's operations: one, or two for a query, which may also be sent by POST. */
export function procedureOperations(router: AppRouter): ProcedureOperation[] {
  const procedures = router._def.procedures as unknown as Record<string, Procedure>;
  return Object.entries(procedures).flatMap(([name, { _def }]): ProcedureOperation[] => {
    const { type, meta } = _def;
    const [input] = _def.inputs;
    if (!meta || !(input instanceof z.ZodType) || !(meta.output instanceof z.ZodType)) {
      throw new Error(`The procedure ${name} lacks what the document needs of it`);
    }
    const procedure = { name, ...meta, input, output: meta.output };
    if (type === "mutation") {
      return [{ name, method: "post", operation: mutationOperation(procedure) }];
    }
    return [
      { name, method: "get", operation: queryOperation(procedure) },
      { name, method: "post", operation: longQueryOperation(procedure) },
    ];
  });
}

type Documented = ProcedureMeta & { name: string; input: z.ZodType; output: z.ZodType };

function queryOperation(procedure: Documented): ZodOpenApiOperationObject {
  const { input } = procedure;
  return { ...operationOf(procedure, [], []), requestParams: { query: z.object({ input }) } };
}

/** The same query with its input in the body, since an address cannot be of any length. */
function longQueryOperation(procedure: Documented): ZodOpenApiOperationObject {
  const { operationId, ...operation } = operationOf(procedure, bodyRefusals, []);
  return {
    ...operation,
    operationId: `${operationId}_by_post`,
    requestBody: { content: { "application/json": { schema: procedure.input } } },
  };
}

function mutationOperation(procedure: Documented): ZodOpenApiOperationObject {
  const requestBody = {
    required: true,
    content: { "application/json": { schema: procedure.input } },
  };
  if (procedure.has_secret) {
    return { ...operationOf(procedure, bodyRefusals, []), requestBody };
  }
  return {
    ...operationOf(procedure, mutationRefusals, ["Change-Set"]),
    requestParams: { header: z.object(idempotencyKeyHeader) },
    requestBody,
  };
}

const always = ["invalid_input", "invalid_json", "payload_too_large", ...accessRefusals] as const;

const bodyRefusals = ["invalid_encoding", "unsupported_media_type"] as const;

const mutationRefusals = [...bodyRefusals, ...keyedRefusals] as const;

function operationOf(
  { name, summary, permission, refusals = [], input, output }: Documented,
  ofType: readonly ErrorCode[],
  optional_headers: readonly AnswerHeader[],
): ZodOpenApiOperationObject {
  const body = z.strictObject({ result: z.strictObject({ data: output }) });
  const says = "What the procedure gives, as `result.data`.";
  const ofPage = "cursor" in fieldsOf(input) ? (["cursor_mismatch"] as const) : [];
  const codes = [...always, ...ofType, ...ofPage, ...refusals];
  const answers = countedAnswers([{ status: 200, says, body, optional_headers }]);
  return {
    operationId: `trpc_${name.replaceAll(".", "_")}`,
    tags: ["tRPC"],
    summary,
    description: `Needs the permission \`${permission}\`.`,
    security: [{ bearer: [] }],
    responses: responsesOf(answers, codes, procedureForm),
  };
}

function fieldsOf(input: z.core.$ZodType): object {
  if (input instanceof z.ZodPrefault) return fieldsOf(input.unwrap());
  return input instanceof z.ZodObject ? input.shape : {};
}
