import { expect, type Page } from "@playwright/test";
import { expectAccessible, test } from "./test";

const open = async (page: Page, search: string) => {
  await page.goto(`/calendar?${search}`);
  await expect(page.getByRole("heading", { name: "Calendar", level: 1 })).toBeVisible();
  await expect(page.locator("html[data-live]")).toBeAttached();
};
const grid = (page: Page) => page.getByRole("grid", { name: /^Rights that end in / });
const day = (page: Page, name: string | RegExp) => grid(page).getByRole("link", { name });
const panel = (page: Page) => page.getByRole("complementary");

test("the days of a month are gone through by keys, into other months and years", async ({
  catalogue: { page },
}) => {
  await open(page, "year=2027&month=3");
  const begin = day(page, /^Monday,? 1 March 2027, /);
  await begin.focus();
  const focused = page.locator(":focus");
  for (const [key, name] of [
    ["ArrowRight", /^Tuesday,? 2 March 2027, /],
    ["ArrowDown", /^Tuesday,? 9 March 2027, /],
    ["End", /^Sunday,? 14 March 2027, /],
    ["Home", /^Monday,? 8 March 2027, /],
    ["PageDown", /^Thursday,? 8 April 2027, /],
    ["Shift+PageUp", /^Wednesday,? 8 April 2026, /],
    ["Shift+PageDown", /^Thursday,? 8 April 2027, /],
    ["PageUp", /^Monday,? 8 March 2027, /],
    ["ArrowLeft", /^Sunday,? 7 March 2027, /],
    ["ArrowUp", /^Sunday,? 28 February 2027, /],
  ] as const) {
    await page.keyboard.press(key);
    await expect(focused).toHaveAccessibleName(name);
  }
  await expect(page).toHaveURL("/calendar?year=2027&month=2");
  await expect(grid(page)).toHaveAccessibleName("Rights that end in February 2027");
  // Of all the days one is reached by the Tab key.
  await expect(grid(page).locator("a[tabindex='0']")).toHaveCount(1);
});

test("a day opens its films beside it, one is moved by its menu, and Undo takes it back", async ({
  catalogue,
}) => {
  const { page } = catalogue;
  const title = "ZZ Moved";
  await catalogue.add({ title, genre: "Drama", until: "2034-05-10", year: "1997" });
  await open(page, "year=2034&month=5");
  await day(page, /10 May 2034, 1 film: ZZ Moved$/).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/calendar?year=2034&month=5&day=2034-05-10");
  await expect(panel(page).getByRole("heading", { name: /10 May 2034/ })).toBeFocused();
  await expect(panel(page)).toContainText("1 film");
  await expectAccessible(page);

  await panel(page)
    .getByRole("button", { name: `Move ${title}` })
    .click();
  await page.getByRole("menuitem", { name: "Same day next month 10 Jun 2034" }).click();
  await expect(page.getByText(`${title} now runs until 10 Jun 2034`)).toBeVisible();
  await expect(panel(page)).toContainText("No film's rights end on this day.");
  await expect(day(page, /10 May 2034, no films$/)).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(day(page, /10 May 2034, 1 film: ZZ Moved$/)).toBeVisible();

  await panel(page)
    .getByRole("heading", { name: /10 May 2034/ })
    .focus();
  await page.keyboard.press("Escape");
  await expect(panel(page)).toBeHidden();
  await expect(page.locator(":focus")).toHaveAccessibleName(/10 May 2034/);
});

test("a query narrows the calendar, and one that cannot be read says where", async ({
  catalogue,
}) => {
  const { page } = catalogue;
  await catalogue.add({ title: "ZZ Narrow", genre: "Noir", until: "2034-08-10", year: "1996" });
  await catalogue.add({ title: "ZZ Wide", genre: "Drama", until: "2034-08-10", year: "1996" });
  await open(page, "year=2034&month=8");
  await expect(day(page, /10 August 2034, 2 films: ZZ Narrow, ZZ Wide$/)).toBeVisible();
  await page.keyboard.press("/");
  await page.keyboard.type("genre:noir");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/calendar?year=2034&month=8&query=genre:noir");
  await expect(day(page, /10 August 2034, 1 film: ZZ Narrow$/)).toBeVisible();
  await expect(page.getByRole("link", { name: /^August 2034: 1 film, most on/ })).toBeVisible();

  const query = page.getByRole("searchbox", { name: "Narrow the films" });
  await query.fill("genre:noir colour:red");
  await query.press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: "(at character 12)" })).toBeVisible();
  await expect(day(page, /10 August 2034, 1 film/)).toBeVisible();
  await expectAccessible(page);
});

test("a year that does not come leaves the month alone, and its Retry brings it", async ({
  catalogue: { page },
}) => {
  await open(page, "year=2026&month=12");
  const ofYear = /movie\.expiryDays\?input=.*2027-01-01.*2027-12-31/;
  const data = { code: "internal_error", status: 500, detail: "It broke.", request_id: "id-of-it" };
  const error = { message: data.detail, code: -32603, data };
  await page.route(ofYear, (route) => route.fulfill({ status: 500, json: { error } }));
  await page.getByRole("button", { name: "Next year" }).click();
  const year = page.getByRole("region", { name: "2027" });
  await expect(year.getByRole("alert")).toContainText("The days could not be counted.");
  await expect(day(page, /31 December 2027, \d+ films?:/)).toBeVisible();
  await page.unroute(ofYear);
  await year.getByRole("button", { name: "Retry" }).click();
  await expect(
    year.getByRole("link", { name: /^December 2027: \d+ films?, most on/ }),
  ).toBeVisible();
});
