import type { Page } from "@playwright/test";

/**
 * A screen to be looked at: its address, and what a person does there until it shows. One with `isAwaited`
 * asks for data, and so is looked at empty, loading and failing as well.
 */
export type Screen = {
  name: string;
  path: string;
  isAwaited?: true;
  prepare?: (page: Page) => Promise<void>;
};

const openFilm = (page: Page) =>
  page.getByRole("grid").getByRole("link", { name: "Alien", exact: true }).first().click();
const openRow = (table: string) => (page: Page) =>
  page
    .getByRole("table", { name: table })
    .getByRole("row")
    .nth(1)
    .getByRole("link")
    .first()
    .click();
const settle = (page: Page) =>
  page.getByRole("complementary").getByRole("heading").first().waitFor();

/** Every screen, in the order of the rail. */
export const screens: readonly Screen[] = [
  { name: "today", path: "/today", isAwaited: true },
  { name: "catalogue", path: "/catalogue", isAwaited: true },
  { name: "catalogue-query", path: "/catalogue?query=genre:horror+expires%3C90d&sort=expiry_date" },
  { name: "catalogue-nothing", path: "/catalogue?query=genre:horror+year:1900" },
  {
    name: "film",
    path: "/catalogue?query=title:alien*",
    prepare: async (page) => {
      await openFilm(page);
      await settle(page);
    },
  },
  { name: "film-new", path: "/catalogue/new" },
  {
    name: "bulk",
    path: "/catalogue?query=genre:drama+expires%3C90d",
    prepare: async (page) => {
      for (const key of ["j", "x", "Shift+ArrowDown", "Shift+ArrowDown", "Shift+E"]) {
        await page.keyboard.press(key);
      }
      await page.getByRole("dialog").getByRole("radio", { name: "By days" }).waitFor();
      for (const key of ["Tab", "2", "8", "Enter"]) await page.keyboard.press(key);
      await page
        .getByRole("dialog")
        .getByRole("button", { name: /exactly/ })
        .waitFor();
    },
  },
  { name: "calendar", path: "/calendar", isAwaited: true },
  { name: "calendar-day", path: "/calendar?day=2026-12-31&month=12&year=2026" },
  { name: "history", path: "/history", isAwaited: true },
  { name: "history-change", path: "/history", prepare: openRow("History") },
  { name: "trash", path: "/trash", isAwaited: true },
  {
    name: "developers",
    path: "/developers",
    // On a phone the list of operations stands before it.
    prepare: (page) =>
      page
        .getByRole("region", { name: "curl", exact: true, includeHidden: true })
        .waitFor({ state: "attached" }),
  },
  { name: "settings-account", path: "/settings/account", isAwaited: true },
  { name: "settings-users", path: "/settings/users", isAwaited: true },
  { name: "settings-user", path: "/settings/users", prepare: openRow("Users") },
  { name: "settings-keys", path: "/settings/keys", isAwaited: true },
  { name: "settings-usage", path: "/settings/usage", isAwaited: true },
  { name: "settings-events", path: "/settings/events", isAwaited: true },
  { name: "settings-installation", path: "/settings/installation" },
  {
    name: "palette",
    path: "/catalogue",
    prepare: async (page) => {
      await page.keyboard.press("ControlOrMeta+k");
      await page.getByRole("dialog").getByRole("option").first().waitFor();
    },
  },
  { name: "shortcuts", path: "/catalogue", prepare: (page) => page.keyboard.press("?") },
];

/** Screens of who has not signed in. */
export const strangersScreens: readonly Screen[] = [
  { name: "sign-in", path: "/sign-in" },
  { name: "join", path: "/join" },
  { name: "docs", path: "/docs" },
];
