import { expect } from "@playwright/test";
import { expectAccessible, test } from "./test";

test("columns are shown, moved and made wider, and stay so at this address", async ({
  catalogue,
}) => {
  const { page, grid } = catalogue;
  await catalogue.open();
  await page.getByRole("button", { name: "Order, columns and density" }).click();
  const settings = page.getByRole("dialog", { name: "Order, columns and density" });
  await settings.getByRole("checkbox", { name: "Changed" }).check();
  await settings.getByRole("button", { name: "Move Year to the left" }).click();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(settings).toBeHidden();
  await expect(page).toHaveURL(/columns=title,genre,release_year,expiry_date,updated_at/);
  const heads = grid.getByRole("columnheader");
  await expect(heads).toHaveText([/^$/, "Title", "Genre", "Year", "Rights until", "Changed"]);

  const edge = grid.getByRole("separator", { name: "Width of Genre" });
  await edge.focus();
  const width = Number(await edge.getAttribute("aria-valuenow"));
  await page.keyboard.press("ArrowRight");
  await expect(edge).toHaveAttribute("aria-valuenow", String(width + 16));
  await page.reload();
  await expect(heads.last()).toHaveText("Changed");
  await expect(edge).toHaveAttribute("aria-valuenow", String(width + 16));
  await edge.focus();
  await page.keyboard.press("Home");
});

test("films are sorted by several columns, which the address keeps", async ({ catalogue }) => {
  const { page, grid } = catalogue;
  await catalogue.open("/catalogue?query=genre:western,musical");
  await catalogue.sortBy("Genre");
  await grid
    .getByRole("columnheader", { name: "Year" })
    .getByRole("button")
    .click({ modifiers: ["Shift"] });
  await expect(page).toHaveURL(/sort=genre,release_year/);
  await expect(grid.getByRole("columnheader", { name: "Genre" })).toHaveAttribute(
    "aria-sort",
    "ascending",
  );
  await expect(grid).toHaveAttribute("aria-busy", "false");
  const rows = await grid.getByRole("row").allTextContents();
  const musicals = rows.filter((text) => text.includes("Musical"));
  const years = musicals.map((text) => Number(/(\d{4})$/.exec(text.trim())?.[1]));
  expect(years.length).toBeGreaterThan(5);
  expect(years).toEqual(years.toSorted((a, b) => a - b));
  await expectAccessible(page);
  await page.goBack();
  await expect(page).toHaveURL(/sort=genre$/);
});
