import { expect } from "@playwright/test";
import { expectAccessible, test } from "./test";

test("a change is found in the history, shown field by field, and undone but for what changed since", async ({
  catalogue,
}) => {
  const { page } = catalogue;
  await catalogue.add({ title: "ZZ Changed", genre: "Drama", until: "2031-01-31", year: "2001" });
  await catalogue.field("Genre").fill("Musical");
  await page.keyboard.press("Tab");
  await catalogue.save.click();
  await expect(page.getByText("Saved ZZ Changed")).toBeVisible();

  await page.keyboard.press("g");
  await page.keyboard.press("h");
  await expect(page.getByRole("heading", { name: "History", level: 1 })).toBeVisible();
  await catalogue.isLive();
  const changes = page
    .getByRole("table", { name: "History" })
    .getByRole("row")
    .filter({ hasText: "ZZ Changed" })
    .getByRole("link");
  await changes.first().focus();
  await page.keyboard.press("j");
  await expect(changes.first()).not.toBeFocused();
  await page.keyboard.press("k");
  await expect(changes.first()).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/history\?open=[0-9a-f-]{36}/);
  const panel = page.getByRole("complementary");
  await expect(panel).toContainText("before: Drama→after: Musical");
  await expectAccessible(page);

  await panel.getByRole("button", { name: "Close" }).click();
  await changes.nth(1).click();
  await panel.getByRole("button", { name: "Undo this change" }).click();
  await expect(panel.getByRole("status")).toContainText("0 films put back.");
  await expect(panel.getByRole("status")).toContainText("ZZ Changed was changed since.");
  await expectAccessible(page);

  await panel.getByRole("button", { name: "Close" }).click();
  await changes.first().click();
  await panel.getByRole("button", { name: "Undo this change" }).click();
  await expect(panel.getByRole("status")).toContainText("1 film put back.");
  await expect(panel).toContainText("Undone by another change");
});

test("the history is narrowed by what, who and when, and says when nothing is like that", async ({
  catalogue,
}) => {
  const { page } = catalogue;
  await page.goto("/history?kind=load");
  await catalogue.isLive();
  const rows = page.getByRole("table", { name: "History" }).getByRole("row");
  await expect(rows.nth(1)).toContainText("Marquee itself");
  await page.getByLabel("By whom").selectOption("By me");
  await expect(page.getByRole("heading", { name: "No change matches" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Show all changes" }).click();
  await expect(page).toHaveURL("/history");
  await expect(rows.nth(1)).toBeVisible();
});
