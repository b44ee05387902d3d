import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { signInBrowser } from "./browser";
import { mounts, startMount } from "./mount";

/** In bytes, compressed: what a slow laptop still reads and runs within the time wanted for the first rows. */
const most = 250_000;

test("the catalogue's scripts weigh at most 250 KB, and hold no schemas", async () => {
  const [{ entry }] = mounts;
  const server = await startMount(entry);
  const { cookie } = await signInBrowser(server);
  const page = await server.anonymous({ method: "GET", path: "/catalogue", headers: { cookie } });
  const paths = new Set(page.text.match(/\/_next\/static\/chunks\/[^"\\]+\.js/g));
  // Browsers that know modules do not fetch the one for those that do not.
  const polyfills = /src="([^"]+)"[^>]*noModule/i.exec(page.text)?.[1];
  paths.delete(polyfills ?? "");
  const answers = [...paths].map((path) => server.anonymous({ method: "GET", path }));
  const scripts = (await Promise.all(answers)).map(({ text }) => text);
  await server.close();
  expect(scripts.length).toBeGreaterThan(5);
  expect(scripts.filter((script) => script.includes("ZodString"))).toEqual([]);
  const bytes = scripts.reduce((sum, script) => sum + gzipSync(script).length, 0);
  expect(bytes).toBeLessThan(most);
});
