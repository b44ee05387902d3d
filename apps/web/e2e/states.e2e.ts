import { expect } from "@playwright/test";
import { expectAccessible, test } from "./test";

/** The API, and where the page asks whether the server is back. */
const api = /\/(api\/trpc\/|livez)/;

test("while films are awaited those before stay, and none that were not there are shown", async ({
  catalogue,
}) => {
  await catalogue.open();
  let answer = () => {};
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await catalogue.page.route(api, async (route) => {
    await answered;
    await route.continue();
  });
  await catalogue.search.fill("alien");
  await expect(catalogue.grid).toHaveAttribute("aria-busy", "true");
  await expect(catalogue.link("12 Angry Men")).toBeVisible();
  answer();
  await expect(catalogue.link("Alien")).toBeVisible();
  await expect(catalogue.grid).toHaveAttribute("aria-busy", "false");
});

test("when the server does not answer, the page says why and Retry brings the films", async ({
  catalogue,
}) => {
  await catalogue.open();
  await catalogue.page.route(api, (route) => route.abort());
  await catalogue.search.fill("alien");
  const alert = catalogue.page
    .getByRole("alert")
    .filter({ hasText: "The films could not be fetched" });
  await expect(alert).toContainText("The server does not answer.");
  await expectAccessible(catalogue.page);
  await catalogue.page.unroute(api);
  await alert.getByRole("button", { name: "Retry" }).click();
  await expect(catalogue.link("Alien")).toBeVisible();
});

test("a save that fails stays in the form and does not look saved", async ({ catalogue }) => {
  await catalogue.add({ title: "ZZ Offline", genre: "Drama", until: "2031-01-31", year: "2004" });
  await catalogue.page.route(api, (route) => route.abort());
  await catalogue.field("Genre").fill("Musical");
  await catalogue.page.keyboard.press("Tab");
  await catalogue.save.click();
  await expect(catalogue.panel.getByRole("alert")).toContainText("Not saved.");
  await expect(catalogue.field("Genre")).toHaveValue("Musical");
  await expect(catalogue.page.getByText("Saved ZZ Offline")).toBeHidden();
  await expectAccessible(catalogue.page);
  await catalogue.page.unroute(api);
  await catalogue.save.click();
  await expect(catalogue.page.getByText("Saved ZZ Offline")).toBeVisible();
});

test("an address of no film says so and leaves the table in use", async ({ catalogue }) => {
  await catalogue.open("/catalogue/01a20d8f-f996-760c-a264-7a2d3bcad000");
  await expect(catalogue.panel).toContainText("This film is not in the catalogue");
  await expectAccessible(catalogue.page);
  await catalogue.link("12 Angry Men").click();
  await expect(catalogue.panel.getByRole("heading", { name: "12 Angry Men" })).toBeVisible();
});

test("an address that cannot be read says why, and offers what helps", async ({ catalogue }) => {
  const { page } = catalogue;
  await catalogue.open("/catalogue?query=gnere:horror");
  const alert = page.getByRole("alert").filter({ hasText: "cannot be shown" });
  await expect(alert).toContainText("gnere");
  await expect(alert.getByRole("button", { name: "Retry" })).toBeHidden();
  await alert.getByRole("button", { name: "Remove all conditions" }).click();
  await expect(page).toHaveURL("/catalogue");
  await expect(catalogue.grid.getByRole("link").first()).toBeVisible();
});
