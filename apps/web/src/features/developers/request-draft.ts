import { exampleBody, exampleText } from "./code-examples";
import type { OpenApiDocument, Operation, Parameter } from "./openapi-document";
import { developerWords } from "./words";

/** What is filled in for a call: texts by the place and name of their parameter, and the body. */
export type RequestDraft = { values: Record<string, string>; body: string | undefined };

/** The key of a parameter in a draft. */
export function draftKey({ in: place, name }: Parameter): string {
  return `${place} ${name}`;
}

/** So many rows are enough to look at. */
const fewRows = "10";

/**
 * A draft with what must be given in the query already made up, and a short page asked for; the parts of the
 * path are left to the one who knows what there is.
 */
export function firstDraft(document: OpenApiDocument, operation: Operation): RequestDraft {
  const { parameters = [] } = operation;
  const values = parameters.flatMap((parameter) => {
    const { name, required, in: place } = parameter;
    if (place !== "query") return [];
    if (name === "limit") return [[draftKey(parameter), fewRows]];
    return required ? [[draftKey(parameter), exampleText(document, parameter)]] : [];
  });
  return { values: Object.fromEntries(values), body: exampleBody(document, operation) };
}

/** What is wrong with a draft, by the keys of its parameters; `body` for the body. */
export function draftProblems(operation: Operation, draft: RequestDraft): Record<string, string> {
  const missing = (operation.parameters ?? [])
    .filter((parameter) => parameter.in === "path" && !draft.values[draftKey(parameter)]?.trim())
    .map((parameter) => [draftKey(parameter), developerWords.missing]);
  const isBad = draft.body !== undefined && draft.body.trim() !== "" && !isJson(draft.body);
  return Object.fromEntries([...missing, ...(isBad ? [["body", developerWords.notJson]] : [])]);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** A draft as a request; parameters that are empty are left out. */
export function requestOf(
  { method, path, parameters = [] }: Operation,
  { values, body }: RequestDraft,
): { target: string; init: RequestInit & { headers: Record<string, string> } } {
  const given = parameters.flatMap((parameter) => {
    const value = values[draftKey(parameter)]?.trim();
    return value ? [{ ...parameter, value }] : [];
  });
  const of = (place: Parameter["in"]) =>
    given.filter((parameter) => parameter.in === place).map(({ name, value }) => [name, value]);
  const ids = Object.fromEntries(of("path"));
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(ids[name] ?? ""),
  );
  const query = new URLSearchParams(of("query"));
  const hasBody = body !== undefined && body.trim() !== "";
  return {
    target: query.size > 0 ? `${filled}?${query}` : filled,
    init: {
      method,
      headers: {
        ...Object.fromEntries(of("header")),
        ...(hasBody ? { "Content-Type": "application/json" } : {}),
      },
      ...(hasBody ? { body } : {}),
    },
  };
}
