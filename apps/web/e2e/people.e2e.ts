import { expect } from "@playwright/test";
import { Secret, TOTP } from "otpauth";
import { baseUrl } from "./server-address";
import { SettingsPages, type SettingsPlace } from "./settings-pages";
import { SignInPage } from "./sign-in-page";
import { expectAccessible, test } from "./test";

const password = "nine brown otters swim";

test("a user is invited, joins, is held to a second factor, and signs another browser out", async ({
  settings,
  browser,
}) => {
  test.slow();
  const user = `Mary ${Date.now()}`;
  await settings.open("Users");
  await settings.page.getByRole("link", { name: "Add user" }).click();
  await expect(settings.panel.getByRole("heading", { name: "New user" })).toBeFocused();
  await settings.panel.getByRole("button", { name: "Add user" }).click();
  await expect(settings.panel.getByLabel("Name")).toBeFocused();
  await expect(settings.panel).toContainText("Name must be 1 to 100 characters.");
  await expectAccessible(settings.page);
  await settings.panel.getByLabel("Name").fill(user);
  await settings.panel.getByLabel("Role").selectOption("editor");
  const question = settings.page.getByRole("alertdialog", { name: "Leave without saving?" });
  for (const leave of [
    () => settings.page.keyboard.press("Escape"),
    () => settings.page.getByRole("link", { name: "Usage" }).click(),
    () => settings.page.goBack(),
  ]) {
    await leave();
    await question.getByRole("button", { name: "Keep editing" }).click();
    await expect(question).toBeHidden();
  }
  await settings.panel.getByLabel("Name").press("ControlOrMeta+Enter");
  const link = await settings.copied(`Copy one-time link for ${user}`);
  await expectAccessible(settings.page);
  await settings.button(`Open ${user}`).click();
  await settings.panel.getByLabel("Require a second factor").check();
  await expect(settings.page.getByText(`${user} must use a second factor`)).toBeVisible();
  await expect(settings.row("Users", user)).toContainText("Invited");
  await expectAccessible(settings.page);

  const first = await browser.newContext({ baseURL: baseUrl });
  const page = await first.newPage();
  await page.goto(link);
  await page.getByLabel("New password").fill(password);
  await page.keyboard.press("Enter");
  // Whoever must enrol is led to where that is done, from wherever they go, and shown no way elsewhere.
  await expect(page).toHaveURL("/settings/account");
  await page.goto("/catalogue?query=alien");
  await expect(page).toHaveURL(/\/settings\/account\?callbackUrl=/);
  await expect(page.getByText("An administrator requires a second factor")).toBeVisible();
  const ways = page.getByRole("navigation").getByRole("link");
  await expect(ways).toHaveText(["Settings", "Account"]);

  const account = new SettingsPages(page);
  await account.button("Enrol an authenticator").click();
  await page.getByLabel("Your password").fill("not the password");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Your password is wrong.")).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Your password").fill(password);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("img", { name: "QR code for an authenticator app" })).toBeVisible();
  await expectAccessible(page);
  const secret = await page.locator("code").first().textContent();
  const totp = new TOTP({ secret: Secret.fromBase32(secret ?? "") });
  await page.getByLabel("Code", { exact: true }).fill("000000");
  await account.button("Turn on the second factor").click();
  await expect(page.getByText("Code is not the code that the authenticator shows")).toBeVisible();
  const before = totp.generate({ timestamp: Date.now() - 30_000 });
  await page.getByLabel("Code", { exact: true }).fill(before);
  await account.button("Turn on the second factor").click();
  await expect(page.getByText("They are shown this once.")).toBeVisible();
  await expectAccessible(page);
  await account.button("I have kept the codes, go on").click();
  await expect(page).toHaveURL("/catalogue?query=alien");
  await expect(ways).toContainText(["Today", "Catalogue", "Settings"]);

  const second = await browser.newContext({ baseURL: baseUrl });
  const signIn = new SignInPage(await second.newPage());
  await signIn.open();
  await signIn.signIn(password, user);
  await signIn.page.getByLabel("Code").fill(totp.generate());
  await signIn.page.keyboard.press("Enter");
  await expect(signIn.page).toHaveURL(/\/catalogue/);

  await account.open("Account");
  await expect(page.getByText("10 recovery codes are left")).toBeVisible();
  await account.button("Sign out Chrome on Linux").click();
  await expect(page.getByText("Signed out Chrome on Linux")).toBeVisible();
  await expect(account.row("Sessions", "Chrome on Linux")).toHaveCount(1);
  await expect(async () => {
    await signIn.page.goto("/catalogue");
    await expect(signIn.page).toHaveURL(/\/sign-in/, { timeout: 500 });
  }).toPass();

  await settings.open("Security events");
  await settings.page.getByLabel("About whom").selectOption({ label: `About ${user}` });
  // Until theirs are there, those of everyone stay.
  const eventsOf = (what: string) =>
    settings.row("Security events", what).filter({ hasText: user });
  for (const what of [
    "User added",
    "Password changed",
    "Second factor enrolled",
    "Sessions ended",
  ]) {
    await expect(eventsOf(what).first()).toBeVisible();
  }
  await eventsOf("Second factor enrolled").getByRole("link").click();
  await expect(settings.panel).toContainText(user);
  await expectAccessible(settings.page);

  await settings.open("Users");
  await settings.page.getByRole("link", { name: user }).click();
  await settings.confirm("Disable", `Disable ${user}`);
  await expect(settings.row("Users", user)).toContainText("Disabled");
  await expect(settings.panel.getByRole("heading", { name: user })).toBeFocused();
  await expect(async () => {
    await page.goto("/settings/account");
    await expect(page).toHaveURL(/\/sign-in/, { timeout: 500 });
  }).toPass();
  await first.close();
  await second.close();
});

test("the last administrator stays, and is told why", async ({ settings }) => {
  await settings.open("Users");
  await settings.page.getByRole("link", { name: "admin", exact: true }).click();
  await settings.panel.getByLabel("Role").selectOption("viewer");
  await expect(settings.panel.getByRole("alert")).toContainText("is the only administrator");
  await expect(settings.panel.getByLabel("Role")).toHaveValue("admin");
  await settings.confirm("Disable", "Disable admin");
  await expect(settings.page.getByRole("alertdialog")).toContainText("Not disabled.");
  await expectAccessible(settings.page);
  await settings.page.keyboard.press("Escape");
  await expect(settings.page.getByRole("alertdialog")).toBeHidden();
  await settings.page.keyboard.press("Escape");
  await expect(settings.panel).toBeHidden();
  await expect(settings.page.getByRole("link", { name: "admin", exact: true })).toBeFocused();
});

test("a viewer sees their own account alone, and is told what the rest takes", async ({
  settings,
  signInPage,
}) => {
  const user = `Vera ${Date.now()}`;
  await settings.open("Users");
  const { keyboard } = settings.page;
  const add = settings.page.getByRole("link", { name: "Add user" });
  await add.press("Enter");
  await expect(settings.panel.getByRole("heading", { name: "New user" })).toBeFocused();
  await settings.panel.getByLabel("Name").focus();
  await keyboard.type(user);
  await keyboard.press("Tab");
  await keyboard.type("editor");
  await keyboard.press("Tab");
  await keyboard.type(password);
  await keyboard.press("Enter");
  await expect(settings.panel.getByRole("heading", { name: user })).toBeFocused();
  await settings.panel.getByLabel("Role").focus();
  await keyboard.type("viewer");
  await expect(settings.page.getByText(`${user} is now viewer`)).toBeVisible();
  await keyboard.press("Escape");
  await expect(add).toBeFocused();

  const { page } = signInPage;
  await page.context().clearCookies();
  await signInPage.open("/settings/users");
  await signInPage.signIn(password, user);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Users are not for your role");
  await expect(page.getByText("the permission user.manage, which viewer")).toBeVisible();
  const ways = page.getByRole("navigation").getByRole("link");
  await expect(ways).toHaveText([
    ...["Today", "Catalogue", "Calendar", "History", "Trash", "Developers", "Settings"],
    "Account",
  ]);
  await expectAccessible(page);
});

const all: SettingsPlace[] = ["Account", "Users", "API keys", "Usage", "Security events"];

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  for (const place of all) {
    test(`${place} fits`, async ({ settings }) => {
      await settings.open(place);
      const width = await settings.page.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBe(390);
      await expectAccessible(settings.page);
    });
  }
});
