import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type App, getApp } from "@marquee/api/app";
import {
  createEmptyDatabase,
  createTestDatabase,
  type TestDatabase,
} from "@marquee/db/test-database";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { toAppConfig } from "../lib/app-config";
import { parseConfig } from "../lib/parse-config";
import { commands } from "./commands";
import { runMarquee, runMarqueeHere } from "./run-marquee-fixture";

let database: TestDatabase;
/** A Marquee that runs on the same database meanwhile. */
let app: App;
let server: Server;
let origin: string;

beforeAll(async () => {
  database = await createTestDatabase();
  const { database: given, auth_secret = "", ...config } = parseConfig(variables());
  if (!given) throw new Error("There is no database");
  app = getApp(toAppConfig({ ...config, database: given, auth_secret }));
  server = createServer(app.listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await app.close();
  await database.drop();
});

const variables = () => ({
  DATABASE_URL: database.url,
  AUTH_SECRET: "a secret of at least 32 characters",
  PUBLIC_URL: "https://films.example",
  STARTUP_WAIT: "2",
});
const marquee = (words: string[], changed: Record<string, string> = {}) =>
  runMarqueeHere(words, { ...variables(), ...changed });

const link = /^https:\/\/films\.example\/join#([\w-]{43})$/gm;
const linksIn = (text: string) => [...text.matchAll(link)].map(([, token = ""]) => token);

test("as a program it prints what came of it, or complains and ends with that code", async () => {
  const told = await runMarquee(["user", "list"], variables());
  expect(told).toMatchObject({ code: 0, out: expect.stringMatching(/^name +role/) });
  const refused = await runMarquee(["user", "reset", "Nobody"], variables());
  expect(refused).toMatchObject({ code: 1, out: "", err: expect.stringContaining("Nobody") });
});

test("a user is made, listed and reset, each link once and on a line of its own", async () => {
  const made = await marquee(["user", "create", "Ada Lovelace", "--role", "admin"]);
  expect(made.code).toBe(0);
  const listed = await marquee(["user", "list"]);
  expect(listed.out).toMatch(/^Ada Lovelace +admin +invited +off +never$/m);
  const reset = await marquee(["user", "reset", "ada lovelace", "--second-factor"]);
  expect(reset.code).toBe(0);
  const tokens = [...linksIn(made.out), ...linksIn(reset.out)];
  expect(new Set(tokens).size).toBe(2);
  for (const token of tokens) expect(made.err + reset.err + listed.out).not.toContain(token);
});

test("whoever lost their password sets another by the link, and comes in with it", async () => {
  const [invitation = ""] = linksIn((await marquee(["user", "create", "Grace"])).out);
  const entering = (password: string) => app.signIn({ user: "grace", password }, {});
  const using = (token: string, password: string) => app.answerLink({ token, password }, {});
  const [old, lost] = ["seven grey herons wait", "nine brown otters swim"];
  expect(await using(invitation, old)).toMatchObject({ status: 200 });
  expect(await entering(old)).toMatchObject({ result: "signed_in" });
  const [token = ""] = linksIn((await marquee(["user", "reset", "Grace"])).out);
  expect(await using(token, lost)).toMatchObject({ status: 200 });
  expect(await entering(lost)).toMatchObject({ result: "signed_in" });
  expect(await entering(old)).toMatchObject({ result: "refused" });
  expect(await using(token, old)).toMatchObject({ status: 410 });
});

test("token keys are rotated, which ends no token, unless someone has seen them", async () => {
  const body = new URLSearchParams({
    grant_type: "password",
    username: "grace",
    password: "nine brown otters swim",
  });
  const answer = await fetch(`${origin}/api/token`, { method: "POST", body });
  const { access_token } = (await answer.json()) as { access_token: string };
  const takenAfter = async (seconds: number) => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + seconds * 1000 });
    const headers = { authorization: `Bearer ${access_token}` };
    const { status } = await fetch(`${origin}/api/movies`, { headers });
    vi.useRealTimers();
    return status;
  };
  const rotated = await marquee(["keys", "rotate"]);
  expect(rotated).toMatchObject({ code: 0, out: expect.stringContaining("stay good") });
  // An instance keeps the key set for half a minute.
  expect(await takenAfter(30)).toBe(200);
  const ended = await marquee(["keys", "rotate", "--end-old"]);
  expect(ended).toMatchObject({ code: 0, out: expect.stringContaining("half a minute") });
  expect(await takenAfter(60)).toBe(401);
  const administrator = { kind: "user", id: "", name: "Ada", role: "admin" } as const;
  const { events } = await app.createCaller(administrator, "test").audit.list({ limit: 2 });
  const by = { kind: "token_keys_rotated", actor: { kind: "system", name: "Marquee" } };
  expect(events).toMatchObject([
    { ...by, detail: { ends_old: true, kid: ended.out.split(" ")[0] } },
    { ...by, detail: { ends_old: false, kid: rotated.out.split(" ")[0] } },
  ]);
});

test.each<[string, string[], number, RegExp]>([
  ["of a command that is none", ["user", "frob"], 2, /There is no command "user frob"/],
  ["without a name", ["user", "reset"], 2, /takes one name[\s\S]*marquee user reset NAME/],
  ["with an option that is none", ["user", "list", "--all"], 2, /Unknown option '--all'/],
  [
    "with a role that is none",
    ["user", "create", "Bob", "--role", "boss"],
    2,
    /--role must be one of/,
  ],
  ["with a name that is too many", ["keys", "rotate", "now"], 2, /takes no name/],
  ["of a key that is none", ["keys", "rotate", "--kid=1"], 2, /Unknown option '--kid'/],
  ["twice, of the same name", ["user", "create", "ADA  lovelace"], 1, /already/],
  ["for someone who is not there", ["user", "reset", "nobody"], 1, /no user named nobody/],
])("what is asked %s is refused, and says why", async (_, words, code, err) => {
  expect(await marquee(words)).toEqual({ code, out: "", err: expect.stringMatching(err) });
});

test("a database that Marquee never started on is told as such", async () => {
  const empty = await createEmptyDatabase();
  const told = await marquee(["user", "list"], { DATABASE_URL: empty.url });
  await empty.drop();
  expect(told).toMatchObject({ code: 1, err: expect.stringContaining("marquee migrate") });
});

test("migrate makes a database ready with its first administrator, and demo load fills it once", async () => {
  const empty = await createEmptyDatabase();
  const at = { DATABASE_URL: empty.url, ADMIN_PASSWORD: "correct horse battery" };
  const migrated = await marquee(["migrate"], at);
  expect(migrated).toMatchObject({ code: 0, out: expect.stringContaining("is ready") });
  expect((await marquee(["user", "list"], at)).out).toMatch(/^admin +admin +active/m);
  const [loaded, again] = [
    await marquee(["demo", "load"], at),
    await marquee(["demo", "load"], at),
  ];
  await empty.drop();
  expect([loaded.out, again.out]).toEqual(["3200 films were added.\n", "0 films were added.\n"]);
});

test.each<[string, Record<string, string>, string]>([
  ["a malformed variable", { TOKEN_TTL: "soon" }, "TOKEN_TTL must be"],
  ["no secret", { AUTH_SECRET: "" }, "AUTH_SECRET must be given"],
  [
    "a database that is away",
    { DATABASE_URL: "postgresql://marquee:hush@127.0.0.1:1/marquee", STARTUP_WAIT: "0" },
    "DATABASE_URL",
  ],
  ["no database in its folder", { DATABASE_URL: "", DATA_DIR: "/nowhere" }, "yet"],
])("with %s nothing is done, and it says why without a secret", async (_, changed, says) => {
  const { code, out, err } = await marquee(["keys", "rotate"], changed);
  expect({ code, out }).toEqual({ code: 1, out: "" });
  expect(err).toContain(says);
  expect(err).not.toMatch(/hush|\n +at /);
});

test("the help names every command, and asks for no database", async () => {
  const { code, out } = await runMarqueeHere(["--help"], {});
  expect(code).toBe(0);
  for (const { words } of commands) expect(out).toContain(`marquee ${words}`);
});
