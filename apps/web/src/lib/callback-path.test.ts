import { expect, test } from "vitest";
import { callbackPath, signInPath } from "./callback-path";

test.each([
  ["/catalogue/new", "/catalogue/new"],
  ["/catalogue?title=alien&sort=-title", "/catalogue?title=alien&sort=-title"],
  ["/catalogue#end", "/catalogue"],
])("%s is followed", (callbackUrl, path) => {
  expect(callbackPath(callbackUrl)).toBe(path);
});

test.each([
  undefined,
  null,
  "",
  "catalogue",
  "https://films.example/catalogue",
  "//films.example",
  "/\\films.example",
  "/.//films.example",
  "/a/..//films.example",
  "/%2e//films.example",
  "/\t/films.example",
  "javascript:alert(1)",
])("%s leads home", (callbackUrl) => {
  expect(callbackPath(callbackUrl)).toBe("/catalogue");
});

test("a page asked for comes back whole from the sign-in page's address", () => {
  const asked = "/catalogue?title=a%26b&sort=title";
  const { searchParams } = new URL(signInPath(asked), "http://this.invalid");
  expect(callbackPath(searchParams.get("callbackUrl"))).toBe(asked);
});
