import { expect } from "@playwright/test";
import { expectAccessible, test } from "./test";

test("the list jumps to a letter by keys, and the films before it are there without a jump", async ({
  catalogue,
}) => {
  const { page } = catalogue;
  await catalogue.open("/catalogue?query=genre:horror");
  await page.keyboard.press("Shift+J");
  const dialog = page.getByRole("dialog", { name: "Jump to" });
  await expect(dialog.getByLabel("Title begins with")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(dialog).toContainText("Type where to jump to.");
  await expectAccessible(page);
  await page.keyboard.type("tales");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/catalogue?query=genre:horror&from=tales");
  const link = catalogue.link("Tales from the Crypt: Demon Knight");
  await expect(link).toBeInViewport();
  // Whatever came before it by now, the keyboard is at the film that was jumped to.
  await page.keyboard.press("j");
  await expect(link).toBeFocused();
  const beginning = catalogue.film("1408");
  await expect(async () => {
    await page.keyboard.press("Home");
    await expect(beginning).toBeInViewport({ timeout: 500 });
  }).toPass();
  expect((await catalogue.titles()).slice(0, 2)).toEqual(["1408", "28 Days Later..."]);

  await page.goBack();
  await expect(page).toHaveURL("/catalogue?query=genre:horror");
  await page.goForward();
  await expect(page).toHaveURL("/catalogue?query=genre:horror&from=tales");
  await page.getByRole("button", { name: "To the beginning" }).click();
  await expect(page).toHaveURL("/catalogue?query=genre:horror");
  await expect(beginning).toBeInViewport();
});

test("films that come before the first in view leave it where it is", async ({ catalogue }) => {
  const { page } = catalogue;
  let answer = () => {};
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route("**/api/trpc/movie.list**", async (route) => {
    if (decodeURIComponent(route.request().url()).includes('"cursor"')) await answered;
    await route.continue();
  });
  await catalogue.open("/catalogue?from=mad");
  const first = catalogue.film("Mad City");
  const place = await first.boundingBox();
  expect(place).not.toBeNull();
  await expect(catalogue.film("M*A*S*H")).toBeHidden();
  answer();
  await expect(catalogue.film("M*A*S*H")).toBeAttached();
  await expect.poll(() => first.boundingBox()).toEqual(place);
});

test("an order by day takes a typed day, and one by year a year; another order begins at its beginning", async ({
  catalogue,
}) => {
  const { page } = catalogue;
  await catalogue.open("/catalogue?sort=-expiry_date");
  await page.getByRole("button", { name: "Jump to…" }).click();
  const dialog = page.getByRole("dialog", { name: "Jump to" });
  await dialog.getByLabel("Rights until").fill("no day");
  await page.keyboard.press("Enter");
  await expect(dialog).toContainText("Not a day yet.");
  await dialog.getByLabel("Rights until").fill("31 jan 2028");
  await expect(dialog).toContainText("31 Jan 2028");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/catalogue?sort=-expiry_date&from=2028-01-31");
  await expect(page.getByRole("button", { name: "From 31 Jan 2028" })).toBeFocused();
  await expect(catalogue.grid.getByRole("row").nth(1)).toContainText(/Jan 2028|Feb 2028/);

  await catalogue.sortBy("Year");
  await expect(page).toHaveURL("/catalogue?sort=release_year");
  await page.getByRole("button", { name: "Jump to…" }).click();
  await dialog.getByRole("button", { name: "1990" }).click();
  await expect(page).toHaveURL("/catalogue?sort=release_year&from=1990");
  await expect(catalogue.grid.getByRole("row").filter({ hasText: "1990" }).first()).toBeVisible();
});

test("a list that begins beyond its last film shows its end", async ({ catalogue }) => {
  await catalogue.open("/catalogue?from=zzzzz");
  await expect(catalogue.film("Zwartboek")).toBeInViewport();
});
