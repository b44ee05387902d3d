import { expect, test } from "vitest";
import { contentSecurityPolicy } from "./content-security-policy";

test("only development may evaluate code and write styles of its own", () => {
  expect(contentSecurityPolicy("anything", false)).not.toMatch(/unsafe-(?!inline'; img-src)/);
  expect(contentSecurityPolicy("anything", true)).toContain("'unsafe-eval'");
});
