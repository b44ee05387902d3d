import { bodyLimitBytes } from "../src/request-body";
import { type ContractCase, catalogue, get } from "./contract-case";
import type { Sent } from "./http-client";

const search = (filter: object): Sent => ({
  method: "POST",
  path: "/api/search",
  body: { filter },
});
const nested = (depth: number): object =>
  depth === 1 ? { genre: "none" } : { not: nested(depth - 1) };
const conditions = (count: number) => ({
  or: Array.from({ length: count }, (_, at) => ({ release_year: 3000 + at })),
});
const values = (count: number) => Array.from({ length: count }, (_, at) => 3000 + at);
const valuesOfTwo = (one: number, other: number) => ({
  and: [{ release_year: { in: values(one) } }, { release_year: { in: values(other) } }],
});

/** JSON of so many bytes, most of them spaces. */
const spacious = (bytes: number): Sent => ({
  method: "POST",
  path: "/api/search",
  headers: { "content-type": "application/json" },
  body: '{"title":"alien"}'.padEnd(bytes),
});

/** A film that is there already, so that a key that is taken leads to a refusal of its own. */
const keyedDuplicate = (length: number): Sent => ({
  method: "POST",
  path: "/api",
  headers: { "idempotency-key": "k".repeat(length) },
  body: catalogue[0] ?? {},
});

const tooComplex = { status: 400, code: "invalid_input", names: ["/filter"] };

/** Each limit at its edge: what is just inside, and what is just beyond. */
export const limitCases: ContractCase[] = [
  { name: "a limit of 1", sent: get("/api?limit=1"), status: 200, titles: ["Alien"] },
  { name: "a limit of 1000", sent: get("/api/search?limit=1000&genre=action"), status: 200 },
  { name: "conditions 5 deep", sent: search(nested(5)), status: 200, titles: [] },
  { name: "conditions 6 deep", sent: search(nested(6)), ...tooComplex },
  { name: "50 conditions", sent: search(conditions(50)), status: 200, titles: [] },
  { name: "51 conditions", sent: search(conditions(51)), ...tooComplex },
  { name: "1,000 values", sent: search(valuesOfTwo(500, 500)), status: 200, titles: [] },
  { name: "1,001 values", sent: search(valuesOfTwo(500, 501)), ...tooComplex },
  { name: "words of 200 characters", sent: get(`/api/search?q=${"x".repeat(200)}`), status: 200 },
  {
    name: "a body of 256 KiB",
    sent: spacious(bodyLimitBytes),
    status: 200,
    titles: ["Alien"],
  },
  {
    name: "a body of one byte more",
    sent: spacious(bodyLimitBytes + 1),
    status: 413,
    code: "payload_too_large",
  },
  {
    name: "a request id of 64 characters",
    sent: get("/api?limit=1", undefined, { "x-request-id": "i".repeat(64) }),
    status: 200,
    headers: { "x-request-id": /^i{64}$/ },
  },
  {
    name: "a request id of 65 characters",
    sent: get("/api?limit=1", undefined, { "x-request-id": "i".repeat(65) }),
    status: 200,
    headers: { "x-request-id": /^[0-9a-f-]{36}$/ },
  },
  {
    name: "an idempotency key of 255 characters",
    sent: keyedDuplicate(255),
    status: 409,
    code: "duplicate_movie",
  },
  {
    name: "an idempotency key of 256 characters",
    sent: keyedDuplicate(256),
    status: 400,
    code: "invalid_input",
    names: ["Idempotency-Key"],
  },
  {
    name: "a range of one day",
    sent: get("/api/expiredMovies?from=2024-02-29&to=2024-02-29"),
    status: 200,
    titles: ["The Thing"],
  },
];
