import { z } from "zod";
import { fieldMeta, Movie, type MovieFieldMeta, withoutDefault } from "./movie";

/**
 * The fields of a film in order, with their metadata. Browsers have the same from `generated/`, written out, and
 * so need no schemas to know the fields.
 */
export const movieFieldList: readonly MovieFieldMeta[] = Movie.keyof().options.map((name) => {
  const schema = Movie.shape[name];
  const meta = fieldMeta.get(schema);
  if (!meta) throw new Error(`The field ${name} has no metadata`);
  const { success: isOptional, data: default_value } = schema.safeParse(undefined);
  if (schema.safeParse(null).success || (isOptional && default_value === undefined)) {
    throw new Error(`The field ${name} may not be absent or null: give it a default`);
  }
  const rule = withoutDefault(schema);
  const choices = rule instanceof z.ZodEnum ? rule.options.map(String) : [];
  return { name, ...meta, default_value, choices };
});
