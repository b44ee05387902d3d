import { expect, type Locator } from "@playwright/test";
import type { Catalogue } from "./catalogue";
import { expectAccessible, test } from "./test";

/** The API, and where the page asks whether the server is back. */
const api = /\/(api\/trpc\/|livez)/;

/** Where changes of films are saved. */
const saves = /\/api\/trpc\/movie\.update/;

/** The list of one film that a test has for itself, with the cursor at its genre. */
async function openAlone(catalogue: Catalogue, title: string): Promise<Locator> {
  await catalogue.add({ title, genre: "Drama", until: "2031-01-31", year: "2001" });
  await catalogue.open(`/catalogue?query=${encodeURIComponent(`title:"${title}"`)}`);
  await catalogue.page.keyboard.press("j");
  await expect(catalogue.link(title)).toBeFocused();
  await catalogue.page.keyboard.press("ArrowRight");
  return catalogue.film(title);
}

test("cells are typed into one after the other, shown at once, and one change is undone", async ({
  catalogue,
}) => {
  const { page } = catalogue;
  const { keyboard } = page;
  const row = await openAlone(catalogue, "ZZ Cells");
  await keyboard.press("e");
  const genre = row.getByRole("combobox", { name: "Genre of ZZ Cells" });
  await expect(genre).toBeFocused();
  await keyboard.type("Musi");
  await expect(row.getByRole("option", { name: "Musical", exact: true })).toBeVisible();
  await expectAccessible(page);
  await keyboard.type("cal");
  await keyboard.press("Tab");
  const until = row.getByRole("textbox", { name: "Rights until of ZZ Cells" });
  await expect(until).toBeFocused();
  await keyboard.type("29 feb 2032");
  await expect(row.getByRole("status")).toContainText("29 Feb 2032");
  await keyboard.press("Tab");
  await expect(row.getByRole("textbox", { name: "Year of ZZ Cells" })).toBeFocused();
  await keyboard.press("Escape");
  await expect(row).toContainText(/Musical.*29 Feb 2032.*2001/);
  await expect(page.getByText("Saved ZZ Cells")).toHaveCount(2);
  await keyboard.press("ControlOrMeta+z");
  await expect(row).toContainText(/Musical.*31 Jan 2031/);
  await keyboard.press("Enter");
  await expect(catalogue.panel.getByRole("heading", { name: "ZZ Cells" })).toBeVisible();
  await expect(catalogue.field("Genre")).toHaveValue("Musical");
});

test("what is no value is refused where it is typed, and Esc goes back to what was", async ({
  catalogue,
}) => {
  const { page } = catalogue;
  const { keyboard } = page;
  const row = await openAlone(catalogue, "ZZ Refused");
  await keyboard.press("ArrowRight");
  await keyboard.press("ArrowRight");
  await keyboard.press("e");
  const year = row.getByRole("textbox", { name: "Year of ZZ Refused" });
  await expect(year).toBeFocused();
  await keyboard.type("1066");
  await keyboard.press("Enter");
  await expect(row.getByRole("alert")).toContainText(/Year must be 1888 to \d{4}\./);
  await expect(year).toBeFocused();
  await expectAccessible(page);
  await keyboard.press("Escape");
  await expect(row).toContainText("2001");
  await expect(row.getByRole("alert")).toBeHidden();
});

test("a cell whose save fails never looks saved, and Retry saves it", async ({ catalogue }) => {
  const { page } = catalogue;
  const { keyboard } = page;
  const row = await openAlone(catalogue, "ZZ Unsaved");
  await page.route(api, (route) => route.abort());
  await keyboard.press("e");
  await expect(row.getByRole("combobox", { name: "Genre of ZZ Unsaved" })).toBeFocused();
  await keyboard.type("Western");
  await keyboard.press("Enter");
  const strip = page.getByRole("alert").filter({ hasText: "ZZ Unsaved, Genre: Not saved." });
  await expect(strip).toBeVisible();
  await expect(row.getByRole("gridcell", { name: "Western" })).toHaveAttribute(
    "aria-invalid",
    "true",
  );
  await expectAccessible(page);
  await page.unroute(api);
  await strip.getByRole("button", { name: "Retry" }).click();
  await expect(page.getByText("Saved ZZ Unsaved")).toBeVisible();
  await expect(strip).toBeHidden();
  await page.reload();
  await expect(row).toContainText("Western");
});

test("what was typed and is not saved is there again after another page", async ({ catalogue }) => {
  const { page } = catalogue;
  const { keyboard } = page;
  const row = await openAlone(catalogue, "ZZ Returned");
  await keyboard.press("ArrowRight");
  await keyboard.press("ArrowRight");
  await keyboard.press("e");
  await expect(row.getByRole("textbox", { name: "Year of ZZ Returned" })).toBeFocused();
  await keyboard.type("1066");
  await page.getByRole("link", { name: "History", exact: true }).click();
  await expect(page.getByRole("heading", { name: "History", level: 1 })).toBeVisible();
  await page.goBack();
  const strip = page.getByRole("alert").filter({ hasText: "ZZ Returned, Year: Year must be" });
  await expect(strip).toBeVisible();
  const year = row.getByRole("gridcell", { name: "1066" });
  await expect(year).toHaveAttribute("aria-invalid", "true");
  await strip.getByRole("button", { name: "Give up" }).click();
  await expect(strip).toBeHidden();
  await expect(row).toContainText("2001");

  // Back and Forward leave an open cell as a click elsewhere does.
  await catalogue.link("ZZ Returned").focus();
  for (const key of ["ArrowRight", "ArrowRight", "ArrowRight", "e"]) await keyboard.press(key);
  await expect(row.getByRole("textbox", { name: "Year of ZZ Returned" })).toBeFocused();
  await keyboard.type("1999");
  await page.goForward();
  await expect(page.getByText("Saved ZZ Returned")).toBeVisible();
});

test("a save that fails after its page is left is told there, and Retry waits in the catalogue", async ({
  catalogue,
}) => {
  const { page } = catalogue;
  const { keyboard } = page;
  const row = await openAlone(catalogue, "ZZ Left");
  let fail = () => {};
  const left = new Promise<void>((resolve) => {
    fail = resolve;
  });
  await page.route(saves, async (route) => {
    await left;
    await route.abort();
  });
  await keyboard.press("e");
  await expect(row.getByRole("combobox", { name: "Genre of ZZ Left" })).toBeFocused();
  await keyboard.type("Western");
  await keyboard.press("Enter");
  await expect(row.getByRole("gridcell", { name: "Western" })).toHaveAttribute("aria-busy", "true");
  await page.getByRole("link", { name: "History", exact: true }).click();
  await expect(page.getByRole("heading", { name: "History", level: 1 })).toBeVisible();
  fail();
  const message = page.getByRole("region", { name: "Messages" });
  await expect(message).toContainText("ZZ Left, Genre: Not saved.");
  await page.unroute(saves);
  await message.getByRole("button", { name: "Show" }).click();
  const strip = page.getByRole("alert").filter({ hasText: "ZZ Left, Genre: Not saved." });
  await strip.getByRole("button", { name: "Retry" }).click();
  await expect(page.getByText("Saved ZZ Left")).toBeVisible();
  await expect(strip).toBeHidden();
});

test("a cell that someone else's change came before is compared, and overwrites nothing", async ({
  catalogue,
  otherCatalogue,
}) => {
  const { page } = catalogue;
  const row = await openAlone(catalogue, "ZZ Both");
  await otherCatalogue.open('/catalogue?query=title:"zz both"');
  await otherCatalogue.link("ZZ Both").click();
  await otherCatalogue.field("Genre").fill("Horror");
  await otherCatalogue.save.click();
  await expect(otherCatalogue.page.getByText("Saved ZZ Both")).toBeVisible();

  await page.keyboard.press("e");
  await expect(row.getByRole("combobox", { name: "Genre of ZZ Both" })).toBeFocused();
  await page.keyboard.type("Comedy");
  await page.keyboard.press("Enter");
  await expect(row).toContainText("someone changed ZZ Both meanwhile");
  await row.getByRole("button", { name: "Compare" }).click();
  await expect(catalogue.panel).toContainText("Horror");
  await expect(catalogue.panel).toContainText("Comedy");
  await expectAccessible(page);
});
