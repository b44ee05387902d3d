import { expect, type Page } from "@playwright/test";
import { Catalogue } from "./catalogue";
import { baseUrl } from "./server-address";
import { test } from "./test";

const scripts = /\/_next\/static\/chunks\//;
const palette = (page: Page) =>
  page.getByRole("dialog", { name: "Find films, views and actions" }).getByRole("combobox");

test("keys that follow at once are for what opens, however late it comes", async ({
  catalogue,
}) => {
  const { page } = catalogue;
  await catalogue.open("/catalogue?query=title:alien");
  await page.route(scripts, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    await route.continue();
  });
  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("xgtccasablanca");
  await expect(palette(page)).toHaveValue("xgtccasablanca");
  await expect(page).toHaveURL(/\/catalogue\?query=title:alien$/);
  await page.keyboard.press("Escape");
  await expect(palette(page)).toBeHidden();

  await page.keyboard.press("j");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("e");
  await page.keyboard.type("Comedy");
  const genre = catalogue.grid.getByRole("combobox", { name: "Genre of Alien" });
  await expect(genre).toHaveValue("Comedy");
  await page.keyboard.press("Escape");
});

test("a part that cannot be fetched is told of, and the page goes on without it", async ({
  browser,
  session,
}) => {
  // Not a watched one: of this the browser complains.
  const page = await browser.newPage({ baseURL: baseUrl, storageState: session });
  const catalogue = new Catalogue(page);
  // What the page names is fetched. The rest never is: it may be loaded ahead before a key is pressed.
  const named = await (await page.request.get("/catalogue")).text();
  await page.route(scripts, (route) => {
    const { pathname } = new URL(route.request().url());
    return named.includes(pathname) ? route.continue() : route.abort();
  });
  await catalogue.open();
  await page.keyboard.press("ControlOrMeta+k");
  await expect(page.getByText("This could not be fetched.")).toBeVisible();
  await catalogue.search.fill("alien");
  await expect(catalogue.link("Alien")).toBeVisible();
  await page.close();
});

test("what opens later is there offline as well, once the page has been open for a while", async ({
  catalogue,
}) => {
  const { page } = catalogue;
  await catalogue.open();
  // Parts are loaded ahead after three seconds of this.
  await page.waitForTimeout(6_000);
  await page.context().setOffline(true);
  await page.keyboard.press("ControlOrMeta+k");
  await expect(palette(page)).toBeFocused();
  await page.keyboard.press("Escape");
  await page.keyboard.press("c");
  await expect(catalogue.field("Title")).toBeFocused();
});
