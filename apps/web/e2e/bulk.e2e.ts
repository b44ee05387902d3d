import { expect } from "@playwright/test";
import { expectAccessible, test } from "./test";

test("films are added, edited, extended together and all of it undone by keys alone", async ({
  catalogue,
}) => {
  const { page } = catalogue;
  const { keyboard } = page;
  for (const year of ["2001", "2002", "2003"]) {
    await catalogue.add({ title: "ZZ Many", genre: "Drama", until: "2031-01-31", year });
  }
  await catalogue.open("/catalogue?query=title:%22zz+many%22");
  const rows = catalogue.grid.getByRole("row", { name: /ZZ Many/ });
  await expect(rows).toHaveCount(3);
  await keyboard.press("j");
  await keyboard.press("x");
  await expect(page.getByText("1 film selected")).toBeVisible();
  await keyboard.press("Shift+ArrowDown");
  await keyboard.press("Shift+ArrowDown");
  await expect(page.getByText("3 films selected")).toBeVisible();
  await expect(rows.first()).toHaveAttribute("aria-selected", "true");
  await expectAccessible(page);

  await keyboard.press("Shift+E");
  const dialog = page.getByRole("dialog", { name: "Extend rights" });
  await expect(dialog.getByRole("radio", { name: "By days" })).toBeFocused();
  await keyboard.press("Tab");
  await keyboard.press("ControlOrMeta+a");
  await keyboard.type("0");
  await keyboard.press("Enter");
  await expect(dialog).toContainText("Days must be 1 to 36500.");
  await keyboard.press("ControlOrMeta+a");
  await keyboard.type("28");
  await keyboard.press("Enter");
  await expect(dialog).toContainText("3 films match. 3 will change.");
  await expect(dialog.getByRole("listitem").first()).toContainText("28 Feb 2031");
  await expectAccessible(page);
  await keyboard.press("ControlOrMeta+Enter");
  await expect(dialog).toContainText("Extended 3 films. It took");
  await dialog.getByRole("button", { name: "Close" }).last().focus();
  await keyboard.press("Enter");
  await expect(rows.first()).toContainText("28 Feb 2031");
  await expect(page.getByText("3 films selected")).toBeHidden();
  await keyboard.press("ControlOrMeta+z");
  await expect(rows.first()).toContainText("31 Jan 2031");
});

test("a change by which its films leave the list is told to its end, and opens nothing when it is undone", async ({
  catalogue,
}) => {
  const { page } = catalogue;
  const { keyboard } = page;
  const genre = `ZZ Leaving ${Date.now()}`;
  for (const year of ["2001", "2002"]) {
    await catalogue.add({ title: "ZZ Leaving", genre, until: "2031-01-31", year });
  }
  await catalogue.open(`/catalogue?query=${encodeURIComponent(`genre:"${genre}"`)}`);
  for (const key of ["j", "x", "Shift+ArrowDown"]) await keyboard.press(key);
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Edit films" });
  const field = dialog.getByRole("combobox", { name: "Genre" });
  await field.pressSequentially("Dra");
  await expect(dialog.getByRole("listbox")).toBeVisible();
  await keyboard.press("Escape");
  await expect(dialog.getByRole("listbox")).toBeHidden();
  await expect(field).toHaveValue("Dra");
  await keyboard.type("ma");
  await keyboard.press("ControlOrMeta+Enter");
  await expect(dialog).toContainText("2 films match. 2 will change.");
  await keyboard.press("ControlOrMeta+Enter");
  // Behind the dialog nothing has a role.
  await expect(page.getByText("No film matches")).toBeVisible();
  await expect(dialog).toContainText("Changed 2 films.");
  await dialog.getByRole("button", { name: "Close" }).last().click();
  await expect(dialog).toBeHidden();
  await keyboard.press("ControlOrMeta+z");
  await expect(catalogue.film("ZZ Leaving")).toHaveCount(2);
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page.getByText("2 films selected")).toBeHidden();
});

test("all that match are edited as a query, and not where the catalogue has changed since the look", async ({
  catalogue,
  otherCatalogue,
}) => {
  const { page } = catalogue;
  const genre = `ZZ Genre ${Date.now()}`;
  await catalogue.add({ title: "ZZ Query", genre, until: "2031-01-31", year: "2001" });
  await catalogue.add({ title: "ZZ Query", genre, until: "2031-01-31", year: "2002" });
  await catalogue.open(`/catalogue?query=${encodeURIComponent(`genre:"${genre}"`)}`);
  await catalogue.grid.getByRole("checkbox", { name: "Select all films that are shown" }).check();
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Edit films" });
  await dialog.getByLabel("Year").fill("1066");
  await dialog.getByRole("button", { name: "Preview" }).click();
  await expect(dialog).toContainText(/Year must be 1888 to \d{4}\./);
  await dialog.getByLabel("Year").fill("2002");
  await dialog.getByRole("button", { name: "Preview" }).click();
  await expect(dialog).toContainText("would be");
  await dialog.getByRole("button", { name: "Back" }).click();
  await dialog.getByLabel("Year").fill("");
  await dialog.getByLabel("Rights until").fill("eom");
  await dialog.getByRole("button", { name: "Preview" }).click();
  await expect(dialog).toContainText("2 films match. 2 will change.");

  await otherCatalogue.open(`/catalogue?query=${encodeURIComponent(`genre:"${genre}"`)}`);
  await otherCatalogue.link("ZZ Query").first().click();
  await otherCatalogue.panel.getByRole("button", { name: "Delete ZZ Query" }).click();
  await expect(otherCatalogue.page.getByText("Deleted ZZ Query")).toBeVisible();

  await dialog.getByRole("button", { name: "Change exactly 2 films" }).click();
  await expect(dialog.getByRole("alert")).toContainText("Nothing was changed.");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Look again" }).click();
  await expect(dialog).toContainText("1 film match");
  await dialog.getByRole("button", { name: "Change exactly 1 film" }).click();
  await expect(dialog).toContainText("Changed 1 film.");
});

test("a range runs from where Shift began to the cursor, back as well as on, and takes nothing else", async ({
  catalogue,
}) => {
  const { page, grid } = catalogue;
  const press = async (key: string, times: number) => {
    for (let time = 0; time < times; time++) await page.keyboard.press(key);
  };
  const selected = (count: number) => expect(page.getByText(`${count} films selected`));
  await catalogue.open();
  await press("j", 3);
  await press("x", 1);
  await press("j", 5);
  await press("x", 1);
  await press("k", 5);
  await press("Shift+ArrowDown", 1);
  await selected(3).toBeVisible();
  await press("Shift+ArrowDown", 2);
  await selected(5).toBeVisible();
  await press("Shift+ArrowUp", 2);
  await selected(3).toBeVisible();

  const film = (row: number) => grid.locator(`[aria-rowindex="${row + 1}"]`);
  await film(12).getByRole("checkbox").click();
  await film(14)
    .getByRole("checkbox")
    .click({ modifiers: ["Shift"] });
  await selected(6).toBeVisible();
  await press("Shift+ArrowDown", 2);
  await selected(8).toBeVisible();
  await press("Shift+ArrowUp", 1);
  await selected(7).toBeVisible();
  await expect(film(15)).toHaveAttribute("aria-selected", "true");
});
