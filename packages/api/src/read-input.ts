import {
  type FieldError,
  fieldErrors,
  invalidInput,
  isServiceError,
  refusedInput,
} from "@marquee/schemas/service-error";
import type { z } from "zod";
import { parseQueryString } from "./query-string";

/**
 * The input of a read: its fields come from the query string or from a JSON body, merged. A null or
 * empty field does not constrain. Both giving one field is fine unless the values differ once parsed.
 * Throws `invalid_input` naming every bad field at once, as `parameter` or `pointer` by where it stood.
 */
export function readInput<Fields extends z.ZodRawShape>(
  schema: z.ZodObject<Fields>,
  partial: z.ZodType<Record<string, unknown>>,
  { search, body }: { search: string; body: Record<string, unknown> | undefined },
): z.output<z.ZodObject<Fields>> {
  const query = parseQueryString(search, schema.shape);
  const given = withoutNulls(body ?? {}, schema.shape);
  const fromQuery = partial.safeParse(query.values);
  const fromBody = partial.safeParse(given);
  const errors = [
    ...query.errors,
    ...(fromQuery.success ? [] : fieldErrors(fromQuery.error).map(asParameter)),
    ...(fromBody.success ? [] : fieldErrors(fromBody.error)),
    ...(fromQuery.success && fromBody.success ? differing(fromQuery.data, fromBody.data) : []),
  ];
  const whole = schema.safeParse({ ...given, ...query.values });
  if (!whole.success) {
    const missing = fieldErrors(whole.error).filter((problem) => problem.code === "required");
    errors.push(...(body ? missing : missing.map(asParameter)));
  }
  if (errors.length > 0) throw refusedInput(errors);
  if (!whole.success) throw invalidInput(whole.error);
  return whole.data;
}

/** The same error, told of parameters: what a service refused had stood in the query string. */
export function namingParameters(error: unknown): unknown {
  if (!isServiceError(error) || !error.details.errors) return error;
  return refusedInput(error.details.errors.map(asParameter));
}

/** A parameter is named as it was given; what is wrong deep inside its value is said in the detail. */
function asParameter(problem: FieldError): FieldError {
  if (!("pointer" in problem)) return problem;
  const { pointer, detail, ...rest } = problem;
  const [, parameter = "", ...inside] = pointer.split("/");
  const place = inside.length > 0 ? `at /${inside.join("/")} ` : "";
  return { parameter, ...rest, detail: `${place}${detail}` };
}

function differing(query: Record<string, unknown>, body: Record<string, unknown>): FieldError[] {
  return Object.keys(query)
    .filter((name) => Object.hasOwn(body, name))
    .filter((name) => JSON.stringify(query[name]) !== JSON.stringify(body[name]))
    .map((parameter) => ({
      parameter,
      code: "conflicting_values",
      detail: "differs from the value in the body",
    }));
}

/** Only known fields go by being null: others are refused. */
function withoutNulls(
  body: Record<string, unknown>,
  fields: z.ZodRawShape,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(body).filter(([name, value]) => value !== null || !Object.hasOwn(fields, name)),
  );
}
