import { gzipSync } from "node:zlib";
import type { Page, Response } from "@playwright/test";
import { isLive } from "./ui-page";

/** What it took until a page showed something, in milliseconds since the navigation began. */
export type Load = {
  /** Of an answer of a few bytes, by the same browser and server. */
  empty_ms: number;
  rows_ms: number;
  /** The cumulative layout shift. */
  shift: number;
  /** All scripts the page fetched by itself, each compressed. */
  script_bytes: number;
};

/** How long the page is watched for what still moves or is fetched. */
const restMs = 1_000;

/** Opens the catalogue as from a link. */
export async function measureLoad(page: Page): Promise<Load> {
  await page.goto("/livez");
  const empty_ms = await page.evaluate(navigationMs);
  const scripts: Promise<number>[] = [];
  const onResponse = (response: Response) => {
    if (response.request().resourceType() !== "script") return;
    scripts.push(response.body().then((body) => gzipSync(body).length));
  };
  page.on("response", onResponse);
  await page.goto("/catalogue", { waitUntil: "commit" });
  const rows_ms = await page.evaluate(firstRowMs);
  await isLive(page);
  await page.waitForTimeout(restMs);
  page.off("response", onResponse);
  const sizes = await Promise.all(scripts);
  return {
    empty_ms,
    rows_ms,
    shift: await page.evaluate(layoutShift),
    script_bytes: sizes.reduce((sum, size) => sum + size, 0),
  };
}

function navigationMs(): number {
  const [navigation] = performance.getEntriesByType("navigation");
  return (navigation as PerformanceNavigationTiming).domContentLoadedEventEnd;
}

/** When the first row of films was painted. */
function firstRowMs(): Promise<number> {
  return new Promise((resolve) => {
    const look = () => {
      const row = document.querySelector('[role="grid"] [role="row"] a');
      const [painted] = performance.getEntriesByName("first-contentful-paint");
      if (row && painted) requestAnimationFrame(() => resolve(performance.now()));
      else requestAnimationFrame(look);
    };
    look();
  });
}

function layoutShift(): Promise<number> {
  return new Promise((resolve) => {
    let sum = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value;
    }).observe({ type: "layout-shift", buffered: true });
    // Entries that are there already come before the next frame but one.
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
  });
}

/** Types each query into a list of all films, and takes the time from its last key to its rows. */
export async function measureQueries(
  page: Page,
  queries: readonly string[],
  rounds: number,
): Promise<{ query: string; ms: number[] }[]> {
  const measured = queries.map((query) => ({ query, ms: [] as number[] }));
  for (let round = 0; round < rounds; round += 1) {
    for (const { query, ms } of measured) {
      await page.goto("/catalogue");
      await isLive(page);
      await page.keyboard.press("/");
      await page.keyboard.type(query.slice(0, -1), { delay: 40 });
      await page.evaluate(watchRowsAfterKey, query);
      await page.keyboard.type(query.slice(-1));
      ms.push(Number(await page.evaluate("window.rowsAfterKeyMs")));
    }
  }
  return measured;
}

/** Begins to take the time from the next key until the list shows what the query that is then in the address asks for. */
function watchRowsAfterKey(query: string): void {
  const kept = window as unknown as { rowsAfterKeyMs: Promise<number> };
  kept.rowsAfterKeyMs = new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error(`No rows came for ${query}`)), 10_000);
    let pressedAt: number | undefined;
    const note = () => {
      pressedAt ??= performance.now();
    };
    addEventListener("keydown", note, { capture: true, once: true });
    const look = () => {
      const grid = document.querySelector('[role="grid"]');
      const isAsked = new URLSearchParams(location.search).get("query") === query;
      const isThere = grid?.getAttribute("aria-busy") === "false" && grid.querySelector("a");
      if (pressedAt !== undefined && isAsked && isThere) resolve(performance.now() - pressedAt);
      else requestAnimationFrame(look);
    };
    look();
  });
}

const wheelPixels = 250;
const wheels = 120;
const wheelPauseMs = 40;

/** Scrolls the list of all films fast, and takes the longest time in which a part of it showed no film. */
export async function measureScroll(page: Page): Promise<{ pixels: number; blank_ms: number }> {
  await page.goto("/catalogue");
  await isLive(page);
  await page.locator('[role="grid"]').hover();
  await page.evaluate(watchBlank);
  for (let wheel = 0; wheel < wheels; wheel += 1) {
    await page.mouse.wheel(0, wheelPixels);
    await page.waitForTimeout(wheelPauseMs);
  }
  const blank_ms = await page.evaluate("window.longestBlankMs");
  return { pixels: wheels * wheelPixels, blank_ms: Number(blank_ms) };
}

/** At every frame looks at five places of the list, and remembers how long one of them had no film. */
function watchBlank(): void {
  const kept = window as unknown as { longestBlankMs: number };
  kept.longestBlankMs = 0;
  const box = document.querySelector(".film-rows")?.getBoundingClientRect();
  let blankSince: number | undefined;
  const look = () => {
    const now = performance.now();
    const isBlank = [0.1, 0.3, 0.5, 0.7, 0.9].some((part) => {
      const at = box && document.elementFromPoint(box.left + 60, box.top + box.height * part);
      return !at?.closest('[role="row"]')?.querySelector("a");
    });
    blankSince = isBlank ? (blankSince ?? now) : undefined;
    if (blankSince !== undefined) {
      kept.longestBlankMs = Math.max(kept.longestBlankMs, now - blankSince);
    }
    requestAnimationFrame(look);
  };
  look();
}
