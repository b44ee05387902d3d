import { expect, test } from "vitest";
import { aliasRedirect } from "./loopback";

test.each([
  ["http://127.0.0.1:3000", "localhost:3000", "http://127.0.0.1:3000/movies?sort=title"],
  ["http://127.0.0.1:3000", "[::1]:3000", "http://127.0.0.1:3000/movies?sort=title"],
  ["http://localhost:3000", "127.0.0.1:3000", "http://localhost:3000/movies?sort=title"],
  ["http://127.0.0.1", "localhost", "http://127.0.0.1/movies?sort=title"],
])("where %s is the address, %s is sent to it", (publicUrl, host, location) => {
  expect(aliasRedirect(publicUrl, host, "/movies?sort=title")).toBe(location);
});

test.each([
  ["http://127.0.0.1:3000", "127.0.0.1:3000"],
  ["http://127.0.0.1:3000", "localhost:8080"],
  ["http://127.0.0.1:3000", "films.example:3000"],
  ["http://127.0.0.1:3000", "local host"],
  ["http://127.0.0.1:3000", undefined],
  ["https://films.example", "localhost:3000"],
  ["https://localhost:3000", "127.0.0.1:3000"],
])("where %s is the address, %s is served as it is", (publicUrl, host) => {
  expect(aliasRedirect(publicUrl, host, "/")).toBeUndefined();
});
