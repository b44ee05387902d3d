import { expect } from "@playwright/test";
import { expectAccessible, test } from "./test";

test("deleted films are found in the trash and restored, one at once and many after a look", async ({
  catalogue,
}) => {
  const { page } = catalogue;
  for (const year of ["2001", "2002", "2003"]) {
    await catalogue.add({ title: "ZZ Binned", genre: "Drama", until: "2031-01-31", year });
    await catalogue.panel.getByRole("button", { name: "Delete ZZ Binned" }).click();
    await expect(page.getByText("Deleted ZZ Binned").last()).toBeVisible();
  }
  await page.goto("/trash");
  await catalogue.isLive();
  await page.keyboard.press("/");
  await page.keyboard.type("zz binned");
  await expect(page).toHaveURL("/trash?title=zz+binned");
  const rows = page.getByRole("row").filter({ hasText: "ZZ Binned" });
  await expect(rows).toHaveCount(3);
  await expect(rows.first()).toContainText("in 30 days");
  await expectAccessible(page);

  await rows.first().getByRole("button", { name: "Restore ZZ Binned" }).click();
  await expect(page.getByText("Restored ZZ Binned")).toBeVisible();
  await expect(rows).toHaveCount(2);
  for (const key of ["j", "ArrowDown", "k", "x"]) await page.keyboard.press(key);
  await expect(rows.first().getByRole("checkbox")).toBeFocused();
  await expect(rows.first().getByRole("checkbox")).toBeChecked();
  await rows
    .last()
    .getByRole("checkbox")
    .click({ modifiers: ["Shift"] });
  await expect(page.getByText("2 films selected")).toBeVisible();
  await page.getByRole("button", { name: "Restore…" }).click();
  const dialog = page.getByRole("dialog", { name: "Restore 2 films?" });
  await expect(dialog).toContainText("2 films will be in the catalogue again.");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Restore exactly 2 films" }).click();
  await expect(page.getByText("Restored 2 films")).toBeVisible();
  await expect(
    page.getByRole("heading", { name: "No deleted film has such a title" }),
  ).toBeVisible();
});
