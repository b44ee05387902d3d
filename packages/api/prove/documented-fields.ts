type Json = { [name: string]: Json } | undefined;

/** The fields that an OpenAPI document says an answer has, in its order. */
export function documentedFields(
  document: unknown,
  path: string,
  method: string,
  status: number,
): string[] {
  const root = document as Json;
  const response = resolved(root, root?.paths?.[path]?.[method]?.responses?.[status]);
  const schema = resolved(root, response?.content?.["application/json"]?.schema);
  return Object.keys(schema?.properties ?? {});
}

/** What a reference inside of the document leads to. */
function resolved(document: Json, found: Json): Json {
  const reference: unknown = found?.$ref;
  if (typeof reference !== "string") return found;
  const parts = reference.split("/").slice(1);
  return parts.reduce((at: Json, part) => at?.[part], document);
}
