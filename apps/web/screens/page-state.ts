import type { Page, Route } from "@playwright/test";

/** How a screen is met: with data, where there are none, before they come, or where they do not come. */
export type PageState = "full" | "empty" | "loading" | "failing";

/** Brings a page into a state before its address is opened. What is full or empty is so by its server. */
export async function bringInto(page: Page, state: PageState): Promise<void> {
  if (state === "full" || state === "empty") return;
  await page.route((address) => !address.pathname.startsWith("/api/"), withoutData);
  await page.route("**/api/trpc/**", (route) => (state === "loading" ? undefined : refuse(route)));
}

// The server's page carries what it has fetched already; under other names the browser does not find it.
async function withoutData(route: Route): Promise<void> {
  if (route.request().resourceType() !== "document") return route.continue();
  const response = await route.fetch();
  const body = (await response.text()).replaceAll('\\"queryHash\\":\\"', '\\"queryHash\\":\\"no ');
  await route.fulfill({ response, body });
}

function refuse(route: Route): Promise<void> {
  const detail = "The database is away. Try again in a moment.";
  const data = { code: "database_unavailable", detail, httpStatus: 503, request_id: "5d2c1f0a" };
  // One answer stands for all calls of a batch.
  return route.fulfill({
    status: 503,
    json: { error: { message: detail, code: -32603, data } },
  });
}
