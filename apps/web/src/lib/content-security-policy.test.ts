import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { contentSecurityPolicy } from "./content-security-policy";

test("the styles that the message library puts into the page are the ones allowed", () => {
  const library = readFileSync(createRequire(import.meta.url).resolve("sonner"), "utf8");
  const styles = /__insertCSS\((".+")\);?$/m.exec(library)?.[1] ?? '""';
  const hash = createHash("sha256")
    .update(String(JSON.parse(styles)))
    .digest("base64");
  expect(contentSecurityPolicy("anything", false)).toContain(`'sha256-${hash}'`);
  expect(styles.length).toBeGreaterThan(1_000);
});

test("only development may evaluate code and write styles of its own", () => {
  expect(contentSecurityPolicy("anything", false)).not.toMatch(/unsafe-(?!inline'; img-src)/);
  expect(contentSecurityPolicy("anything", true)).toContain("'unsafe-eval'");
});
