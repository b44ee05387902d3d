import { expect } from "@playwright/test";
import { addUser } from "./add-user";
import { baseUrl } from "./server-address";
import { SettingsPages } from "./settings-pages";
import { SignInPage } from "./sign-in-page";
import { expectAccessible, test } from "./test";

test("films, places and actions are found by their names", async ({ catalogue }) => {
  const { page } = catalogue;
  await catalogue.open();
  await page.keyboard.press("ControlOrMeta+k");
  const palette = page.getByRole("dialog", { name: "Find films, views and actions" });
  await expect(palette.getByRole("option", { name: "Go to Settings" })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.type("aliens");
  await expect(palette.getByRole("option", { name: "Aliens 1986" })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(catalogue.panel.getByRole("heading", { name: "Aliens" })).toBeFocused();
  await catalogue.isLive();

  await page.keyboard.press("ControlOrMeta+k");
  await expect(palette.getByRole("option").first()).toHaveAccessibleName("Aliens 1986");
  await page.keyboard.type("dark theme");
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveClass(/\bdark\b/);
  await expect(palette).toBeHidden();
});

test("g and a letter go, and the last change is undone by a key", async ({ catalogue }) => {
  const { page } = catalogue;
  await catalogue.add({ title: "ZZ Undone", genre: "Drama", until: "2031-01-31", year: "2001" });
  await catalogue.panel.getByRole("heading", { name: "ZZ Undone" }).focus();
  const offer = page.getByRole("button", { name: "Undo", exact: true });
  await expect(offer).toBeVisible();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(page.getByText(/^Undone: /)).toBeVisible();
  await expect(offer).toBeHidden({ timeout: 1_000 });
  await expect(catalogue.panel).toContainText("This film is not in the catalogue");
  await page.keyboard.press("g");
  await page.keyboard.press("s");
  await expect(page).toHaveURL("/settings/account");
  await expect(page.getByRole("heading", { name: "Account", level: 1 })).toBeVisible();
});

test("offline is said, nothing is written, and what was typed is saved afterwards", async ({
  catalogue,
}) => {
  const { page } = catalogue;
  await catalogue.add({ title: "ZZ Away", genre: "Drama", until: "2031-01-31", year: "2001" });
  await page.context().setOffline(true);
  await expect(page.getByText("You are offline. Nothing is saved")).toBeVisible();
  await catalogue.field("Year").fill("1999");
  await catalogue.save.click();
  await expect(catalogue.panel.getByRole("alert")).toContainText("Not saved. You are offline.");
  await page.context().setOffline(false);
  await expect(page.getByText("You are offline. Nothing is saved")).toBeHidden();
  await catalogue.save.click();
  await expect(page.getByText("Saved ZZ Away")).toBeVisible();
});

test("whoever signs out everywhere elsewhere signs in again over the page and loses nothing", async ({
  signInPage,
  browser,
}) => {
  const { page } = signInPage;
  const user = { user: `Ann ${Date.now()}`, password: "seven grey herons wade" };
  await addUser(user, "editor");
  await signInPage.open("/catalogue/new");
  await signInPage.signIn(user.password, user.user);
  await page.waitForURL("**/catalogue/new");
  const panel = page.getByRole("complementary");
  const title = panel.getByLabel("Title", { exact: true });
  await title.fill("ZZ Kept");

  const elsewhere = await browser.newContext({ baseURL: baseUrl });
  const other = new SignInPage(await elsewhere.newPage());
  await other.open("/settings/account");
  await other.signIn(user.password, user.user);
  await other.page.waitForURL("**/settings/account");
  const account = new SettingsPages(other.page);
  await account.open("Account");
  await account.confirm("Sign out everywhere", "Sign out everywhere");
  await other.page.waitForURL("**/sign-in**");
  await elsewhere.close();

  const dialog = page.getByRole("dialog", { name: "You are signed out" });
  let typed = "dra";
  await expect(async () => {
    // Once: what is typed behind the dialog would take the focus from it.
    await panel.getByLabel("Genre", { exact: true }).fill(typed);
    typed += "m";
    await expect(dialog).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await expect(dialog.getByLabel("User")).toHaveValue(user.user);
  await expect(dialog.getByLabel("Password")).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.type(user.password);
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(title).toHaveValue("ZZ Kept");
});
