import type { Browser, Page } from "@playwright/test";

/** A page of someone who has signed in, in a window as many have. */
export async function signedInPage(
  browser: Browser,
  url: string,
  { user, password }: { user: string; password: string },
): Promise<Page> {
  const context = await browser.newContext({
    baseURL: url,
    locale: "en-GB",
    viewport: { width: 1440, height: 900 },
  });
  // What runs the bench has functions named by one of its own, which pages do not have.
  await context.addInitScript("globalThis.__name = (named) => named");
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page.getByLabel("User").fill(user);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((address) => !address.pathname.startsWith("/sign-in"));
  return page;
}

/** Waits until the catalogue listens to keys. */
export async function isLive(page: Page): Promise<void> {
  await page.locator("html[data-live]").waitFor({ state: "attached" });
}
