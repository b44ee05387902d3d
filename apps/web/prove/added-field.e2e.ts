import { expect } from "@playwright/test";
import { expectAccessible, test } from "../e2e/test";

// The fields are those that docs/extending.md adds.
test("new fields are columns, and controls of the form by their labels", async ({ catalogue }) => {
  test.slow();
  const { page, grid, panel } = catalogue;
  await catalogue.open();
  for (const label of ["Director", "Rating", "Minutes", "Rights from"]) {
    await expect(grid.getByRole("columnheader", { name: label })).toBeVisible();
  }

  await catalogue.add({ title: "ZZ Added plain", genre: "War", until: "2031-12-31", year: "1990" });
  await expect(catalogue.field("Director")).toHaveValue("");
  await expect(catalogue.field("Rating")).toHaveValue("Not rated");
  await expect(catalogue.field("Minutes")).toHaveValue("");
  await expect(catalogue.field("Rights from")).toHaveValue("");

  await catalogue.open("/catalogue/new");
  await catalogue.field("Title").fill("ZZ Added whole");
  await catalogue.field("Genre").fill("War");
  await catalogue.field("Rights until").fill("2031-12-31");
  await catalogue.field("Year").fill("1991");
  await catalogue.field("Director").fill("Agnès Varda");
  await catalogue.field("Rating").selectOption("16");
  await catalogue.field("Minutes").fill("9999");
  await catalogue.field("Rights from").fill("2024-06-01");
  await panel.getByRole("button", { name: "Add film" }).click();
  await expect(panel).toContainText("Minutes must be 0 to 1440.");
  await expectAccessible(page);
  await catalogue.field("Minutes").fill("117");
  await panel.getByRole("button", { name: "Add film" }).click();
  await expect(panel.getByRole("heading", { name: "ZZ Added whole" })).toBeVisible();

  await catalogue.open("/catalogue?query=title:zz*");
  const whole = catalogue.film("ZZ Added whole");
  for (const text of ["Agnès Varda", "16", "117", "1 Jun 2024"]) {
    await expect(whole.getByRole("gridcell", { name: text, exact: true })).toBeVisible();
  }
  // A first day is no last day: it does not expire.
  await expect(whole).not.toContainText(/expired/i);
  await expect(catalogue.film("ZZ Added plain").getByText("—", { exact: true })).toHaveCount(3);

  const inOrder = ["ZZ Added plain", "ZZ Added whole"];
  await catalogue.sortBy("Minutes");
  await expect(page).toHaveURL(/sort=runtime_minutes/);
  await expect.poll(() => catalogue.titles()).toEqual(inOrder);
  await catalogue.sortBy("Minutes");
  await expect.poll(() => catalogue.titles()).toEqual([...inOrder].reverse());

  await catalogue.link("ZZ Added whole").click();
  await expect(catalogue.field("Director")).toHaveValue("Agnès Varda");
  await catalogue.field("Minutes").fill("");
  await catalogue.save.click();
  await expect(page.getByText("Saved ZZ Added whole")).toBeVisible();
  await expect(catalogue.field("Minutes")).toHaveValue("");
  await expect(catalogue.save).toHaveAttribute("aria-disabled", "true");
  await expect(whole.getByText("—", { exact: true })).toHaveCount(1);
});
