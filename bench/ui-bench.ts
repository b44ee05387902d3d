import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { prepareDatabase } from "@marquee/api/prepare";
import { openDatabase } from "@marquee/db/database";
import { findFreePort } from "@marquee/db/free-port";
import { loadManyFilms } from "@marquee/services/many-films-fixture";
import { chromium } from "@playwright/test";
import { chromiumOptions } from "../apps/web/e2e/browser";
import { benchConfig } from "./bench-config";
import { startBenchPostgres } from "./bench-database";
import { startBuiltServer } from "./bench-servers";
import { Closers } from "./closers";
import { lighthouseScores } from "./lighthouse";
import { findNode24 } from "./node-24";
import { median } from "./report";
import { type Load, measureLoad, measureQueries, measureScroll } from "./ui-measures";
import { signedInPage } from "./ui-page";

const admin = { user: "admin", password: randomBytes(24).toString("base64url") };
/** What is typed, each into a catalogue that shows all films: words, a value, a window of days, a tree. */
const queries = [
  "summer night",
  "genre:horror",
  "expires<30d",
  "year:1980..1989 genre:war",
  "(genre:drama OR genre:silent) expires>90d",
];

/** Measures the built dashboard in a real browser, and prints what people wait for. */
export async function benchUi(options: { films: number; rounds: number }): Promise<void> {
  const closers = new Closers();
  try {
    const url = await startProduct(closers, options.films);
    const browser = await chromium.launch(chromiumOptions());
    closers.add(() => browser.close());
    const page = await signedInPage(browser, url, admin);
    // The first pages of a server that has just begun are not what anybody waits for all day.
    for (let warm = 0; warm < 3; warm += 1) await measureLoad(page);
    const loads: Load[] = [];
    for (let round = 0; round < options.rounds; round += 1) loads.push(await measureLoad(page));
    const of = (key: "empty_ms" | "rows_ms" | "shift") => median(loads.map((load) => load[key]));
    line("a page without anything in it, the same browser", `${of("empty_ms").toFixed(0)} ms`);
    line(
      "the catalogue's first rows after navigation",
      `${of("rows_ms").toFixed(0)} ms, ${(of("rows_ms") / of("empty_ms")).toFixed(1)} x that`,
      of("rows_ms") <= 1_000,
      "1,000 ms",
    );
    line("what has moved by itself (CLS)", of("shift").toFixed(4), of("shift") === 0, "0");
    const kilobytes = (loads[0]?.script_bytes ?? Number.NaN) / 1_000;
    line(
      "JavaScript of the catalogue",
      `${kilobytes.toFixed(1)} KB gzip`,
      kilobytes <= 250,
      "250 KB",
    );
    for (const { query, ms } of await measureQueries(page, queries, options.rounds)) {
      line(
        `last key to rows: ${query}`,
        `${median(ms).toFixed(0)} ms`,
        median(ms) <= 250,
        "250 ms",
      );
    }
    const { pixels, blank_ms } = await measureScroll(page);
    line(
      `longest time without a row in view, over ${pixels} pixels of scrolling`,
      `${blank_ms.toFixed(0)} ms`,
      blank_ms <= 100,
      "100 ms",
    );
    const scores = await lighthouseScores(page, `${url}/catalogue`);
    for (const { name, score, aim, lost } of scores) {
      const why = lost.length > 0 ? ` (${lost.join("; ")})` : "";
      line(`Lighthouse, ${name}`, String(score), score >= aim, `at least ${aim}${why}`);
    }
  } finally {
    await closers.close();
  }
}

async function startProduct(closers: Closers, films: number): Promise<string> {
  const node = findNode24();
  const postgres = await startBenchPostgres(closers);
  const port = await findFreePort();
  const config = benchConfig(postgres.url, port);
  const migrations_directory = join(import.meta.dirname, "../prisma/migrations");
  await prepareDatabase({ config, migrations_directory, admin });
  const options = { has_named_statements: true, pool_size: 1, onError: () => {} };
  const db = openDatabase({ url: postgres.url, ...options });
  await loadManyFilms(db, films);
  await db.close();
  const { folder } = postgres;
  await startBuiltServer(closers, { node: node.path, folder, port, config });
  process.stdout.write(`The built dashboard on ${films} films, Node ${node.version}.\n\n`);
  return config.public_url;
}

function line(what: string, figure: string, isReached?: boolean, aim?: string): void {
  const mark = aim === undefined ? "" : `   ${isReached ? "reached" : "MISSED"}: ${aim}`;
  process.stdout.write(`  ${what.padEnd(70)} ${figure}${mark}\n`);
}
