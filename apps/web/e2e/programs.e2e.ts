import { expect } from "@playwright/test";
import { expectAccessible, test } from "./test";

test("a program is given a key, calls with it, is seen in the usage, and is let out", async ({
  settings,
}) => {
  test.slow();
  const { page } = settings;
  const name = `importer ${Date.now()}`;
  await settings.open("API keys");
  await page.getByRole("link", { name: "Add key" }).click();
  await settings.panel.getByRole("button", { name: "Add key" }).click();
  await expect(settings.panel.getByLabel("Name")).toBeFocused();
  await expectAccessible(page);
  await settings.panel.getByLabel("Name").fill(name);
  await settings.panel.getByRole("button", { name: "Add key" }).click();
  const client_id = await settings.copied("Copy client id");
  const client_secret = await settings.copied("Copy client secret");
  expect(client_secret).toMatch(/^mq_/);
  await expectAccessible(page);
  // Whatever would leave it asks first: a key, Back, another row, another page.
  const asking = page.getByRole("alertdialog", { name: "Leave before this is kept?" });
  for (const leave of [
    () => page.keyboard.press("Escape"),
    () => page.goBack(),
    () => page.getByRole("row", { name }).getByRole("link").click(),
    () => page.getByRole("link", { name: "Users" }).click(),
  ]) {
    await leave();
    await expect(asking).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(asking).toBeHidden();
    await expect(page.getByText(client_secret)).toBeVisible();
  }
  await settings.button("I have kept the secret").click();
  await expect(page.getByText(client_secret)).toBeHidden();
  await expect(settings.row("API keys", name)).toContainText("Never");
  await expect(page.getByRole("link", { name: "Add key" })).toBeFocused();

  const form = { grant_type: "client_credentials", client_id, client_secret };
  const token = () => page.request.post("/api/token", { form });
  const { access_token } = await (await token()).json();
  const headers = { Authorization: `Bearer ${access_token}` };
  let reads = 0;
  const read = async () => {
    reads += 1;
    return (await page.request.get("/api/movies?limit=1", { headers })).status();
  };
  for (let call = 0; call < 5; call += 1) expect(await read()).toBe(200);
  expect((await page.request.post("/api/movies", { headers, data: {} })).status()).toBe(403);
  await page.getByRole("link", { name }).click();
  await settings.panel.getByLabel("Requests a minute").fill("5");
  await settings.button("Save limit").click();
  await expect(page.getByText(`Changed the limit of key ${name}`)).toBeVisible();
  await expect.poll(read, { intervals: [100] }).toBe(429);

  const calls = String(reads + 1);
  const cells = (table: string, row: string) => settings.row(table, row).getByRole("cell");
  await expect(async () => {
    await settings.open("Usage");
    await expect(cells("By caller", name).nth(1)).toHaveText(calls, { timeout: 500 });
  }).toPass();
  const [errors, throttled, limit] = ["1", "1", "5"];
  await expect(cells("By caller", name)).toHaveText([
    `key ${name}`,
    calls,
    /%$/,
    errors,
    throttled,
    / ms$/,
    /B$/,
    limit,
  ]);
  await settings.button(`key ${name}`).click();
  await expect(page).toHaveURL(/caller=/);
  await expect(cells("By route", "GET /api/movies").nth(1)).toHaveText(String(reads));
  await expect(cells("By route", "POST /api/movies").nth(1)).toHaveText("1");
  const chart = page.getByRole("img", { name: `Calls over time: ${calls} in all` });
  await expect(chart).toBeVisible();
  await page.getByText("The same as a table").click();
  await expect(settings.row("Calls over time", new RegExp(`UTC${calls}11$`))).toBeVisible();
  await expectAccessible(page);

  await settings.open("API keys");
  await page.getByRole("link", { name }).click();
  await expect(settings.panel).toContainText("Last came byREST");
  await settings.button("Rotate secret").click();
  const next = await settings.copied("Copy client secret");
  expect(next).not.toBe(client_secret);
  expect((await token()).status()).toBe(200);
  await page.keyboard.press("Escape");
  await asking.getByRole("button", { name: "Leave without it" }).click();
  await expect(settings.panel).toBeHidden();
  await page.getByRole("link", { name }).click();
  await settings.confirm("Revoke", `Revoke key '${name}'`);
  await expect(settings.row("API keys", name)).toContainText("Revoked");
  await expect(settings.panel.getByRole("heading", { name })).toBeFocused();
  expect((await token()).status()).toBe(401);
  expect((await page.request.get("/api/movies", { headers })).status()).toBe(401);

  await settings.open("Security events");
  await page.getByLabel("About whom").selectOption({ label: `About key ${name}` });
  for (const what of [
    "API key added",
    "API key's secret rotated",
    "API key revoked",
    "Signed in",
  ]) {
    await expect(settings.row("Security events", what).first()).toBeVisible();
  }
});

/** The API, and where the page asks whether the server is back. */
const api = /\/(api\/trpc\/|livez)/;

test("what cannot be fetched says why, and Retry brings it", async ({ settings }) => {
  const { page } = settings;
  await settings.open("Usage");
  await page.route(api, (route) => route.abort());
  await page.getByLabel("Time", { exact: true }).selectOption("30d");
  const alert = page.getByRole("alert").filter({ hasText: "The usage could not be fetched" });
  await expect(alert).toContainText("The server does not answer.");
  await expectAccessible(page);
  await page.unroute(api);
  await alert.getByRole("button", { name: "Retry" }).click();
  await expect(page.getByRole("heading", { name: "By caller" })).toBeVisible();
});
