import { execFileSync } from "node:child_process";
import { expect, type Page } from "@playwright/test";
import { accessToken, addUser } from "./add-user";
import { Catalogue } from "./catalogue";
import { baseUrl } from "./server-address";
import { SignInPage } from "./sign-in-page";
import { expectAccessible, test } from "./test";

const views = (page: Page) => page.getByRole("navigation", { name: "Views" });
const choose = async (page: Page, item: string) => {
  await page.getByRole("button", { name: "View and code" }).click();
  await page.getByRole("menuitem", { name: item, exact: true }).click();
};
const saveAs = async (page: Page, name: string) => {
  const dialog = page.getByRole("dialog", { name: "Save view" });
  await dialog.getByLabel("Name").fill(name);
  await page.keyboard.press("Enter");
  return dialog;
};

test("a view keeps query, order and columns, is found again everywhere, and takes changes", async ({
  catalogue,
}) => {
  const { page } = catalogue;
  const name = `Horror ${Date.now()}`;
  const shown = "query=genre:horror&sort=-expiry_date&columns=release_year,title";
  await catalogue.open(`/catalogue?${shown}`);
  await page.getByRole("button", { name: "Save view" }).click();
  const dialog = await saveAs(page, "");
  await expect(dialog).toContainText("Name must be 1 to 100 characters.");
  await expectAccessible(page);
  await saveAs(page, name);
  await expect(dialog).toBeHidden();
  const link = views(page).getByRole("link", { name });
  await expect(link).toHaveAttribute("aria-current", "page");
  await expect(page.getByRole("button", { name: "Save view" })).toBeHidden();

  await page.getByRole("link", { name: "Calendar" }).click();
  await expect(page).toHaveURL(/\/calendar/);
  await catalogue.isLive();
  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type(name);
  // Besides it, the whole catalogue is offered to be searched for the name.
  await page.getByRole("option", { name: new RegExp(`^${name}`) }).click();
  await expect(page).toHaveURL(/columns=release_year%2Ctitle/);
  await expect(catalogue.grid.getByRole("columnheader").nth(1)).toHaveText(/Year/);
  const films = Number.parseInt((await catalogue.count.textContent()) ?? "", 10);
  await expect(link).toHaveAccessibleName(`${name} ${films}`);

  await catalogue.sortBy("Title");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText(`Saved the changes of view “${name}”`)).toBeVisible();
  await expect(page.getByRole("button", { name: "Save changes" })).toBeHidden();
  await page.getByRole("link", { name: "Catalogue" }).click();
  await link.click();
  await expect(page).not.toHaveURL(/sort=/);
  await expect(catalogue.grid.getByRole("columnheader", { name: "Title" })).toHaveAttribute(
    "aria-sort",
    "ascending",
  );
});

test("a name that is taken is told where it is typed; a view is renamed, and deleted with a way back", async ({
  catalogue,
}) => {
  const { page } = catalogue;
  const name = `Wars ${Date.now()}`;
  await catalogue.open("/catalogue?query=genre:action");
  await choose(page, "Save view…");
  await saveAs(page, name);
  await expect(views(page).getByRole("link", { name })).toBeVisible();
  await choose(page, "Save as new view…");
  const dialog = await saveAs(page, name.toUpperCase());
  await expect(dialog.getByLabel("Name")).toHaveAccessibleDescription(
    "There is a view of this name already.",
  );
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "View and code" })).toBeFocused();

  await choose(page, "Rename view…");
  await page.getByRole("dialog").getByLabel("Name").fill(`${name} again`);
  await page.keyboard.press("Enter");
  const renamed = views(page).getByRole("link", { name: `${name} again` });
  await expect(renamed).toBeVisible();
  await page.getByRole("button", { name: "View and code" }).click();
  await expect(page.getByRole("menu")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("menuitem", { name: "Delete view" }).click();
  await expect(renamed).toBeHidden();
  await expect(page).toHaveURL("/catalogue?query=genre:action");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(renamed).toBeVisible();
});

test("a shared view is everyone's to see; who looks at it when it goes is told and keeps the list", async ({
  catalogue,
  browser,
  contextOptions,
}) => {
  const { page } = catalogue;
  const name = `Ours ${Date.now()}`;
  await catalogue.open("/catalogue?query=title:alien*");
  await page.getByRole("button", { name: "Save view" }).click();
  await page.getByRole("dialog").getByLabel("Share with everyone").check();
  await saveAs(page, name);
  await expect(views(page).getByRole("link", { name })).toBeVisible();

  const vera = { user: `Vera ${Date.now()}`, password: "seven grey herons wade" };
  await addUser(vera, "viewer");
  const context = await browser.newContext({ ...contextOptions, baseURL: baseUrl });
  const other = new Catalogue(await context.newPage());
  const signIn = new SignInPage(other.page);
  await signIn.open("/catalogue");
  await signIn.signIn(vera.password, vera.user);
  await other.page.waitForURL("**/catalogue");
  await other.isLive();
  await views(other.page).getByRole("link", { name }).click();
  await expect(other.film("Alien")).toBeVisible();
  await other.page.getByRole("button", { name: "View and code" }).click();
  await expect(other.page.getByRole("menuitem")).toHaveText([
    "Save as new view…",
    "Copy as curl",
    "Copy as TypeScript",
  ]);
  await other.page.keyboard.press("Escape");
  await choose(other.page, "Save as new view…");
  await expect(other.page.getByRole("dialog").getByRole("checkbox")).toBeHidden();
  await other.page.keyboard.press("Escape");

  await choose(page, "Delete view");
  await expect(page.getByText(`Deleted view “${name}”`)).toBeVisible();
  await other.page.reload();
  await expect(other.page.getByText("This view is gone:")).toBeVisible();
  await expect(other.page).not.toHaveURL(/view=/);
  await expect(other.film("Alien")).toBeVisible();
  await expectAccessible(other.page);
  await context.close();
});

test("a view that is not saved says so where it stands, and is saved by Retry", async ({
  catalogue,
}) => {
  const { page } = catalogue;
  const name = `Kept ${Date.now()}`;
  await catalogue.open("/catalogue?query=genre:drama");
  await choose(page, "Save view…");
  await saveAs(page, name);
  await expect(views(page).getByRole("link", { name })).toBeVisible();
  await catalogue.sortBy("Year");
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Save changes" }).click();
  const notice = page.getByRole("alert").filter({ hasText: name });
  await expect(notice).toContainText("was not changed. You are offline.");
  await expect(page.getByRole("button", { name: "Save changes" })).toBeVisible();
  await page.context().setOffline(false);
  await notice.getByRole("button", { name: "Retry" }).click();
  await expect(page.getByText(`Saved the changes of view “${name}”`)).toBeVisible();
  await expect(notice).toBeHidden();
});

test("what is shown is copied as a command that fetches the same", async ({
  catalogue,
  context,
}) => {
  const { page } = catalogue;
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await catalogue.open(`/catalogue?query=${encodeURIComponent(`"rosemary's"`)}`);
  await expect(catalogue.film("Rosemary's Baby")).toBeVisible();
  await choose(page, "Copy as curl");
  await expect(page.getByText("Copied as curl")).toBeVisible();
  const command = await page.evaluate(() => navigator.clipboard.readText());
  const run = `${command} --silent`.replace("$TOKEN", await accessToken());
  const films = JSON.parse(execFileSync("sh", ["-c", run], { encoding: "utf8" }));
  expect(films.map(({ title }: { title: string }) => title)).toEqual(["Rosemary's Baby"]);
  await choose(page, "Copy as TypeScript");
  const code = await page.evaluate(() => navigator.clipboard.readText());
  expect(code).toContain(`url: "${baseUrl}"`);
  expect(code).toContain(String.raw`query: "\"rosemary's\"",`);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("views are in the catalogue's menu", async ({ catalogue }) => {
    const { page } = catalogue;
    const name = `Small ${Date.now()}`;
    await catalogue.open("/catalogue?query=genre:western");
    await choose(page, "Save view…");
    await saveAs(page, name);
    await expect(page.getByText(`Saved view “${name}”`)).toBeVisible();
    await catalogue.open();
    await page.getByRole("button", { name: "View and code" }).tap();
    await expect(page.getByRole("menuitemradio", { name })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("menuitemradio", { name }).tap();
    await expect(page).toHaveURL(/query=genre%3Awestern/);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
});
