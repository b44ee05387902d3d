import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { prepareDatabase } from "@marquee/api/prepare";
import { startEmbeddedPostgres } from "@marquee/db/embedded";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runMarquee, runMarqueeHere } from "./run-marquee-fixture";

let DATA_DIR: string;
beforeAll(() => {
  DATA_DIR = mkdtempSync(join(tmpdir(), "marquee-cli-"));
  // Where root runs it, Postgres runs as another user, who must be able to enter.
  chmodSync(DATA_DIR, 0o711);
});
afterAll(() => rmSync(DATA_DIR, { recursive: true, force: true }));

test("a command works beside the embedded database that runs, and starts the one that does not", async () => {
  const postgres = await startEmbeddedPostgres({ dataDir: DATA_DIR, log: () => {} });
  try {
    const config = { database_url: postgres.url, direct_database_url: undefined };
    const migrations_directory = join(import.meta.dirname, "../../../../prisma/migrations");
    await prepareDatabase({ config, migrations_directory });
    const made = await runMarquee(["user", "create", "Ada"], { DATA_DIR });
    expect(made).toMatchObject({ code: 0, out: expect.stringContaining("/join#") });
  } finally {
    await postgres.stop();
  }
  const listed = await runMarquee(["user", "list"], { DATA_DIR });
  expect(listed).toMatchObject({ code: 0, out: expect.stringMatching(/^Ada +viewer/m) });
  // What a process of its own left behind is as good for the next.
  const rotated = await runMarqueeHere(["keys", "rotate"], { DATA_DIR });
  expect(rotated.code).toBe(0);
});
