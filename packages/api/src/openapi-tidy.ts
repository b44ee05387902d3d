import { Condition } from "@marquee/schemas/condition";
import type { createDocument, oas32, ZodOpenApiOverride } from "zod-openapi";

type Document = ReturnType<typeof createDocument>;

/** What a schema cannot say of itself, and what it says without need. */
export const tidySchema: ZodOpenApiOverride = ({ zodSchema, jsonSchema }) => {
  const schema: unknown = zodSchema;
  // It is read without recursion first, which JSON Schema cannot show.
  if (schema === Condition) jsonSchema.$ref = "#/components/schemas/Condition";
  // Every JavaScript integer has these bounds; they are no rule of ours.
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
};

/** Marks the parameters that are neither text nor a number as the JSON that they are sent as. */
export function markJsonParameters({ paths = {} }: Document): void {
  for (const { get, post, patch, delete: remove } of Object.values(paths)) {
    for (const operation of [get, post, patch, remove]) {
      for (const parameter of operation?.parameters ?? []) markJson(parameter);
    }
  }
}

function markJson(parameter: oas32.ParameterObject | oas32.ReferenceObject): void {
  if ("$ref" in parameter) return;
  const { schema } = parameter;
  if (typeof schema !== "object") return;
  const type = "type" in schema ? String(schema.type) : "object";
  if (["string", "number", "integer"].includes(type)) return;
  delete parameter.schema;
  parameter.content = { "application/json": { schema } };
}
