import { type Actor, type Permission, requirePermission } from "@marquee/schemas/actor";
import { invalidInput, ServiceError } from "@marquee/schemas/service-error";
import { initTRPC, type TRPCError } from "@trpc/server";
import { z } from "zod";
import { tellable } from "./problem";

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

/** `answers_secret`: its answer or its input is never kept, so that it takes no `Idempotency-Key`. */
export type ProcedureMeta = { permission: Permission; answers_secret: boolean };

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
          request_id: ctx?.request_id,
          ...told.details,
        },
      };
    },
  });

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

const metered = t.procedure.use(async ({ ctx, path, next }) => {
  const began = performance.now();
  const result = await next();
  const status = result.ok ? 200 : procedureError(result.error).status;
  ctx.ended?.({ route: path, status, ms: performance.now() - began });
  return result;
});

/** A procedure that needs a permission: refused before its input is looked at. */
export function procedure(permission: Permission, { answers_secret } = { answers_secret: false }) {
  return metered.meta({ permission, answers_secret }).use(async ({ ctx, next }) => {
    const { actor, refusal } = ctx;
    if (refusal !== undefined && actor.kind === "anonymous") throw refusal;
    if (actor.kind !== "anonymous") await ctx.admit?.();
    requirePermission(actor, permission);
    if (refusal !== undefined) throw refusal;
    return next();
  });
}

/** What tRPC itself or a service found wrong, as one of our errors. */
export function procedureError(error: TRPCError): ServiceError {
  const { cause } = error;
  if (cause instanceof z.ZodError) return invalidInput(cause);
  switch (error.code) {
    case "NOT_FOUND":
      return new ServiceError("not_found", "There is no procedure of this name.");
    case "METHOD_NOT_SUPPORTED":
      return new ServiceError("method_not_allowed", "Queries are GET, mutations are POST.");
    case "PARSE_ERROR":
      return new ServiceError("invalid_json", "The input is not valid JSON.");
    case "BAD_REQUEST":
      return new ServiceError("invalid_json", "The request is not a tRPC call.");
    default:
      return tellable(cause ?? error);
  }
}
