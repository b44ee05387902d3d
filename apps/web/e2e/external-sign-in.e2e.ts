import type { Page } from "@playwright/test";
import { expect } from "@playwright/test";
import { baseUrl } from "./server-address";
import { expectAccessible, test } from "./test";

const button = (page: Page) =>
  page.getByRole("button", { name: "Continue with your organisation's account" });

/** At the issuer, which asks who one is and whether the dashboard may know. */
async function vouchAs(page: Page, name: string): Promise<void> {
  await page.getByPlaceholder("Enter any login").fill(name);
  await page.getByPlaceholder("and password").fill("anything");
  await page.getByRole("button", { name: "Sign-in" }).click();
  await page.getByRole("button", { name: "Continue" }).click();
}

const sessionCookie = async (page: Page) =>
  (await page.context().cookies(baseUrl)).find(({ name }) => name === "marquee.session");

test("someone whom the issuer vouches for comes in, to where they were going", async ({
  signInPage,
}) => {
  const { page } = signInPage;
  await signInPage.open("/catalogue?query=alien");
  await expectAccessible(page);
  await button(page).click();
  await vouchAs(page, "staff-grace");
  await expect(page).toHaveURL("/catalogue?query=alien");
  await expect(page.getByRole("button", { name: "Account: staff-grace" })).toBeVisible();
  expect(await sessionCookie(page)).toMatchObject({ httpOnly: true, sameSite: "Lax" });

  await page.getByRole("button", { name: "Account: staff-grace" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL("/sign-in");
});

test("someone without a role here is told so, and does not come in", async ({ signInPage }) => {
  const { page } = signInPage;
  await signInPage.open();
  await button(page).click();
  await vouchAs(page, "stranger");
  await expect(page).toHaveURL(/\/sign-in\?error=refused/);
  await expect(signInPage.message).toContainText("has no role here");
  await expectAccessible(page);
  await page.goto("/catalogue");
  await expect(page).toHaveURL("/sign-in");
});

test("an answer of the issuer that this browser did not ask for signs nobody in", async ({
  signInPage,
}) => {
  const { page } = signInPage;
  await page.goto(`${baseUrl}/api/auth/callback/oidc?code=stolen&state=guessed`);
  await expect(page).toHaveURL(/\/sign-in\?.*error=OAuthCallback/);
  await expect(signInPage.message).toContainText("did not work");
  expect(await sessionCookie(page)).toBeUndefined();
});
