import { execFile } from "node:child_process";
import { join } from "node:path";
import {
  createEmptyDatabase,
  createTestDatabase,
  type TestDatabase,
} from "@marquee/db/test-database";
import { afterAll, beforeAll, expect, test } from "vitest";

const entry = join(import.meta.dirname, "../../marquee.ts");
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

type Result = { code: number; out: string; err: string };

function marquee(words: string[], url = database.url): Promise<Result> {
  // biome-ignore lint/style/noProcessEnv: a person's terminal hands on the same
  const { PATH, HOME } = process.env;
  const env = {
    PATH,
    HOME,
    NODE_ENV: "production" as const,
    DATABASE_URL: url,
    AUTH_SECRET: "a secret of at least 32 characters",
    PUBLIC_URL: "https://films.example",
    STARTUP_WAIT: "2",
  };
  return new Promise((resolve) => {
    execFile(process.execPath, ["--import", "tsx", entry, ...words], { env }, (error, out, err) =>
      resolve({ code: typeof error?.code === "number" ? error.code : 0, out, err }),
    );
  });
}

test("a user is made, listed and reset, each link on a line of its own", async () => {
  const link = /^https:\/\/films\.example\/join#[\w-]{43}$/m;
  const made = await marquee(["user", "create", "Ada Lovelace", "--role", "admin"]);
  expect(made).toMatchObject({ code: 0, out: expect.stringMatching(link) });
  const listed = await marquee(["user", "list"]);
  expect(listed.out).toMatch(/^Ada Lovelace +admin +invited +off +never$/m);
  const reset = await marquee(["user", "reset", "ada lovelace", "--second-factor"]);
  expect(reset).toMatchObject({ code: 0, out: expect.stringMatching(link) });
  expect(reset.out.match(link)?.[0]).not.toBe(made.out.match(link)?.[0]);
});

test.each<[string, string[], number, RegExp]>([
  ["of a command that is none", ["user", "frob"], 2, /There is no command "user frob"/],
  ["without a name", ["user", "reset"], 2, /takes one name[\s\S]*marquee user reset NAME/],
  ["with an option that is none", ["user", "list", "--all"], 2, /Unknown option '--all'/],
  [
    "with a role that is none",
    ["user", "create", "Bob", "--role", "boss"],
    1,
    /role must be one of/,
  ],
  ["for someone who is not there", ["user", "reset", "nobody"], 1, /no user named nobody/],
])("what is asked %s is refused, and says why", async (_, words, code, err) => {
  expect(await marquee(words)).toEqual({ code, out: "", err: expect.stringMatching(err) });
});

test("a database that Marquee never started on is told as such", async () => {
  const empty = await createEmptyDatabase();
  const told = await marquee(["user", "list"], empty.url);
  await empty.drop();
  expect(told).toMatchObject({ code: 1, err: expect.stringContaining("Start Marquee once") });
});

test("the help names every command", async () => {
  const { code, out } = await marquee(["--help"]);
  expect(code).toBe(0);
  for (const words of ["user create", "user reset", "user list"]) expect(out).toContain(words);
});
