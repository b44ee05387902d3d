import { expect } from "@playwright/test";
import { expectAccessible, test } from "./test";

test("what a film was is in its history, and can be made what it is again", async ({
  catalogue,
}) => {
  await catalogue.add({ title: "ZZ History", genre: "Drama", until: "+90d", year: "2001" });
  await catalogue.field("Genre").fill("Musical");
  await catalogue.page.keyboard.press("Tab");
  await catalogue.save.click();
  await expect(catalogue.page.getByText("Saved ZZ History")).toBeVisible();
  await catalogue.panel.getByRole("tab", { name: "Details" }).focus();
  await catalogue.page.keyboard.press("ArrowRight");
  const changes = catalogue.panel.getByRole("listitem");
  await expect(changes).toHaveCount(2);
  await expect(changes.first()).toContainText("Genrebefore: Drama→after: Musical");
  await expectAccessible(catalogue.page);
  await changes.last().getByRole("button", { name: "Restore this version" }).click();
  await expect(catalogue.page.getByText("Restored ZZ History to version 1")).toBeVisible();
  await expect(changes).toHaveCount(3);
  await catalogue.panel.getByRole("tab", { name: "API" }).click();
  await expect(catalogue.panel).toContainText(`ETag "v3"`);
  await expectAccessible(catalogue.page);
  await catalogue.panel.getByRole("tab", { name: "Details" }).click();
  await expect(catalogue.field("Genre")).toHaveValue("Drama");
});

test("a day is typed as people say it, or chosen", async ({ catalogue }) => {
  await catalogue.open("/catalogue/new");
  const until = catalogue.field("Rights until");
  await until.fill("31 dec 2031");
  await expect(catalogue.panel).toContainText("31 Dec 2031");
  await until.fill("31 feb");
  await expect(catalogue.panel).toContainText("Not a day yet.");
  await catalogue.panel.getByRole("button", { name: "Choose a day" }).click();
  await catalogue.page.getByRole("menuitem", { name: "In a year" }).click();
  await expect(catalogue.panel).toContainText("in 12 months");
});

test("the films beside the open one are a key away, and one like it is told", async ({
  catalogue,
}) => {
  const { page } = catalogue;
  await catalogue.add({ title: "ZZ Twin", genre: "Drama", until: "2031-01-31", year: "2001" });
  await catalogue.add({ title: "ZZ Twin", genre: "Drama", until: "2031-01-31", year: "2002" });
  await catalogue.open("/catalogue?query=title:%22zz+twin%22");
  await catalogue.grid.getByRole("link", { name: "ZZ Twin" }).first().click();
  await expect(catalogue.panel).toContainText("Possible duplicates");
  await expect(catalogue.panel.getByRole("link", { name: "ZZ Twin (2002, Drama)" })).toBeVisible();
  await page.keyboard.press("]");
  await expect(catalogue.field("Year")).toHaveValue("2002");
  await expect(catalogue.panel.getByRole("button", { name: "Next film" })).toHaveAttribute(
    "aria-disabled",
    "true",
  );
  await page.keyboard.press("[");
  await expect(catalogue.field("Year")).toHaveValue("2001");
});

test("what is typed outlives the page, until it is saved or given up", async ({ catalogue }) => {
  const { page } = catalogue;
  await catalogue.add({ title: "ZZ Draft", genre: "Drama", until: "2031-01-31", year: "2001" });
  await catalogue.field("Year").fill("1999");
  page.once("dialog", (dialog) => dialog.accept());
  await page.reload();
  await expect(catalogue.panel.getByRole("status")).toContainText("is back. It is not saved yet.");
  await expect(catalogue.field("Year")).toHaveValue("1999");
  await expectAccessible(page);
  await catalogue.panel.getByRole("button", { name: "Discard it" }).click();
  await expect(catalogue.field("Year")).toHaveValue("2001");
  await page.reload();
  await expect(catalogue.field("Year")).toHaveValue("2001");
  await expect(catalogue.panel).not.toContainText("is back");
});
