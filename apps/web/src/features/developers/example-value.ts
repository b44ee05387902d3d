import { type OpenApiDocument, resolved, type Schema } from "./openapi-document";

const mostDepth = 6;

/** A value that a schema takes, made of its examples where it has some: what must be given, and no more. */
export function exampleOf(document: OpenApiDocument, given: Schema, depth = 0): unknown {
  const schema = resolved(document, given);
  const [told] = schema.examples ?? [];
  const fixed = told ?? schema.default ?? schema.const ?? schema.enum?.[0];
  if (fixed !== undefined || depth > mostDepth) return fixed ?? null;
  const [branch] = schema.anyOf ?? schema.oneOf ?? [];
  if (branch) return exampleOf(document, branch, depth + 1);
  if (schema.properties) return exampleObject(document, schema, depth);
  if (schema.items) return [exampleOf(document, schema.items, depth + 1)];
  return examplePlain(schema);
}

function exampleObject(document: OpenApiDocument, schema: Schema, depth: number): object {
  const { properties = {}, required = [], minProperties = 0 } = schema;
  const names = required.length > 0 ? required : Object.keys(properties).slice(0, minProperties);
  return Object.fromEntries(
    names.map((name) => [name, exampleOf(document, properties[name] ?? {}, depth + 1)]),
  );
}

const texts: Record<string, string> = {
  date: "2026-12-31",
  "date-time": "2026-12-31T12:00:00.000Z",
  uuid: "00000000-0000-7000-8000-000000000000",
};

function examplePlain({ type, format = "", minimum = 1 }: Schema): unknown {
  const [kind] = [type].flat();
  if (kind === "string") return texts[format] ?? "text";
  if (kind === "integer" || kind === "number") return minimum;
  if (kind === "boolean") return true;
  return kind === "object" ? {} : null;
}
