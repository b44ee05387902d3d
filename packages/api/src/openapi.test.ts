import { movieField, movieFieldNames } from "@marquee/schemas/movie-field";
import { errorStatus } from "@marquee/schemas/service-error";
import { Validator } from "@seriousme/openapi-schema-validator";
import { afterAll, beforeAll, expect, test } from "vitest";
import { send } from "../contract/http-client";
import { type ApiFixture, createApiFixture } from "./api-fixture";
import { procedures } from "./called-procedure";
import { offeredOpenRoutes } from "./open-routes";
import { originalFields } from "./original-movie";
import { restRoutes } from "./rest-routes";

type Schema = { properties: Record<string, object> };
type Operation = { operationId: string; summary: string; responses: Record<string, object> };
type Document = {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema>; responses: object };
};

let api: ApiFixture;
let document: Document;

beforeAll(async () => {
  api = await createApiFixture({ cron_secret: "a scheduler's secret" });
  const { json } = await send(api.origin, { method: "GET", path: "/api/openapi.json" });
  document = json as Document;
});
afterAll(() => api.close());

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      called: `${method.toUpperCase()} ${path}`,
      operation,
    })),
  );

test("the document is OpenAPI 3.1 by the specification's own schema", async () => {
  const validator = new Validator();
  const { valid, errors } = await validator.validate(structuredClone(document));
  expect({ valid, errors, version: validator.version }).toMatchObject({
    valid: true,
    version: "3.1",
  });
});

test("every route and procedure is in the document, and nothing else", () => {
  const routes = [...restRoutes, ...offeredOpenRoutes(api.config)].map(
    ({ method, path }) => `${method} ${path.replace(":id", "{id}")}`,
  );
  const called = [...procedures].flatMap(([name, { type }]) => [
    ...(type === "query" ? [`GET /api/trpc/${name}`] : []),
    `POST /api/trpc/${name}`,
  ]);
  const documented = operations().map(({ called }) => called);
  expect(documented.sort()).toEqual([...routes, ...called].sort());
});

test("every operation has a name of its own that programs can use", () => {
  const names = operations().map(({ operation }) => operation.operationId);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[a-z][A-Za-z_]+$/);
});

test("every code that a refusal can have is listed by some operation", () => {
  const listed = JSON.stringify(document.components.responses);
  // A one-time link is opened on a page, by a path of next-auth's, which are none of the document's.
  const ofNoOperation = ["not_found", "method_not_allowed", "invalid_link"];
  const missing = Object.keys(errorStatus).filter((code) => !listed.includes(`"${code}"`));
  expect(missing).toEqual(ofNoOperation);
});

test("films have all their fields, but the four of the original service on its paths", () => {
  const { MovieRecord, OriginalMovie } = document.components.schemas;
  expect(Object.keys(OriginalMovie?.properties ?? {})).toEqual(originalFields);
  for (const name of movieFieldNames) {
    const { description, example } = movieField(name);
    expect(MovieRecord?.properties[name]).toMatchObject({ description, examples: [example] });
  }
  for (const path of ["/api", "/api/search", "/api/expiredMovies"]) {
    const answers = JSON.stringify(document.paths[path]?.get?.responses);
    expect(answers).toContain("#/components/schemas/OriginalMovie");
  }
});

test("anyone may have the document, and is not sent again what they have", async () => {
  const sent = { method: "GET", path: "/api/openapi.json" };
  const { headers } = await send(api.origin, sent);
  const again = { ...sent, headers: { "if-none-match": `W/${headers.etag}` } };
  const other = await send(api.origin, { ...sent, method: "POST" });
  const head = await send(api.origin, { ...sent, method: "HEAD" });
  expect((await send(api.origin, again)).status).toBe(304);
  expect([other.status, other.headers.allow]).toEqual([405, "GET, HEAD, OPTIONS"]);
  expect([head.text, head.headers.etag, head.headers["content-length"]]).toEqual([
    "",
    headers.etag,
    headers["content-length"],
  ]);
});
