import { get, type IncomingMessage } from "node:http";
import { aMovie } from "@marquee/schemas/movie-arbitrary";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { originalMovie } from "../src/original-movie";
import { signInBrowser } from "./browser";
import type { Sent } from "./http-client";
import { beginReading, loadManyFilms, manyFilms } from "./many-films";
import { admin, type MountedServer, mounts, startMount } from "./mount";

const password = { user: admin.user, password: admin.password };

/** A request of every kind, each of which needs the database. */
const requests: Sent[] = [
  { method: "GET", path: "/api/movies" },
  { method: "GET", path: "/api" },
  { method: "GET", path: "/api/search?title=x" },
  { method: "POST", path: "/api", body: originalMovie(aMovie()) },
  { method: "DELETE", path: "/api?title=x" },
  {
    method: "PATCH",
    path: "/api/movies/0193f7e0-0000-7000-8000-000000000000",
    body: { genre: "War" },
  },
  { method: "GET", path: "/api/trpc/movie.list" },
  { method: "POST", path: "/api/trpc/movie.create", body: aMovie() },
  { method: "POST", path: "/api/token", body: password },
  { method: "GET", path: "/readyz" },
];

describe.each(mounts)("with the database away, through $mount", ({ mount, entry }) => {
  let server: MountedServer;
  beforeAll(async () => {
    server = await startMount(entry);
  });
  afterAll(() => server.close());

  test("everything that needs it says 503 and when to try again, and works once it is back", async () => {
    const count = async () =>
      ((await server.call({ method: "GET", path: "/api" })).json as []).length;
    const before = await count();
    server.proxy.cut();
    for (const sent of requests) {
      const { status, headers, text } = await server.call(sent);
      const told = { sent, status, retry: headers["retry-after"] };
      expect(told).toEqual({ sent, status: 503, retry: expect.stringMatching(/^\d+$/) });
      expect(text).not.toMatch(/ECONN|Prisma|127\.0\.0\.1/);
    }
    expect((await server.anonymous({ method: "GET", path: "/livez" })).status).toBe(200);
    server.proxy.mend();
    expect(await count()).toBe(before);
    for (const sent of requests) expect((await server.call(sent)).status).not.toBe(503);
  });

  test("where it only falls silent, that is said in time, and an instance that is to end does", async () => {
    const impatient = await startMount(entry, { DATABASE_STATEMENT_TIMEOUT: "1" });
    const ask = (sent: Sent) => impatient.call(sent);
    await Promise.all(requests.map(ask));
    impatient.proxy.silence();
    const answers = await Promise.all(requests.map(ask));
    expect(answers.map(({ status }) => status)).toEqual(requests.map(() => 503));
    impatient.proxy.mend();
    expect(await ask({ method: "GET", path: "/api/movies" })).toMatchObject({ status: 200 });
    impatient.proxy.silence();
    const unanswered = ask({ method: "GET", path: "/api/movies" }).catch(() => undefined);
    if (mount === "server.ts") expect(await impatient.end("SIGTERM")).toBe(0);
    await unanswered;
    await impatient.close();
  });

  test.runIf(mount === "server.ts")(
    "pages say so with 503 and when to try again, and come back by themselves",
    async () => {
      const { cookie } = await signInBrowser(server);
      const html = { cookie, accept: "text/html" };
      const page = (path: string) => server.anonymous({ method: "GET", path, headers: html });
      server.proxy.cut();
      // Who is there is known for a second more.
      await new Promise((resolve) => setTimeout(resolve, 1_100));
      for (const path of ["/catalogue", "/catalogue/new", "/"]) {
        const { status, headers, text } = await page(path);
        expect([path, status, headers["retry-after"]]).toEqual([path, 503, "5"]);
        expect(text).toContain("Marquee cannot reach its database");
        expect(text).toContain(headers["x-request-id"]);
      }
      expect((await server.anonymous({ method: "GET", path: "/sign-in" })).status).toBe(200);
      server.proxy.mend();
      expect((await page("/catalogue")).status).toBe(200);
    },
  );

  test("readers who leave early give their connection back", async () => {
    await loadManyFilms(server.databaseUrl);
    for (const afterMs of [1, 3, 5, 10, 20, 40, 80, 160]) await readAndLeave(server, afterMs);
    const { status, json } = await server.call({ method: "GET", path: "/api" });
    expect(status).toBe(200);
    expect((json as []).length).toBeGreaterThanOrEqual(manyFilms);
  });

  test("one who reads four whole lists is refused a fifth, until one is read or left", async () => {
    const reading: IncomingMessage[] = [];
    for (let count = 0; count < 4; count += 1) reading.push(await beginReading(server));
    expect(reading.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200]);
    const refused = await server.call({ method: "GET", path: "/api" });
    expect(refused).toMatchObject({ status: 429, headers: { "retry-after": "1" } });
    reading[0]?.destroy();
    const statusOfAnother = async () => {
      const another = await beginReading(server);
      another.destroy();
      return another.statusCode;
    };
    await expect.poll(statusOfAnother).toBe(200);
    for (const answer of reading) answer.destroy();
  });

  test("a list that is cut short never looks whole", async () => {
    const cutShort = new Promise<string>((resolve) => {
      const headers = { authorization: `Bearer ${server.token}` };
      get(`${server.origin}/api`, { headers, agent: false }, (answer) => {
        answer.once("data", () => {
          answer.pause();
          server.proxy.cut();
          setTimeout(() => answer.resume(), 300);
        });
        answer.once("end", () => resolve("whole"));
        answer.once("error", () => resolve("cut"));
      });
    });
    expect(await cutShort).toBe("cut");
    server.proxy.mend();
  });
});

function readAndLeave({ origin, token }: MountedServer, afterMs: number): Promise<void> {
  return new Promise((resolve) => {
    const headers = { authorization: `Bearer ${token}` };
    const sent = get(`${origin}/api`, { headers, agent: false }, (answer) =>
      answer.on("error", () => {}),
    );
    sent.on("error", () => {});
    sent.once("close", () => resolve());
    setTimeout(() => sent.destroy(), afterMs);
  });
}
