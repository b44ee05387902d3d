import { expect, type Page } from "@playwright/test";
import { Secret, TOTP } from "otpauth";
import { baseUrl } from "./server-address";
import { expectAccessible, test } from "./test";

/** Calls a procedure as the page's own scripts do. */
function ask(page: Page, procedure: string, input: object) {
  return page.evaluate(
    async ([path, body]) => {
      const headers = { "Content-Type": "application/json", "X-Marquee-Client": "dashboard" };
      const answer = await fetch(`/api/trpc/${path}`, { method: "POST", headers, body });
      return (await answer.json()).result.data;
    },
    [procedure, JSON.stringify(input)] as const,
  );
}

const password = "nine brown otters swim";

test("an invited user sets a password by a link, enrols a second factor, and signs in with it", async ({
  settings,
  signInPage,
  browser,
}) => {
  await settings.open("Users");
  const user = `Grace ${Date.now()}`;
  const { invitation } = await ask(settings.page, "user.create", { user, role: "viewer" });
  const context = await browser.newContext({ baseURL: baseUrl });
  const page = await context.newPage();

  await page.goto(invitation.url);
  await expect(page.getByRole("textbox", { name: "User" })).toHaveValue(user);
  await expectAccessible(page);
  await page.getByLabel("New password").fill("passwordpassword");
  await page.keyboard.press("Enter");
  await expect(page.getByText("is too easily guessed")).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.type(password);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/catalogue/);

  const { secret } = await ask(page, "account.totp.begin", { password });
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  const before = { timestamp: Date.now() - 30_000 };
  await ask(page, "account.totp.confirm", { code: totp.generate(before) });
  await context.clearCookies();

  await page.goto("/sign-in");
  await page.getByLabel("User").fill(user);
  await page.keyboard.press("Tab");
  await page.keyboard.type(password);
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Code")).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.type("nonsense");
  await page.keyboard.press("Enter");
  await expect(page.getByText("This code is wrong")).toBeVisible();
  await page.keyboard.type(totp.generate());
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/catalogue/);
  await context.close();

  await signInPage.page.goto(invitation.url);
  await expect(signInPage.page.getByRole("heading", { name: "does not work" })).toBeVisible();
  await expectAccessible(signInPage.page);
  await signInPage.page.goto("/join");
  await expect(signInPage.page.getByText("The part after # is missing.")).toBeVisible();
});
