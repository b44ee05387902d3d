import { exampleOf } from "./example-value";
import { clientList } from "./list-examples";
import {
  isOpen,
  type OpenApiDocument,
  type Operation,
  type Parameter,
  schemaOf,
} from "./openapi-document";
import { procedureOf } from "./operation-groups";

/** How to have a token, and the first films with it. */
export function curlStart(address: string): string {
  return [
    `TOKEN=$(curl -s ${address}/api/token \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -d '{"user": "YOUR NAME", "password": "YOUR PASSWORD"}' | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')`,
    "",
    `curl -H "Authorization: Bearer $TOKEN" '${address}/api/movies?limit=10'`,
  ].join("\n");
}

/** The same by the client of this product. */
export function clientStart(address: string): string {
  return clientList(address, { query: "genre:horror expires<30d", sort: "expiry_date" });
}

/** The original service's own calls, at this address. */
export function originalStart(address: string): string {
  const authorized = `-H "Authorization: Bearer $TOKEN"`;
  const json = `-H 'Content-Type: application/json'`;
  const film =
    '{"title": "Stalker", "genre": "Drama", "expiry_date": "2030-12-31", "release_year": 1979}';
  return [
    `curl ${authorized} ${address}/api`,
    `curl ${authorized} '${address}/api/search?genre=Drama&release_year=1979'`,
    `curl ${authorized} '${address}/api/expiredMovies?from=2026-01-01&to=2026-12-31'`,
    `curl ${authorized} ${json} -d '${film}' ${address}/api`,
    `curl ${authorized} ${json} -X DELETE -d '{"title": "Stalker"}' ${address}/api`,
  ].join("\n");
}

/** An operation as a command, with what must be given. */
export function curlOf(document: OpenApiDocument, operation: Operation, address: string): string {
  const { method, path, parameters = [] } = operation;
  const needed = parameters.filter(({ required }) => required);
  const query = new URLSearchParams(
    needed
      .filter((parameter) => parameter.in === "query")
      .map((parameter) => [parameter.name, exampleText(document, parameter)]),
  );
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => name.toUpperCase());
  const target = `${address}${filled}${query.size > 0 ? `?${query}` : ""}`;
  const body = exampleBody(document, operation);
  const lines = [
    `curl ${method === "GET" ? "" : `-X ${method} `}'${target}'`,
    ...(isOpen(operation) ? [] : [`-H "Authorization: Bearer $TOKEN"`]),
    ...needed
      .filter((parameter) => parameter.in === "header")
      .map(({ name }) => `-H '${name}: "v1"'`),
    ...(body === undefined ? [] : ["-H 'Content-Type: application/json'", `-d '${body}'`]),
  ];
  return lines.join(" \\\n  ");
}

/** A procedure as a call of the client; undefined for what is none. */
export function clientCallOf(document: OpenApiDocument, operation: Operation): string | undefined {
  const procedure = procedureOf(operation.path);
  if (!procedure) return undefined;
  const isQuery = operation.method === "GET";
  const input = operation.parameters?.find(({ name }) => name === "input");
  const text = isQuery ? input && exampleText(document, input) : exampleBody(document, operation);
  return `await marquee.${procedure}.${isQuery ? "query" : "mutate"}(${text ?? "{}"});`;
}

/** The body of an example, as indented JSON; undefined where there is none to be sent. */
export function exampleBody(document: OpenApiDocument, operation: Operation): string | undefined {
  const schema = schemaOf(operation.requestBody?.content);
  // Browsers send no body with a GET; its fields stand in the address as well.
  if (!schema || operation.method === "GET") return undefined;
  return JSON.stringify(exampleOf(document, schema), null, 2);
}

/** A parameter's example as it stands in an address. */
export function exampleText(document: OpenApiDocument, parameter: Parameter): string {
  const schema = parameter.schema ?? schemaOf(parameter.content) ?? {};
  const value = exampleOf(document, schema);
  return parameter.content ? JSON.stringify(value) : String(value);
}
