import { expect } from "@playwright/test";
import { expectAccessible, test } from "./test";

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

test("on a phone films have two lines and a page of their own", async ({ catalogue }) => {
  const { page } = catalogue;
  await catalogue.open();
  await expectAccessible(page);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBe(390);

  await page.getByRole("button", { name: "Order, columns and density" }).tap();
  const settings = page.getByRole("dialog", { name: "Order, columns and density" });
  await settings.getByRole("combobox", { name: "Then by…" }).selectOption("Rights until");
  await settings.getByRole("button", { name: "Do not sort by Title" }).tap();
  await settings.getByRole("button", { name: /^Rights until: first to last/ }).tap();
  await expectAccessible(page);
  await settings.getByRole("button", { name: "Close" }).tap();
  await expect(page).toHaveURL("/catalogue?sort=-expiry_date");
  await catalogue.search.fill("expires<today");
  await page.keyboard.press("Enter");
  await expect(catalogue.grid.getByRole("row").nth(1)).toContainText("Expired");

  const film = catalogue.grid.getByRole("link").first();
  const title = (await film.textContent()) ?? "";
  await film.tap();
  await expect(catalogue.panel.getByRole("heading", { name: title })).toBeFocused();
  const box = await catalogue.panel.boundingBox();
  expect(box).toEqual({ x: 0, y: 0, width: 390, height: 844 });
  await expectAccessible(page);
  await page.goBack();
  await expect(catalogue.panel).toBeHidden();
  await expect(film).toBeVisible();
});
