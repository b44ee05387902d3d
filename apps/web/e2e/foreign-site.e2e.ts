import { expect, type Page, type Request } from "@playwright/test";
import { sendEveryWay, startForeignSite } from "./foreign-site";
import { baseUrl } from "./server-address";
import { test } from "./test";

const client = { "X-Marquee-Client": "dashboard" };
const view = { name: "Made by a foreign page", query: "genre:horror" };

test("another site can do nothing in the name of a visitor, and show nothing of theirs", async ({
  catalogue,
}) => {
  await catalogue.open();
  const { page } = catalogue;
  const site = await startForeignSite();
  for (const origin of site.origins) {
    const foreign = await page.context().newPage();
    const { sent, statuses } = watchPosts(foreign);
    await foreign.goto(origin);
    for (const path of ["/api/trpc/view.create", "/api/auth/signout"]) {
      await foreign.evaluate(sendEveryWay, { url: `${baseUrl}${path}`, fields: view });
    }
    // Forms, and fetches that ask nobody; what browsers keep from the page has no status to see.
    expect(sent.length).toBeGreaterThanOrEqual(2 * (3 + 4));
    expect(statuses.length).toBeGreaterThanOrEqual(2 * 3);
    expect(statuses.filter((status) => status !== 401 && status !== 403)).toEqual([]);

    await foreign.evaluate((url) => {
      document.body.append(Object.assign(document.createElement("iframe"), { src: url }));
    }, `${baseUrl}/catalogue`);
    await expect(foreign.frameLocator("iframe").last().getByRole("grid")).toHaveCount(0);
    await foreign.close();
  }
  site.close();
  const views = await page.request.get("/api/trpc/view.list", { headers: client });
  expect(views.status()).toBe(200);
  expect(await views.text()).not.toContain(view.name);
  await catalogue.open();
});

/** What a page sends to our server by POST, and the statuses it is seen to be given. */
function watchPosts(page: Page): { sent: string[]; statuses: number[] } {
  const sent: string[] = [];
  const statuses: number[] = [];
  const isOurs = (request: Request) =>
    request.url().startsWith(baseUrl) && request.method() === "POST";
  page.on("request", (request) => {
    if (isOurs(request)) sent.push(request.url());
  });
  page.on("response", (response) => {
    if (isOurs(response.request())) statuses.push(response.status());
  });
  return { sent, statuses };
}
