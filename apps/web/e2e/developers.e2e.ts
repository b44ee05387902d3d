import { expect, type Page } from "@playwright/test";
import { expectAccessible, test } from "./test";

const open = async (page: Page, hash = "") => {
  await page.goto(`/developers${hash}`);
  await expect(page.getByRole("heading", { name: "Developers", level: 1 })).toBeVisible();
  await expect(page.locator("html[data-live]")).toBeAttached();
};
const tryIt = (page: Page) => page.getByRole("region", { name: "Try it" });
const answer = (page: Page) => page.getByRole("region", { name: "Answer", exact: true });

test("the first calls stand there with this address, and an operation is found by words", async ({
  catalogue: { page },
  baseURL,
}) => {
  await open(page);
  await expect(page.getByRole("region", { name: "curl", exact: true })).toContainText(
    `${baseURL}/api/token`,
  );
  await expect(page.getByRole("region", { name: "TypeScript client" })).toContainText(
    `url: "${baseURL}"`,
  );
  await expectAccessible(page);
  await page.keyboard.press("/");
  await page.keyboard.type("bulk extend");
  const operations = page.getByRole("navigation", { name: "Operations" });
  await expect(operations.getByRole("link")).toHaveCount(3);
  await operations.getByRole("link", { name: "POST /api/movies/bulk" }).click();
  await expect(page).toHaveURL(/\/developers#\w+$/);
  await expect(
    page.getByRole("heading", { name: "Set fields of many films or extend their rights" }),
  ).toBeFocused();
  const body = page.getByRole("region", { name: "Body", exact: true });
  await body.getByText("Condition", { exact: true }).last().click();
  await expect(body).toContainText("list of Condition");
  await body.getByText("Values", { exact: true }).first().click();
  await expect(body).toContainText("starts_with");
  await page.goBack();
  await expect(page.getByRole("region", { name: "curl", exact: true })).toBeVisible();
});

test("a search is tried from its own address, as a program would call it", async ({
  catalogue: { page },
}) => {
  await open(page, "#searchFilms");
  await tryIt(page).getByRole("textbox", { name: "title" }).fill("Alien");
  const sent = page.waitForRequest(/\/api\/search\?/);
  await tryIt(page).getByRole("button", { name: "Send GET" }).click();
  const headers = await (await sent).allHeaders();
  expect(headers.authorization).toMatch(/^Bearer ey/);
  expect(headers.cookie).toBeUndefined();
  await expect(answer(page)).toContainText("200 OK");
  await expect(answer(page)).toContainText('"release_year": 1979');
  await expectAccessible(page);
  await tryIt(page).getByRole("textbox", { name: "release_year" }).fill("soon");
  await tryIt(page).getByRole("button", { name: "Send GET" }).click();
  await expect(answer(page)).toContainText("400 Bad Request");
  await expect(answer(page)).toContainText('"parameter": "release_year"');
});

test("a film is added from here, and what was written is a change set", async ({
  catalogue: { page },
}) => {
  await open(page, "#addFilm");
  const film = {
    title: "ZZ Tried",
    genre: "Drama",
    expiry_date: "2035-01-01",
    release_year: 1990,
  };
  const body = tryIt(page).getByRole("textbox", { name: "Body" });
  await expect(body).toHaveValue(/"release_year": 1979/);
  await body.fill("{");
  await tryIt(page).getByRole("button", { name: "Send POST" }).click();
  await expect(tryIt(page)).toContainText("Not valid JSON");
  await body.fill(JSON.stringify(film));
  await tryIt(page).getByRole("button", { name: "Send POST" }).click();
  await expect(answer(page)).toContainText("201 Created");
  await expect(answer(page).getByRole("link", { name: "Show the change set" })).toHaveAttribute(
    "href",
    /^\/history\?open=[\w-]+$/,
  );
});

test("without a token or an answer it says so; without the document it offers Retry", async ({
  catalogue: { page },
}) => {
  await page.route("**/api/openapi.json", (route) => route.abort());
  await open(page, "#searchFilms");
  const alert = page
    .getByRole("alert")
    .filter({ hasText: "The API's document could not be fetched" });
  await expect(alert).toBeVisible();
  await page.unroute("**/api/openapi.json");
  await alert.getByRole("button", { name: "Retry" }).click();
  await page.route("**/api/trpc/session.token*", (route) => route.abort());
  await tryIt(page).getByRole("button", { name: "Send GET" }).click();
  await expect(tryIt(page).getByRole("alert")).toContainText("No token was given.");
  await page.unroute("**/api/trpc/session.token*");
  await page.route("**/api/search*", (route) => route.abort());
  await tryIt(page).getByRole("button", { name: "Send GET" }).click();
  await expect(tryIt(page).getByRole("alert")).toContainText("No answer came.");
});
