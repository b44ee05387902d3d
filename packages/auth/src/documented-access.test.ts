import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { apiKeyHolders } from "./api-key-holders-fixture";
import { type AuthFixture, createAuthFixture } from "./auth-fixture";
import type { Authenticator } from "./authenticator";
import { describeAuthenticator } from "./authenticator-suite";
import type { AuthenticatorParts } from "./authenticators";
import type { CredentialCheck } from "./credential-check";
import { describeCredentialCheck } from "./credential-check-suite";
import type { CredentialCheckParts } from "./credential-checks";
import { addDocumentedAccess } from "./documented-access-fixture";
import { sessionEntrants } from "./session-entrants-fixture";

const root = join(import.meta.dirname, "../../..");
const page = readFileSync(join(root, "docs/extending.md"), "utf8");
const mostLines = 29;

/** A copy of this package in which the page's edits were made. */
const copy = mkdtempSync(join(tmpdir(), "marquee-auth-"));
const isTried = (path: string) => !path.endsWith(".test.ts");
cpSync(import.meta.dirname, join(copy, "src"), { recursive: true, filter: isTried });
symlinkSync(join(import.meta.dirname, "../node_modules"), join(copy, "node_modules"));
const printed = addDocumentedAccess(page, join(copy, "src"));

const authenticators: {
  makeAuthenticators: (names: string[], parts: AuthenticatorParts) => Authenticator[];
} = await import(join(copy, "src/authenticators.ts"));
const checks: {
  makeCredentialChecks: (names: string[], parts: CredentialCheckParts) => CredentialCheck[];
} = await import(join(copy, "src/credential-checks.ts"));

let fixture: AuthFixture;
let elsewhere: ReturnType<AuthFixture["instance"]>;
beforeAll(async () => {
  fixture = await createAuthFixture();
  elsewhere = fixture.instance();
});
afterAll(async () => {
  await fixture.close();
  rmSync(copy, { recursive: true, force: true });
});

describeAuthenticator("of the document", () => {
  const [here, there] = [fixture, elsewhere].map(
    (access) =>
      authenticators.makeAuthenticators(["session_header"], {
        ...access,
        session_cookie_name: "marquee.session",
      })[0],
  );
  if (!here || !there) throw new Error("It is not there");
  return {
    here,
    elsewhere: there,
    shows: (token) => ({ "x-marquee-session": token }),
    ...sessionEntrants(fixture),
  };
});

describeCredentialCheck("of the document", {
  check: () => {
    const parts = { db: fixture.db, user_only_role: "viewer" as const };
    const [check] = checks.makeCredentialChecks(["api_key_form"], parts);
    if (!check) throw new Error("It is not there");
    return check;
  },
  ...apiKeyHolders(
    () => fixture,
    (user, password) => ({ kind: "password", user, password }),
  ),
});

test("each is a file of under 30 lines", () => {
  expect(printed.map(({ name }) => name)).toEqual(["session-header.ts", "api-key-form.ts"]);
  for (const { text } of printed) {
    expect(text.trimEnd().split("\n").length).toBeLessThanOrEqual(mostLines);
  }
});

test("the package compiles with them as the page prints them", { timeout: 300_000 }, async () => {
  const base = join(root, "tsconfig.base.json");
  writeFileSync(join(copy, "tsconfig.json"), JSON.stringify({ extends: base, include: ["src"] }));
  expect(await compiled()).toBe("");
});

/** What the compiler complains of. */
function compiled(): Promise<string> {
  const compiler = join(root, "node_modules/.bin/tsc");
  return new Promise((resolve) => {
    execFile(compiler, ["-p", copy, "--noEmit"], (_, stdout, stderr) => resolve(stdout + stderr));
  });
}
