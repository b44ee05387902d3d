import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findFreePort } from "./free-port";
import { createEmptyDatabase, type TestDatabase } from "./test-database";
import { waitForDatabase } from "./wait-for-database";

let database: TestDatabase;

beforeAll(async () => {
  database = await createEmptyDatabase();
});

afterAll(() => database.drop());

async function refusal(change: (url: URL) => void, waitMs = 20_000) {
  const url = new URL(database.url);
  change(url);
  const lines: string[] = [];
  const startedAt = Date.now();
  const waiting = waitForDatabase({
    url: url.href,
    variable: "DATABASE_URL",
    waitMs,
    log: (line) => lines.push(line),
  });
  const message = await waiting.then(
    () => "none",
    (error: Error) => `${error.name}: ${error.message}`,
  );
  return { message, lines, tookMs: Date.now() - startedAt };
}

test("a database that answers is waited for no longer", async () => {
  const { message } = await refusal(() => {});
  expect(message).toBe("none");
});

test("a wrong password is told at once, and never repeated", async () => {
  const { message, tookMs } = await refusal((url) => {
    url.password = "a-wrong-password";
  });
  expect(message).toMatch(
    /^StartError: DATABASE_URL \(127\.0\.0\.1:\d+\/test_\w+\): the password is/,
  );
  expect(message).not.toContain("a-wrong-password");
  expect(tookMs).toBeLessThan(2_000);
});

test("a missing password is told at once", async () => {
  const { message, tookMs } = await refusal((url) => {
    url.password = "";
  });
  expect(message).toContain("password must be a string");
  expect(tookMs).toBeLessThan(2_000);
});

test("a certificate that is not there is told at once", async () => {
  const { message, tookMs } = await refusal((url) => {
    url.searchParams.set("sslrootcert", "/nowhere.pem");
  });
  expect(message).toMatch(/^StartError: DATABASE_URL .*\/nowhere\.pem/);
  expect(tookMs).toBeLessThan(2_000);
});

test("a database that does not exist is told at once", async () => {
  const { message, tookMs } = await refusal((url) => {
    url.pathname = "/nowhere";
  });
  expect(message).toContain("there is no such database");
  expect(tookMs).toBeLessThan(2_000);
});

test("a server that is away is waited for, then told; waiting is not told with each try", async () => {
  const port = await findFreePort();
  const { message, lines, tookMs } = await refusal((url) => {
    url.port = String(port);
  }, 1_200);
  expect(message).toContain("could not be reached within 1.2 seconds (connect ECONNREFUSED");
  expect(tookMs).toBeGreaterThan(400);
  expect(lines).toHaveLength(1);
});

test("waiting is told after the first try, however long that took", async () => {
  const server = createServer((socket) => {
    setTimeout(() => socket.destroy(), 600);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  try {
    const { port } = server.address() as AddressInfo;
    const { message, lines } = await refusal((url) => {
      url.port = String(port);
    }, 1_500);
    expect(message).toContain("could not be reached within 1.5 seconds");
    expect(lines).toEqual([expect.stringMatching(/^Waiting for the database 127\.0\.0\.1:\d+/)]);
  } finally {
    server.close();
  }
});
