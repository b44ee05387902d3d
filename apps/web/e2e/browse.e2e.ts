import { expect } from "@playwright/test";
import { expectAccessible, test } from "./test";

test("the first films are there before any script runs", async ({ browser, session, baseURL }) => {
  const context = await browser.newContext({
    baseURL,
    storageState: session,
    javaScriptEnabled: false,
  });
  const page = await context.newPage();
  await page.goto("/catalogue?query=alien");
  await expect(page.getByRole("link", { name: "Alien", exact: true })).toBeVisible();
  await context.close();
});

test("Alien is found by typing", async ({ catalogue }) => {
  await catalogue.open();
  await catalogue.page.keyboard.press("/");
  await expect(catalogue.search).toBeFocused();
  await catalogue.page.keyboard.type("alien");
  await expect(catalogue.film("Alien")).toContainText("1979");
  await expect(catalogue.page).toHaveURL("/catalogue?query=alien");
  await expectAccessible(catalogue.page);

  await catalogue.page.keyboard.press("Enter");
  await expect(catalogue.grid.getByRole("link").first()).toBeFocused();
});

test("more than 3,000 films are sorted and paged to the end", async ({ catalogue }) => {
  await catalogue.open();
  await expect(catalogue.count).toHaveText(/^3,2\d\d films · exact$/);
  await catalogue.sortBy("Rights until");
  await expect(catalogue.page).toHaveURL("/catalogue?sort=expiry_date");
  await expect(catalogue.grid.getByRole("columnheader", { name: "Rights until" })).toHaveAttribute(
    "aria-sort",
    "ascending",
  );
  await expect(catalogue.grid.getByRole("row").nth(1)).toContainText("Expired");
  await catalogue.sortBy("Rights until");
  await expect(catalogue.page).toHaveURL("/catalogue?sort=-expiry_date");
  await expect(catalogue.grid.getByRole("row").nth(1)).toContainText("in 3 years");

  const rowCount = Number(await catalogue.grid.getAttribute("aria-rowcount"));
  await catalogue.grid.getByRole("link").first().focus();
  const lastRow = catalogue.grid.locator(`[aria-rowindex="${rowCount}"]`);
  const toTheEnd = async () => {
    await catalogue.page.keyboard.press("End");
    return lastRow.isVisible();
  };
  await expect.poll(toTheEnd, { timeout: 40_000, intervals: [50] }).toBe(true);
  await expect(lastRow).toContainText("Expired");
  await expectAccessible(catalogue.page);
});

test("after Back the keys go on where the list was left", async ({ catalogue }) => {
  const { page } = catalogue;
  const films = page.locator(".film-rows");
  const top = () => films.evaluate((element) => element.scrollTop);
  await catalogue.open();
  await films.evaluate((element) => element.scrollTo({ top: 1_610 }));
  await expect.poll(() => page.evaluate(() => "marquee.scroll" in history.state)).toBe(true);
  await page.keyboard.press("g");
  await page.keyboard.press("s");
  await expect(page).toHaveURL("/settings/account");
  await page.goBack();
  await expect.poll(top).toBe(1_610);
  await catalogue.isLive();
  await page.keyboard.press("j");
  await expect(films.locator("[data-place]:focus")).toBeInViewport();
  expect(await top()).toBe(1_610);
});
