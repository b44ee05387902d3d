import { expect } from "@playwright/test";
import { expectAccessible, test } from "./test";

test("a film is added, changed and deleted by the keyboard alone", async ({ catalogue }) => {
  const { page } = catalogue;
  const { keyboard } = page;
  await catalogue.open("/catalogue?query=title:zz-k*");
  await keyboard.press("c");
  await expect(catalogue.field("Title")).toBeFocused();
  await keyboard.press("ControlOrMeta+Enter");
  // Refused, the form leads to its first bad field: a person types when told so, not before.
  await expect(catalogue.panel).toContainText("Title is required.");
  await expect(catalogue.field("Title")).toBeFocused();
  await keyboard.type("ZZ-Keyboard");
  await keyboard.press("Tab");
  await keyboard.type("Docu");
  await expect(page.getByRole("option", { name: "Documentary" })).toBeVisible();
  await keyboard.press("ArrowDown");
  await keyboard.press("Enter");
  await keyboard.press("Tab");
  await keyboard.type("31 dec 2031");
  await expect(catalogue.panel).toContainText("31 Dec 2031in 5 years");
  await catalogue.field("Year").focus();
  await keyboard.type("1066");
  await keyboard.press("ControlOrMeta+Enter");
  await expect(catalogue.panel).toContainText(/Year must be 1888 to \d{4}\./);
  await expectAccessible(page);
  await catalogue.field("Year").selectText();
  await keyboard.type("1999");
  await keyboard.press("ControlOrMeta+Enter");
  await expect(page.getByText("Added ZZ-Keyboard")).toBeVisible();
  await expect(page).toHaveURL(/\/catalogue\/[0-9a-f-]{36}\?query=title:zz/);

  await keyboard.press("Escape");
  await expect(page).toHaveURL("/catalogue?query=title:zz-k*");
  await expect(catalogue.film("ZZ-Keyboard")).toContainText("31 Dec 2031");

  await keyboard.press("j");
  await expect(catalogue.link("ZZ-Keyboard")).toBeFocused();
  await keyboard.press("ArrowRight");
  await keyboard.press("e");
  const genre = page.getByRole("combobox", { name: "Genre of ZZ-Keyboard" });
  await expect(genre).toBeFocused();
  await keyboard.type("Musical");
  await keyboard.press("Enter");
  await expect(page.getByText("Saved ZZ-Keyboard")).toBeVisible();
  await expect(catalogue.film("ZZ-Keyboard")).toContainText("Musical");

  await keyboard.press("Enter");
  await expect(catalogue.panel.getByRole("heading", { name: "ZZ-Keyboard" })).toBeVisible();
  await catalogue.panel.getByRole("button", { name: "Delete ZZ-Keyboard" }).focus();
  await keyboard.press("Enter");
  await expect(page.getByText("Deleted ZZ-Keyboard")).toBeVisible();
  await expect(page.getByRole("heading", { name: "No film matches" })).toBeVisible();
  await keyboard.press("ControlOrMeta+z");
  await expect(catalogue.film("ZZ-Keyboard")).toContainText("Musical");
});

test("the keys are told at ?, and single keys do nothing while typing", async ({ catalogue }) => {
  await catalogue.open();
  await catalogue.search.pressSequentially("c?");
  await expect(catalogue.search).toHaveValue("c?");
  await expect(catalogue.panel).toBeHidden();
  await catalogue.search.fill("");
  // Out of what can be typed here, and out of the line.
  await catalogue.page.keyboard.press("Escape");
  await catalogue.page.keyboard.press("Escape");
  await catalogue.page.keyboard.press("?");
  const dialog = catalogue.page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(dialog).toBeVisible();
  await expectAccessible(catalogue.page);
  await catalogue.page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
});

test("what is typed is not lost without a question", async ({ catalogue }) => {
  await catalogue.open("/catalogue?query=alien");
  await catalogue.link("Alien").click();
  await catalogue.field("Genre").fill("Comedy");
  await catalogue.page.goBack();
  const dialog = catalogue.page.getByRole("alertdialog", { name: "Leave without saving?" });
  await dialog.getByRole("button", { name: "Keep editing" }).click();
  await expect(catalogue.page).toHaveURL(/\/catalogue\/[0-9a-f-]{36}/);
  await expect(catalogue.field("Genre")).toHaveValue("Comedy");

  await catalogue.panel.getByRole("button", { name: "Next film" }).click();
  await dialog.getByRole("button", { name: "Keep editing" }).click();
  await expect(dialog).toBeHidden();
  await catalogue.panel.getByRole("button", { name: "Close" }).click();
  await dialog.getByRole("button", { name: "Discard changes" }).click();
  await expect(catalogue.panel).toBeHidden();
  await expect(catalogue.page).toHaveURL("/catalogue?query=alien");
  await expect(catalogue.film("Alien")).toContainText("Horror");
  // The keys go on from the film that was open, and not from the one that was not gone to.
  await catalogue.page.keyboard.press("x");
  await expect(catalogue.film("Alien").getByRole("checkbox")).toBeChecked();
});

test("a film that is already there is led to", async ({ catalogue }) => {
  await catalogue.open("/catalogue/new");
  await catalogue.field("Title").fill("alien");
  await catalogue.field("Genre").fill("Horror");
  await catalogue.field("Rights until").fill("2030-01-31");
  await catalogue.field("Year").fill("1979");
  await catalogue.panel.getByRole("button", { name: "Add film" }).click();
  await catalogue.panel.getByRole("link", { name: "Open the film that is there" }).click();
  await catalogue.page.getByRole("button", { name: "Discard changes" }).click();
  await expect(catalogue.panel.getByRole("heading", { name: "Alien" })).toBeVisible();
});
