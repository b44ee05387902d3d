import { expect, type Locator, type Page } from "@playwright/test";

const places = {
  Account: "account",
  Users: "users",
  "API keys": "keys",
  Usage: "usage",
  "Security events": "events",
};
export type SettingsPlace = keyof typeof places;

/** The settings as a person sees them. */
export class SettingsPages {
  readonly panel: Locator;

  constructor(readonly page: Page) {
    this.panel = page.getByRole("complementary");
  }

  async open(place: SettingsPlace): Promise<void> {
    await this.page.goto(`/settings/${places[place]}`);
    await expect(this.page.getByRole("heading", { name: place, level: 1 })).toBeVisible();
    await expect(this.page.locator("html[data-live]")).toBeAttached();
  }

  /** The row of a table that holds a text. */
  row(table: string, text: string | RegExp): Locator {
    return this.page.getByRole("table", { name: table }).getByRole("row").filter({ hasText: text });
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole("button", { name });
  }

  /** Presses what is dangerous, and then what confirms it by name. */
  async confirm(button: string, action: string): Promise<void> {
    await this.button(button).click();
    await this.page.getByRole("alertdialog").getByRole("button", { name: action }).click();
  }

  /** What a button copied. */
  async copied(button: string): Promise<string> {
    await this.button(button).click();
    await expect(this.page.getByText("It is in the clipboard.").last()).toBeVisible();
    return this.page.evaluate(() => navigator.clipboard.readText());
  }
}
