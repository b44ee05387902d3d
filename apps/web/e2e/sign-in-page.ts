import { expect, type Locator, type Page } from "@playwright/test";
import { administrator } from "./server-address";

/** The page that asks who one is. */
export class SignInPage {
  readonly message: Locator;

  constructor(readonly page: Page) {
    this.message = page.getByRole("alert").filter({ hasText: /\S/ });
  }

  async open(path = "/sign-in"): Promise<void> {
    await this.page.goto(path);
    await this.expectLive();
  }

  /** From here on the page listens to what is pressed and typed. */
  async expectLive(): Promise<void> {
    await expect(this.page.locator("html[data-live]")).toBeAttached();
  }

  async signIn(password = administrator.password, user = administrator.user): Promise<void> {
    await this.page.getByRole("textbox", { name: "User" }).fill(user);
    await this.page.getByRole("textbox", { name: "Password" }).fill(password);
    await this.page.getByRole("button", { name: "Sign in" }).click();
  }
}
