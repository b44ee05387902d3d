import { type FieldError, ServiceError } from "@marquee/schemas/service-error";
import { z } from "zod";

/**
 * The parameters of a query string as values of their fields' types: numbers are parsed strictly,
 * conditions are JSON, an empty parameter is an absent one. Problems name the parameter.
 */
export function parseQueryString(
  search: string,
  fields: z.ZodRawShape,
): { values: Record<string, unknown>; errors: FieldError[] } {
  const values: Record<string, unknown> = {};
  const errors: FieldError[] = [];
  const refuse = (parameter: string, code: string, detail: string) =>
    errors.push({ parameter, code, detail });
  const seen = new Set<string>();
  for (const [name, text] of parameters(search)) {
    const schema = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!schema) refuse(name, "unknown_parameter", "is not a known parameter");
    else if (seen.has(name)) refuse(name, "repeated_parameter", "may be given once");
    else if (text !== "") {
      const value = fromText(schema, text);
      if (value === undefined) refuse(name, "invalid_type", rule[kindOf(schema)]);
      else values[name] = value;
    }
    seen.add(name);
  }
  return { values, errors };
}

function parameters(search: string): [string, string][] {
  const text = search.startsWith("?") ? search.slice(1) : search;
  try {
    return text
      .split("&")
      .filter((pair) => pair !== "")
      .map((pair) => {
        const [name = "", ...value] = pair.split("=");
        return [decode(name), decode(value.join("="))];
      });
  } catch (cause) {
    throw new ServiceError(
      "invalid_encoding",
      "The query string is not valid percent-encoded UTF-8.",
      {
        cause,
      },
    );
  }
}

function decode(text: string): string {
  return decodeURIComponent(text.replaceAll("+", " "));
}

const rule = {
  number: "must be a whole number",
  json: "must be JSON",
  text: "must be text",
} as const;

function fromText(schema: z.core.$ZodType, text: string): unknown {
  const kind = kindOf(schema);
  if (kind === "text") return text;
  if (kind === "number") return /^-?\d+$/.test(text) ? bounded(Number(text)) : undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** However many digits: past the safe integers a number finds nothing anyway. */
function bounded(value: number): number {
  return Math.min(Math.max(value, Number.MIN_SAFE_INTEGER), Number.MAX_SAFE_INTEGER);
}

function kindOf(schema: z.core.$ZodType): "number" | "text" | "json" {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable)
    return kindOf(schema.unwrap());
  if (schema instanceof z.ZodPipe) return kindOf(schema.in);
  const { type } = schema._zod.def;
  if (type === "number") return "number";
  return type === "string" || type === "enum" ? "text" : "json";
}
