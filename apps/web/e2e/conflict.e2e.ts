import { expect } from "@playwright/test";
import { expectAccessible, test } from "./test";

test("of two people who change a film, the second decides and overwrites nothing", async ({
  catalogue,
  otherCatalogue,
  editor: { user },
}) => {
  await catalogue.add({ title: "ZZ Conflict", genre: "Drama", until: "2031-01-31", year: "2001" });
  await otherCatalogue.open(new URL(catalogue.page.url()).pathname);
  await otherCatalogue.field("Genre").fill("Musical");
  await otherCatalogue.field("Year").fill("2002");
  await otherCatalogue.save.click();
  await expect(otherCatalogue.page.getByText("Saved ZZ Conflict")).toBeVisible();

  await catalogue.field("Year").fill("2003");
  await catalogue.field("Rights until").fill("2032-02-29");
  await catalogue.save.click();
  await expect(catalogue.panel.getByRole("alert")).toContainText(`${user} changed ZZ Conflict`);
  await expectAccessible(catalogue.page);
  const side = (field: string, name: string) =>
    catalogue.panel.getByRole("group", { name: field }).getByRole("radio", { name });
  await expect(side("Genre", `${user} Musical`)).toBeChecked();
  await expect(side("Rights until", "Mine 29 Feb 2032")).toBeChecked();
  await expect(side("Year", `${user} 2002`)).not.toBeChecked();
  await side("Year", "Mine 2003").check();

  // Once more, before it is saved: a field that was left to them is not asked about, one that is mine is.
  await otherCatalogue.field("Genre").fill("Western");
  await otherCatalogue.field("Year").fill("2004");
  await otherCatalogue.save.click();
  await expect(otherCatalogue.page.getByText("Saved ZZ Conflict")).toHaveCount(2);
  await catalogue.panel.getByRole("button", { name: "Save what is chosen" }).click();
  await expect(side("Year", `${user} 2004`)).not.toBeChecked();
  await expect(side("Year", "Mine 2003")).not.toBeChecked();
  await expect(side("Rights until", "Mine 29 Feb 2032")).toBeChecked();
  await expect(side("Genre", `${user} Western`)).toBeChecked();
  await side("Year", "Mine 2003").check();
  await catalogue.panel.getByRole("button", { name: "Save what is chosen" }).click();
  await expect(catalogue.field("Year")).toHaveValue("2003");

  await otherCatalogue.page.reload();
  await expect(otherCatalogue.field("Genre")).toHaveValue("Western");
  await expect(otherCatalogue.field("Year")).toHaveValue("2003");
  await expect(otherCatalogue.field("Rights until")).toHaveValue("2032-02-29");
  await otherCatalogue.panel.getByRole("tab", { name: "History" }).click();
  await expect(otherCatalogue.panel).toContainText("Version 4 · Present version");
  await expect(otherCatalogue.panel.getByRole("listitem").first()).toContainText("2004");
});
