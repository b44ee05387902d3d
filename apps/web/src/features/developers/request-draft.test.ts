import { expect, test } from "vitest";
import type { Operation } from "./openapi-document";
import { draftProblems, requestOf } from "./request-draft";

const patch: Operation = {
  operationId: "changeFilm",
  method: "PATCH",
  path: "/api/movies/{id}",
  parameters: [
    { in: "path", name: "id", required: true },
    { in: "header", name: "If-Match", required: true },
    { in: "query", name: "limit" },
    { in: "query", name: "cursor" },
  ],
  responses: {},
};

test("what is filled in is sent at its place, and what is empty is not", () => {
  const values = {
    "path id": " a/b ",
    "header If-Match": '"v1"',
    "query limit": "10",
    "query cursor": " ",
  };
  expect(requestOf(patch, { values, body: '{"genre": "War"}' })).toEqual({
    target: "/api/movies/a%2Fb?limit=10",
    init: {
      method: "PATCH",
      headers: { "If-Match": '"v1"', "Content-Type": "application/json" },
      body: '{"genre": "War"}',
    },
  });
  expect(requestOf(patch, { values: { "path id": "x" }, body: undefined })).toEqual({
    target: "/api/movies/x",
    init: { method: "PATCH", headers: {} },
  });
});

test("a part of the path must be given, and a body be JSON", () => {
  expect(draftProblems(patch, { values: { "path id": " " }, body: "{" })).toEqual({
    "path id": expect.any(String),
    body: "Not valid JSON",
  });
  expect(draftProblems(patch, { values: { "path id": "x" }, body: "" })).toEqual({});
});
