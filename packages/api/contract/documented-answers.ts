import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { Received, Sent } from "./http-client";

type Header = { required?: boolean };
type Response = { headers?: Record<string, Header>; content?: Record<string, { schema: Schema }> };
export type Schema = { [keyword: string]: unknown };
export type Parameter = {
  in: "path" | "query" | "header";
  name: string;
  required?: boolean;
  schema?: Schema;
  content?: Record<string, { schema: Schema }>;
};
export type Operation = {
  operationId: string;
  security: object[];
  parameters?: Parameter[];
  requestBody?: { required?: boolean; content: Record<string, { schema: Schema }> };
  responses: Record<string, Response>;
};
export type ApiDocument = {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
};

/** Says how an answer is none that the document lists for its request; undefined where it is one. */
export type AnswerCheck = (sent: Sent, received: Received) => string | undefined;

const base = "document";
const trpcPath = "/api/trpc";
/** Several calls in one request, which OpenAPI has no way to describe. */
const isBatch = ({ path }: Sent) => path.startsWith(trpcPath) && /[?&]batch=/.test(path);

/** Holds answers against the OpenAPI document that the server itself gives. */
export function answerCheck(document: ApiDocument): AnswerCheck {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true });
  addFormats.default(ajv);
  ajv.addSchema(document, base);
  const validators = new Map<string, ValidateFunction>();
  const wrongBody = (place: string[], value: unknown) => {
    const $ref = `${base}#/${place.map(asPointer).join("/")}`;
    const validate = validators.get($ref) ?? ajv.compile({ $ref });
    validators.set($ref, validate);
    return validate(value) ? undefined : ajv.errorsText(validate.errors);
  };
  return (sent, received) => {
    const { status, headers, text, json } = received;
    if (isBatch(sent)) return undefined;
    const path = documentedPath(document, sent.path);
    const method = sent.method === "HEAD" ? "get" : sent.method.toLowerCase();
    const operation = path === undefined ? undefined : document.paths[path]?.[method];
    if (path === undefined || !operation) return outsideProblem(sent, received, path, wrongBody);
    const response = resolved(document, operation.responses[status]);
    if (!response) return `${status} is not documented for ${operation.operationId}`;
    const missing = Object.entries(response.headers ?? {}).find(
      ([name, header]) =>
        resolved(document, header)?.required && headers[name.toLowerCase()] === undefined,
    );
    if (missing) return `the header ${missing[0]} is missing`;
    if (sent.method === "HEAD") return text === "" ? undefined : "a HEAD has a body";
    if (!response.content) return text === "" ? undefined : `${status} has a body`;
    const type = String(headers["content-type"]).split(";")[0] ?? "";
    if (!response.content[type]) return `${type} is not documented for ${status}`;
    const place = responsePlace(operation, path, method, status);
    const value = /[/+]json$/.test(type) ? json : text;
    return wrongBody([...place, "content", type, "schema"], value);
  };
}

type WrongBody = (place: string[], value: unknown) => string | undefined;

/** What is at no documented path or method is refused, each in the way of its door. */
function outsideProblem(
  { method, path: sentPath }: Sent,
  { status, json, text }: Received,
  path: string | undefined,
  wrongBody: WrongBody,
): string | undefined {
  if (path !== undefined && method === "OPTIONS")
    return status === 204 ? undefined : `OPTIONS is answered ${status}`;
  const expected = path === undefined ? [404] : [405];
  const isProcedure = sentPath.startsWith(trpcPath);
  if (isProcedure && path === undefined) expected.push(204, 401, 405);
  // What is not the API's is a page's, or next-auth's.
  const isApi = /^\/api([/?]|$)/.test(sentPath) && !sentPath.startsWith("/api/auth/");
  if (path === undefined && !isApi) return undefined;
  // Next refuses broken percent-encoding by itself, before its mount is asked.
  if (path === undefined && status === 400 && !isDecodable(sentPath)) return undefined;
  if (!expected.includes(status)) return `${status} instead of ${expected.join(" or ")}`;
  if (method === "HEAD" || status === 204) return undefined;
  const isRefusedCall = isProcedure && typeof json === "object" && json !== null && "error" in json;
  const ofPath = path === "/api/token" ? "TokenRefused" : "Problem";
  const form = isRefusedCall ? "ProcedureProblem" : ofPath;
  const wrong = wrongBody(["components", "schemas", form], json);
  return wrong && `${wrong}: ${text.slice(0, 200)}`;
}

function documentedPath({ paths }: ApiDocument, sent: string): string | undefined {
  const path = pathOf(sent).replace(/^\/api\/$/, "/api");
  if (paths[path]) return path;
  const parts = path.split("/");
  return Object.keys(paths).find((known) => {
    const pattern = known.split("/");
    const fits = (part: string, at: number) =>
      part === parts[at] || (part.startsWith("{") && parts[at] !== "");
    return pattern.length === parts.length && pattern.every(fits);
  });
}

/** Whether text can be read as percent-encoded UTF-8. */
export function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text.replaceAll("+", " "));
    return true;
  } catch {
    return false;
  }
}

/** The path as a server reads it: `%2e%2e` goes up, as it does in any URL. One like `//` is none. */
function pathOf(sent: string): string {
  const path = URL.parse(sent, "http://localhost")?.pathname ?? sent;
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

function responsePlace(operation: Operation, path: string, method: string, status: number) {
  const response = operation.responses[status] ?? {};
  if ("$ref" in response) return String(response.$ref).slice(2).split("/");
  return ["paths", path, method, "responses", String(status)];
}

function resolved<T extends object>(document: ApiDocument, value: T | undefined): T | undefined {
  const ref = value && "$ref" in value ? String(value.$ref) : undefined;
  if (ref === undefined) return value;
  return ref
    .slice(2)
    .split("/")
    .reduce((within: unknown, name) => (within as Schema)[name], document) as T;
}

function asPointer(part: string): string {
  return encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1"));
}
