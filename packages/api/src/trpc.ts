import { type Actor, type Permission, requirePermission } from "@marquee/schemas/actor";
import { type ErrorCode, invalidInput, ServiceError } from "@marquee/schemas/service-error";
import { initTRPC, type TRPCError } from "@trpc/server";
import { z } from "zod";
import { tellable } from "./problem";

/** The most calls that one request may hold. */
export const mostCallsAtOnce = 10;

/** A service as a procedure calls it: `run` supplies its context. */
type Service<Input, Output> = (ctx: never, input: Input) => Promise<Output>;

/** All that a procedure is given. Small on purpose: it is part of the types that programs install. */
export interface ProcedureContext {
  readonly actor: Actor;
  readonly request_id: string;
  /** What is wrong with the request as a whole (its token, its body); told by any procedure it calls. */
  readonly refusal?: unknown;
  /** Counts the call against its caller's allowance. Absent: the program's own pages call. */
  readonly admit?: () => Promise<void>;
  /** Told of each call that has ended, and how. */
  readonly ended?: (call: { route: string; status: number; ms: number }) => void;
  /** Calls a service on behalf of the one who asks. */
  readonly run: <Input, Output>(service: Service<Input, Output>, input: Input) => Promise<Output>;
}

/** What a procedure needs, and what the OpenAPI document says of it. */
export interface ProcedureMeta {
  readonly permission: Permission;
  readonly summary: string;
  /** A zod schema; its type is not named, since programs that install these types need not have zod. */
  readonly output: object;
  /** Codes that are its own: those that follow from its input and type are added to them. */
  readonly refusals?: readonly ErrorCode[];
  /** Its input or its answer is a secret: nothing of it is kept, and it takes no `Idempotency-Key`. */
  readonly has_secret?: boolean;
}

type ProcedureDocumentation = Omit<ProcedureMeta, "permission"> & { output: z.ZodType };

type EarlyFailure = { request_id: string; refusal?: unknown };

/** What is known of requests that failed as a whole, before any procedure had its context. */
const early = new WeakMap<TRPCError, EarlyFailure>();

/** Lets the error of such a request be told like any other; a `refusal` to let it in goes before it. */
export function failedEarly(error: TRPCError, failure: EarlyFailure): void {
  early.set(error, failure);
}

const t = initTRPC
  .context<ProcedureContext>()
  .meta<ProcedureMeta>()
  .create({
    isDev: false,
    errorFormatter: ({ shape, error, ctx }) => {
      const told = procedureError(error);
      return {
        ...shape,
        message: told.message,
        data: {
          path: shape.data.path,
          code: told.code,
          status: told.status,
          detail: told.message,
          request_id: ctx?.request_id ?? early.get(error)?.request_id,
          ...told.details,
        },
      };
    },
  });

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

/**
 * A procedure that needs a permission: refused before its input is looked at. The schema of its output is
 * for the document; what a service gives is not parsed again.
 */
export function procedure(permission: Permission, documentation: ProcedureDocumentation) {
  return t.procedure.meta({ permission, ...documentation }).use(async ({ ctx, path, next }) => {
    const began = performance.now();
    const end = (status: number) =>
      ctx.ended?.({ route: path, status, ms: performance.now() - began });
    try {
      await enter(ctx, permission);
    } catch (error) {
      end(tellable(error).status);
      throw error;
    }
    const result = await next();
    end(result.ok ? 200 : procedureError(result.error).status);
    return result;
  });
}

/** Throws why the call may not go on, in the contract's order of refusals. */
async function enter({ actor, refusal, admit }: ProcedureContext, permission: Permission) {
  if (refusal !== undefined && actor.kind === "anonymous") throw refusal;
  if (actor.kind !== "anonymous") await admit?.();
  requirePermission(actor, permission);
  if (refusal !== undefined) throw refusal;
}

/** What tRPC itself or a service found wrong, as one of our errors. */
export function procedureError(error: TRPCError): ServiceError {
  const { cause } = error;
  const refusal = early.get(error)?.refusal;
  if (refusal !== undefined) return tellable(refusal);
  if (cause instanceof z.ZodError) return invalidInput(cause);
  switch (error.code) {
    case "NOT_FOUND":
      return new ServiceError("not_found", "There is no procedure of this name.");
    case "METHOD_NOT_SUPPORTED":
      return new ServiceError("method_not_allowed", "Queries are GET or POST, mutations are POST.");
    case "PARSE_ERROR":
      return notJson();
    case "BAD_REQUEST":
      return cause instanceof SyntaxError ? notJson() : notOneBatch();
    default:
      return tellable(cause ?? error);
  }
}

function notJson(): ServiceError {
  return new ServiceError("invalid_json", "The input is not valid JSON.");
}

function notOneBatch(): ServiceError {
  return new ServiceError(
    "invalid_input",
    `A batch is at most ${mostCallsAtOnce} calls, all queries or all mutations, and its input a JSON object by their numbers.`,
  );
}
