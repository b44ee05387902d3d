import { STATUS_CODES } from "node:http";
import { type ErrorCode, errorStatus } from "@marquee/schemas/service-error";
import type {
  ZodOpenApiMediaTypeObject,
  ZodOpenApiResponseObject,
  ZodOpenApiResponsesObject,
} from "zod-openapi";
import { type AnswerHeader, answerHeaders, type DocumentedAnswer } from "./documentation";
import { streamedTypes } from "./film-stream";

type Headers = Record<string, { $ref: string }>;

/** How a door tells refusals: the media type, and the schema of a refusal with one of some codes. */
export type RefusalForm = {
  name: string;
  media_type: string;
  body: (codes: readonly ErrorCode[]) => ZodOpenApiMediaTypeObject["schema"];
};

/** What the document says once of each header; an operation refers to it. */
export const headerComponents = Object.fromEntries([
  ["X-Request-Id", headerObject("The request's id, which the log carries too.", true)],
  ...Object.entries(answerHeaders).flatMap(([name, says]) => [
    [name, headerObject(says, true)],
    [`Optional-${name}`, headerObject(says, false)],
  ]),
]);

function headerObject(description: string, required: boolean) {
  return { description, required, schema: { type: "string" as const } };
}

/** An operation's answers and refusals, by status. */
export function responsesOf(
  answers: readonly DocumentedAnswer[],
  codes: readonly ErrorCode[],
  form: RefusalForm,
): ZodOpenApiResponsesObject {
  const refusals = Object.entries(byStatus(codes)).map(([status, ofStatus]) => [
    status,
    refusal(Number(status), ofStatus, form),
  ]);
  const answered = answers.map((answer) => [String(answer.status), answerOf(answer)]);
  return Object.fromEntries([...answered, ...refusals]);
}

function answerOf(answer: DocumentedAnswer): ZodOpenApiResponseObject {
  const { says, body, is_streamed, headers, optional_headers } = answer;
  return {
    description: says,
    headers: headerRefs(headers, optional_headers),
    ...(body ? { content: contentOf(body, is_streamed) } : {}),
  };
}

function contentOf(schema: DocumentedAnswer["body"], isStreamed: boolean | undefined) {
  const rows = isStreamed ? streamedTypes : [];
  const text = rows.map((media_type) => [media_type, { schema: { type: "string" as const } }]);
  return { "application/json": { schema }, ...Object.fromEntries(text) };
}

function headerRefs(
  always: readonly AnswerHeader[] = [],
  sometimes: readonly AnswerHeader[] = [],
): Headers {
  const ref = (name: string) => ({ $ref: `#/components/headers/${name}` });
  return Object.fromEntries([
    ...["X-Request-Id", ...always].map((name) => [name, ref(name)]),
    ...sometimes.map((name) => [name, ref(`Optional-${name}`)]),
  ]);
}

function byStatus(codes: readonly ErrorCode[]): Record<string, ErrorCode[]> {
  const found: Record<string, ErrorCode[]> = {};
  for (const code of new Set(codes)) {
    found[errorStatus[code]] = [...(found[errorStatus[code]] ?? []), code];
  }
  return found;
}

const made = new Map<string, ZodOpenApiResponseObject>();

/** Each set of codes at each door is one component, so that the document stays readable. */
function refusal(status: number, codes: readonly ErrorCode[], form: RefusalForm) {
  const id = `${form.name}.${codes.join("-")}`;
  const known = made.get(id);
  if (known) return known;
  const response: ZodOpenApiResponseObject = {
    id,
    description: `${STATUS_CODES[status]}: ${codes.map((code) => `\`${code}\``).join(", ")}.`,
    headers: refusalHeaders(status, codes),
    content: { [form.media_type]: { schema: form.body(codes) } },
  };
  made.set(id, response);
  return response;
}

function refusalHeaders(status: number, codes: readonly ErrorCode[]): Headers {
  if (status === 401) return headerRefs(["WWW-Authenticate"]);
  if (status === 429 || status === 503) return headerRefs(["Retry-After"]);
  return headerRefs([], codes.includes("idempotency_in_progress") ? ["Retry-After"] : []);
}
