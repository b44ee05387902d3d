import { expect, type Page } from "@playwright/test";
import { expectAccessible, test } from "./test";

const open = async (page: Page) => {
  await page.goto("/today");
  await expect(page.getByRole("heading", { name: "Today", level: 1 })).toBeVisible();
  await expect(page.locator("html[data-live]")).toBeAttached();
};
const block = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
/** The catalogue's day, which is that of UTC. */
const today = new Date().toISOString().slice(0, 10);

test("each tile counts exactly the films of the list behind it", async ({ catalogue }) => {
  const { page } = catalogue;
  for (const name of [
    "Expired",
    "End today",
    "Within 7 days",
    "Within 30 days",
    "Within 90 days",
  ]) {
    // Other tests add films meanwhile.
    await expect(async () => {
      await open(page);
      const tile = block(page, "Rights that end").getByRole("link", { name });
      const count = /[\d,]+$/.exec((await tile.textContent()) ?? "")?.[0];
      await tile.click();
      await page.waitForURL(/\/catalogue\?query=expires/);
      const films = count === "1" ? "film" : "films";
      await expect(catalogue.count).toHaveText(`${count} ${films} · exact`, { timeout: 3_000 });
    }).toPass();
  }
});

test("the coming months are gone through by keys, and lead to their films", async ({
  catalogue,
}) => {
  const { page } = catalogue;
  await open(page);
  const months = block(page, "Rights that end in the next 24 months");
  const first = months.getByRole("group").getByRole("link").first();
  await first.focus();
  await expect(first).toHaveAccessibleName(/^\w+ \d{4}: [\d,]+ films?$/);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowDown");
  const focused = page.locator(":focus");
  await expect(focused).toHaveAccessibleName(/^\w+ \d{4}, .+: [\d,]+ films?$/);
  const name = (await focused.getAttribute("aria-label")) ?? "";
  await expectAccessible(page);
  await months.getByText("Show as a table").click();
  await expect(months.getByRole("table").getByRole("row")).toHaveCount(25);
  // Of all the links of the chart the Tab key reaches the last one.
  await page.keyboard.press("Shift+Tab");
  await expect(focused).toHaveAccessibleName(name);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/catalogue\?query=/);
  await expect(catalogue.count).toHaveText(`${name.split(": ")[1]} · exact`);
});

test("a film that leaves is renewed in its line by keyboard, and Undo takes it back", async ({
  catalogue,
}) => {
  const { page } = catalogue;
  const title = "0 Renewed";
  await catalogue.add({ title, genre: "Drama", until: today, year: "1999" });
  await open(page);
  const week = block(page, "Leaving within 7 days");
  const renew = week.getByRole("button", { name: `Renew ${title}`, exact: true });
  await renew.focus();
  await page.keyboard.press("Enter");
  const longer = page.getByRole("menu").getByRole("menuitem", { name: "+90 days" });
  await expect(longer).toBeVisible();
  await expect(async () => {
    await page.keyboard.press("ArrowDown");
    await expect(longer).toBeFocused({ timeout: 200 });
  }).toPass();
  await page.keyboard.press("Enter");
  await expect(page.getByText(`${title} now runs until`)).toBeVisible();
  await expect(renew).toBeHidden();
  await expect(week.locator(":focus")).toHaveAccessibleName(/^Renew /);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(renew).toBeVisible();
});

test("a renewal that fails stays in its line with the reason, and Retry does it", async ({
  catalogue,
}) => {
  const { page } = catalogue;
  const title = "0 Prolonged";
  await catalogue.add({ title, genre: "Drama", until: today, year: "1998" });
  await open(page);
  const line = block(page, "Leaving within 7 days")
    .getByRole("listitem")
    .filter({ hasText: title });
  await page.route("**/api/trpc/movie.update*", (route) => route.abort());
  await line.getByRole("button", { name: `Renew ${title}`, exact: true }).click();
  await page.getByRole("menuitem", { name: "Type a day…" }).click();
  await page.keyboard.type("soon");
  await page.keyboard.press("Enter");
  await expect(line).toContainText("Not a day");
  await page.getByLabel(`Last day of ${title}`).fill("2031-05");
  await expect(line).toContainText("31 May 2031");
  await page.keyboard.press("Enter");
  await expect(line.getByRole("alert")).toContainText("Not moved to 31 May 2031.");
  await expectAccessible(page);
  await page.unroute("**/api/trpc/movie.update*");
  await line.getByRole("button", { name: "Retry" }).click();
  await expect(page.getByText(`${title} now runs until 31 May 2031`)).toBeVisible();
  await expect(line).toBeHidden();
});

test("a part that fails leaves the others alone, and its Retry brings it", async ({
  catalogue,
}) => {
  const { page } = catalogue;
  // An answer, and not a lost connection, after which all is asked for again by itself.
  const data = { code: "internal_error", status: 500, detail: "It broke.", request_id: "id-of-it" };
  const error = { message: data.detail, code: -32603, data };
  await page.route("**/api/trpc/movie.genreSpread*", (route) =>
    route.fulfill({ status: 500, json: { error } }),
  );
  await open(page);
  const spread = block(page, "By decade and genre");
  await expect(spread.getByRole("alert")).toContainText(
    "The spread could not be fetched. It broke.",
  );
  await expect(spread.getByRole("alert")).toContainText("id-of-it");
  await expect(block(page, "Changed lately").getByRole("link").first()).toBeVisible();
  await expect(block(page, "Rights that end").getByRole("link")).toHaveCount(5);
  await expectAccessible(page);
  await page.unroute("**/api/trpc/movie.genreSpread*");
  await spread.getByRole("button", { name: "Retry" }).click();
  await expect(spread.getByRole("row", { name: "1990s" })).toBeVisible();
  await expect(
    block(page, "Rights that end in the next 24 months").getByRole("alert"),
  ).toBeVisible();
});
