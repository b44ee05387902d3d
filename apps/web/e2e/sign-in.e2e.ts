import { expect } from "@playwright/test";
import { expectAccessible, test } from "./test";

test("a wrong password is told as such, and the right one lets in", async ({ signInPage }) => {
  const { page } = signInPage;
  await signInPage.open("/");
  await expect(page).toHaveURL("/sign-in");
  await expectAccessible(page);

  await signInPage.signIn("not the password at all");
  await expect(signInPage.message).toHaveText("The user or the password is wrong.");
  await expect(page).toHaveURL("/sign-in");
  await expectAccessible(page);

  await signInPage.signIn();
  await expect(page).toHaveURL("/catalogue");
  await expect(page.getByRole("grid", { name: "Films" })).toBeVisible();
});

test("after ten wrong ones it is told when to try again", async ({ signInPage }) => {
  await signInPage.open();
  for (let guess = 0; guess < 10; guess += 1) {
    await signInPage.signIn(`guess ${guess}`, "someone unknown");
    await expect(signInPage.message).toHaveText("The user or the password is wrong.");
  }
  await signInPage.signIn("one more guess", "someone unknown");
  await expect(signInPage.message).toHaveText(
    /^Too many sign-ins have failed\. Try again at \d{1,2}:\d{2}/,
  );
  await expectAccessible(signInPage.page);
});

test("a guarded page returns where one was going", async ({ signInPage }) => {
  const { page } = signInPage;
  await signInPage.open("/catalogue?query=alien&sort=-release_year");
  await expect(page).toHaveURL(/\/sign-in\?callbackUrl=/);
  await signInPage.signIn();
  await expect(page).toHaveURL("/catalogue?query=alien&sort=-release_year");
  await expect(page.getByRole("combobox", { name: "Search and filter" })).toHaveValue("alien");
});

test("nobody is sent from here to another site", async ({ signInPage }) => {
  for (const elsewhere of ["https://films.example/", "//films.example", "/\\films.example"]) {
    await signInPage.page.context().clearCookies();
    await signInPage.open(`/sign-in?callbackUrl=${encodeURIComponent(elsewhere)}`);
    await signInPage.signIn();
    await expect(signInPage.page).toHaveURL("/catalogue");
  }
});

test("signing out ends it, on this page and on the next", async ({ signInPage }) => {
  const { page } = signInPage;
  await signInPage.open();
  await signInPage.signIn();
  await expect(page).toHaveURL("/catalogue");
  await signInPage.expectLive();
  await page.getByRole("button", { name: "Account: admin" }).click();
  await expectAccessible(page);
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL("/sign-in");
  await page.goto("/catalogue/new");
  await expect(page).toHaveURL(/\/sign-in\?callbackUrl=/);
});
