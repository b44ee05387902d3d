import { once } from "node:events";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "@playwright/test";
import { chromiumOptions } from "../e2e/browser";
import { launchProduct, throwawayFolder } from "../e2e/launch";
import { port } from "../e2e/server-address";
import { SignInPage } from "../e2e/sign-in-page";
import { liveIn } from "./lived-in";
import { bringInto, type PageState } from "./page-state";
import { type Screen, screens, strangersScreens } from "./screen";

// `pnpm screens [pattern]`: what people see of every screen whose name is like it, as pictures in `screens/`.
const folder = join(import.meta.dirname, "../../../screens");
const asked = new RegExp(process.argv[2] ?? "");
const looks = [
  { name: "light", colorScheme: "light", viewport: { width: 1440, height: 900 } },
  { name: "dark", colorScheme: "dark", viewport: { width: 1440, height: 900 } },
  { name: "light-390", colorScheme: "light", viewport: { width: 390, height: 844 } },
  { name: "dark-390", colorScheme: "dark", viewport: { width: 390, height: 844 } },
] as const;
type Look = (typeof looks)[number];
type Session = Awaited<ReturnType<Awaited<ReturnType<Browser["newContext"]>>["storageState"]>>;

const failures: string[] = [];

async function takeAll(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const browser = await chromium.launch(chromiumOptions());
  try {
    await withProduct({ DEMO: "true" }, async (url) => {
      await liveIn(url);
      await take(browser, url, strangersScreens, ["full"]);
      await take(
        browser,
        url,
        screens,
        ["full", "loading", "failing"],
        await session(browser, url),
      );
    });
    await withProduct({ DEMO: "false" }, async (url) => {
      await take(browser, url, screens, ["empty"], await session(browser, url));
    });
  } finally {
    await browser.close();
  }
  for (const failure of failures) process.stderr.write(`${failure}\n`);
  process.stdout.write(`The screens are in ${folder}\n`);
  if (failures.length > 0) process.exitCode = 1;
}

async function withProduct(
  variables: Record<string, string>,
  use: (url: string) => Promise<void>,
): Promise<void> {
  const dataDir = throwawayFolder();
  const product = launchProduct({ ...variables, DATA_DIR: dataDir, PORT: String(port) });
  const ended = once(product, "exit");
  const url = `http://127.0.0.1:${port}`;
  try {
    await isReady(url, () => product.exitCode !== null);
    await use(url);
  } finally {
    product.kill("SIGTERM");
    await ended;
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function isReady(url: string, hasEnded: () => boolean): Promise<void> {
  for (;;) {
    if (hasEnded()) throw new Error("The product did not start.");
    const response = await fetch(`${url}/readyz`).catch(() => undefined);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

async function session(browser: Browser, url: string): Promise<Session> {
  const context = await browser.newContext({ baseURL: url });
  const signIn = new SignInPage(await context.newPage());
  await signIn.open();
  await signIn.signIn();
  await signIn.page.waitForURL((address) => !address.pathname.startsWith("/sign-in"));
  const state = await context.storageState();
  await context.close();
  return state;
}

async function take(
  browser: Browser,
  url: string,
  wanted: readonly Screen[],
  states: readonly PageState[],
  storageState?: Session,
): Promise<void> {
  for (const look of looks) {
    const { colorScheme, viewport } = look;
    const context = await browser.newContext({
      baseURL: url,
      locale: "en-GB",
      colorScheme,
      viewport,
      hasTouch: viewport.width < 768,
      ...(storageState ? { storageState } : {}),
    });
    for (const screen of wanted.filter(({ name }) => asked.test(name))) {
      for (const state of screen.isAwaited ? states : states.filter((state) => state === "full")) {
        const page = await context.newPage();
        const name = `${screen.name}-${state}-${look.name}`;
        await shoot(page, screen, state, look).catch((error) => failures.push(`${name}: ${error}`));
        await page.screenshot({ path: join(folder, `${name}.png`) });
        await page.close();
      }
    }
    await context.close();
  }
}

async function shoot(page: Page, screen: Screen, state: PageState, look: Look): Promise<void> {
  page.setDefaultTimeout(10_000);
  await bringInto(page, state);
  await page.goto(screen.path);
  await page.locator("html[data-live]").waitFor({ state: "attached" });
  if (state === "failing")
    await page.getByRole("alert").filter({ hasText: /\S/ }).first().waitFor();
  // No answer is on its way, or, while they are held back, what waits has had its time to show.
  if (state === "loading") await page.waitForTimeout(600);
  else await page.waitForLoadState("networkidle");
  if (state === "full") await screen.prepare?.(page);
  await page.waitForLoadState("networkidle", { timeout: 2_000 }).catch(() => undefined);
  await page.waitForTimeout(200);
  await page.locator(`html.${look.colorScheme}`).waitFor({ state: "attached" });
}

await takeAll();
