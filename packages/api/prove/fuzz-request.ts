import fc from "fast-check";
import type { ApiDocument, Operation, Parameter, Schema } from "../contract/documented-answers";
import {
  anyOddText,
  anyOddValue,
  anyRawQuery,
  anySpoiled,
  oddHeaders,
  oddPaths,
} from "./odd-value";
import { aKnown, type KnownThing, SchemaValues } from "./schema-value";

/** A request before known things are put in their places and its path is encoded. */
export type FuzzRequest = {
  operation: string;
  method: string;
  path: string;
  id: string;
  query: [name: string, value: string][];
  /** Sent as it is, in place of `query`. */
  raw_query: string | undefined;
  headers: Record<string, string | undefined>;
  body: string | Buffer | undefined;
};

const mostly = <T>(weight: number, usual: fc.Arbitrary<T>, ...odd: fc.Arbitrary<T>[]) =>
  fc.oneof({ weight, arbitrary: usual }, ...odd);

/** Any request to any operation of a document: most parts as they should be, some as they should not. */
export function anyRequest(document: ApiDocument): fc.Arbitrary<FuzzRequest> {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) => {
    const thing = thingOf(path);
    const values = new SchemaValues(document, thing);
    return Object.entries(methods).map(([method, operation]) =>
      requestOf({ path, method: method.toUpperCase(), operation, thing, values }),
    );
  });
  return fc.oneof(...operations);
}

/** What the ids of an operation are of. */
function thingOf(path: string): KnownThing {
  if (/change-sets|changeSet\./.test(path)) return "change_set";
  return path.includes("/view.") ? "view" : "movie";
}

type Target = {
  path: string;
  method: string;
  operation: Operation;
  thing: KnownThing;
  values: SchemaValues;
};

const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND"];

function requestOf(target: Target): fc.Arbitrary<FuzzRequest> {
  const { path, method, operation, thing } = target;
  return fc.record({
    operation: fc.constant(operation.operationId),
    method: mostly(14, fc.constant(method), fc.constantFrom(...methods)),
    path: mostly(14, fc.constant(path), fc.constantFrom(`${path}/`, `${path}x`, ...oddPaths)),
    id: mostly(8, aKnown(thing), fc.uuid(), anyOddText),
    query: anyQuery(target),
    raw_query: mostly<string | undefined>(24, fc.constant(undefined), anyRawQuery),
    headers: anyHeaders(operation),
    body: anyBody(target),
  });
}

function anyQuery({ operation, values }: Target): fc.Arbitrary<[string, string][]> {
  const parameters = (operation.parameters ?? []).filter((each) => each.in === "query");
  const given = parameters.map((parameter) => {
    const pair = anyPair(parameter, values);
    if (parameter.required) return mostly(12, pair, fc.constant([]));
    return mostly(2, fc.constant<[string, string][]>([]), pair);
  });
  const names = ["limit", "title", "input", "batch", "__proto__", "", "x"];
  const extra = fc.tuple(fc.constantFrom(...names), anyOddText).map((pair) => [pair]);
  return fc
    .tuple(
      ...given,
      mostly(14, fc.constant<[string, string][]>([]), extra as (typeof given)[number]),
    )
    .map((pairs) => pairs.flat());
}

function anyPair({ name, schema, content }: Parameter, values: SchemaValues) {
  const json = content?.["application/json"]?.schema;
  const usual: fc.Arbitrary<string> = json
    ? mostly(4, values.of(json), anySpoiled(values.of(json))).map(asJson)
    : values.of(schema ?? {}, name).map(String);
  return mostly(
    6,
    usual,
    anyOddText.map((text) => text.slice(0, 600)),
  ).map((value): [string, string][] => [[name, value]]);
}

function anyHeaders(operation: Operation): fc.Arbitrary<FuzzRequest["headers"]> {
  const declared = new Set(operation.parameters?.map(({ name }) => name));
  const absent = fc.constant(undefined);
  const odd = fc.constantFrom<string | undefined>(...oddHeaders);
  const versions = fc.constantFrom('"v1"', '"v2"', '"v3"', 'W/"v1"');
  const types = Object.keys(operation.requestBody?.content ?? {});
  const declaredOr = (name: string, usual: fc.Arbitrary<string | undefined>) =>
    declared.has(name) ? mostly(8, usual, odd, absent) : mostly(24, absent, odd);
  return fc.record({
    "if-match": declaredOr("If-Match", versions),
    "if-none-match": declaredOr("If-None-Match", fc.oneof(absent, versions)),
    "idempotency-key": declaredOr(
      "Idempotency-Key",
      mostly(
        3,
        absent,
        fc.nat({ max: 30 }).map((at) => `key-${at}`),
      ),
    ),
    accept: mostly(
      8,
      absent,
      fc.constantFrom("application/x-ndjson", "text/csv;q=0.9,*/*;q=0.1"),
      odd,
    ),
    "x-request-id": mostly(24, absent, odd),
    "x-marquee-client": mostly(24, absent, fc.constant("dashboard")),
    "content-type": mostly<string | undefined>(
      14,
      fc.constantFrom(...(types.length > 0 ? types : ["application/json"])),
      absent,
      odd,
      fc.constantFrom("text/plain", "application/json;charset=utf-16", "multipart/form-data"),
    ),
    authorization: mostly<string | undefined>(
      24,
      absent,
      fc.constantFrom("", "Bearer", "Bearer x", "Basic YTpi", `Bearer ${"x".repeat(9_000)}`),
    ),
  });
}

const deepest = `{"filter":${'{"not":'.repeat(20_000)}{}${"}".repeat(20_000)}}`;
const brokenBytes = Buffer.from('{"title":"\xff\xfe"}', "latin1");

function anyBody({ operation, method, values }: Target): fc.Arbitrary<FuzzRequest["body"]> {
  const [content] = Object.values(operation.requestBody?.content ?? {});
  const usual = values.of(content?.schema ?? ({ type: "object" } satisfies Schema));
  const text = mostly(6, usual, anySpoiled(usual), anySpoiled(anySpoiled(usual)), anyOddValue);
  const broken = fc.oneof(
    fc.constantFrom("", "{", "nul", "[1,]", '{"a":1}{', `{"title":"${"x".repeat(262_144)}"}`),
    text.map((value) => asJson(value).slice(0, -1)),
    anyOddText,
    fc.constantFrom(brokenBytes, deepest),
  );
  const none = fc.constant(undefined);
  const isForBody = content !== undefined && method !== "GET";
  return isForBody
    ? mostly<FuzzRequest["body"]>(14, text.map(asJson), none, broken)
    : mostly<FuzzRequest["body"]>(14, none, text.map(asJson), broken);
}

function asJson(value: unknown): string {
  return JSON.stringify(value) ?? "null";
}
