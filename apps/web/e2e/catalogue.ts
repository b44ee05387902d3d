import { expect, type Locator, type Page } from "@playwright/test";

/** The catalogue as a person sees it. */
export class Catalogue {
  readonly grid: Locator;
  readonly search: Locator;
  readonly count: Locator;
  readonly panel: Locator;
  readonly save: Locator;

  constructor(readonly page: Page) {
    this.grid = page.getByRole("grid", { name: "Films" });
    this.search = page.getByRole("combobox", { name: "Search and filter" });
    this.count = page.getByRole("status").filter({ hasText: /films?/ });
    this.panel = page.getByRole("complementary");
    this.save = this.panel.getByRole("button", { name: "Save", exact: true });
  }

  async open(path = "/catalogue"): Promise<void> {
    await this.page.goto(path);
    await expect(this.page.getByRole("heading", { name: "Catalogue" })).toBeAttached();
    await this.isLive();
  }

  /** Waits until the page listens to keys: what is pressed before goes nowhere. */
  async isLive(): Promise<void> {
    await expect(this.page.locator("html[data-live]")).toBeAttached();
  }

  /** The row of a film. */
  film(title: string): Locator {
    return this.grid
      .getByRole("row")
      .filter({ has: this.page.getByRole("link", { name: title, exact: true }) });
  }

  /** The link of a film, which opens it. */
  link(title: string): Locator {
    return this.grid.getByRole("link", { name: title, exact: true });
  }

  /** A control of the panel by its label. */
  field(label: string): Locator {
    return this.panel.getByLabel(label, { exact: true });
  }

  /** The titles in view, from the top. */
  titles(): Promise<string[]> {
    return this.grid.getByRole("link").allTextContents();
  }

  async sortBy(column: string): Promise<void> {
    await this.grid.getByRole("columnheader", { name: column }).getByRole("button").click();
  }

  /** Adds a film by the form. */
  async add(film: { title: string; genre: string; until: string; year: string }): Promise<void> {
    await this.open("/catalogue/new");
    await this.field("Title").fill(film.title);
    await this.field("Genre").fill(film.genre);
    await this.field("Rights until").fill(film.until);
    await this.field("Year").fill(film.year);
    await this.panel.getByRole("button", { name: "Add film" }).click();
    await expect(this.panel.getByRole("heading", { name: film.title })).toBeVisible();
  }
}
