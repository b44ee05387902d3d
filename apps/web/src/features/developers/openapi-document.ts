/** The parts of an OpenAPI document that are shown here. */
export type OpenApiDocument = {
  info: { title: string; version: string; description?: string };
  paths: Record<string, Record<string, PathOperation>>;
  components: Record<string, Record<string, unknown>>;
};

export type Reference = { $ref: string };

export type Schema = {
  $ref?: string;
  type?: string | string[];
  description?: string;
  format?: string;
  pattern?: string;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  examples?: unknown[];
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  minProperties?: number;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
};

type Content = Record<string, { schema?: Schema }>;

export type Parameter = {
  in: "query" | "path" | "header";
  name: string;
  required?: boolean;
  description?: string;
  schema?: Schema;
  content?: Content;
};

export type Answer = {
  description: string;
  headers?: Record<string, unknown>;
  content?: Content;
};

type PathOperation = {
  operationId: string;
  tags?: string[];
  summary?: string;
  description?: string;
  security?: object[];
  parameters?: Parameter[];
  requestBody?: { required?: boolean; description?: string; content: Content };
  responses: Record<string, Answer | Reference>;
};

/** One way to call the API. */
export type Operation = PathOperation & { method: string; path: string };

/** The operations of a document in its order. What can also be sent by POST is there once. */
export function operationsOf({ paths }: OpenApiDocument): Operation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, { operationId }]) => !operationId.endsWith(byPost))
      .map(([method, operation]) => ({ ...operation, method: method.toUpperCase(), path })),
  );
}

const byPost = "_by_post";

/** Whether a query may also be sent by POST, as a procedure's may. */
export function isAlsoByPost(
  { paths }: OpenApiDocument,
  { path, operationId }: Operation,
): boolean {
  return paths[path]?.post?.operationId === `${operationId}${byPost}`;
}

/** What a reference names in the document; anything else is itself. */
export function resolved<T extends object>(document: OpenApiDocument, node: T | Reference): T {
  if (!("$ref" in node) || typeof node.$ref !== "string") return node as T;
  const [, , kind = "", name = ""] = node.$ref.split("/");
  return document.components[kind]?.[name] as T;
}

/** The name of what a schema refers to, as in `Movie`. */
export function refName({ $ref }: Schema): string | undefined {
  return $ref?.split("/").at(-1);
}

/** The schema of JSON in a content, or of whatever else it holds. */
export function schemaOf(content: Content | undefined): Schema | undefined {
  const types = Object.entries(content ?? {});
  const json = types.find(([type]) => type.includes("json"));
  return (json ?? types[0])?.[1].schema;
}

/** Whether a call goes without a token. */
export function isOpen({ security = [] }: Operation): boolean {
  return security.length === 0;
}

/** Whether a call may write: what only reads is GET, or a search by POST. */
export function isWrite({ method, parameters = [] }: Operation): boolean {
  return method !== "GET" && parameters.some(({ name }) => name === "Idempotency-Key");
}
