import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "./browser";
import { admin, type MountedServer, mounts, startMount } from "./mount";

let server: MountedServer;
beforeAll(async () => {
  server = await startMount(mounts[0].entry, { AUTH_AUTHENTICATORS: "token" });
});
afterAll(() => server.close());

const get = (path: string, cookie = "") =>
  server.anonymous({ method: "GET", path, headers: { cookie } });

test("where no session is read every page leads to sign-in, which has no form and says why", async () => {
  const { status, headers } = await get("/catalogue");
  expect([status, String(headers.location)]).toEqual([307, expect.stringMatching(/^\/sign-in/)]);
  const page = await get("/sign-in");
  expect([page.status, page.text.includes("Nobody signs in here")]).toEqual([200, true]);
  expect(page.text).not.toContain("<form");
});

test("no session begins there, though the password is right", async () => {
  const browser = openBrowser(server.origin);
  const refused = await browser.signIn(admin);
  expect(refused.status).toBe(401);
  expect([...browser.cookies.keys()].sort()).toEqual(["marquee.callback", "marquee.csrf"]);
  expect((await get("/catalogue", browser.cookie())).status).toBe(307);
});

test("and tokens are as good there as anywhere", async () => {
  expect((await server.call({ method: "GET", path: "/api/movies" })).status).toBe(200);
});
