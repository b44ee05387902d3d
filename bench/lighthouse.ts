import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Page } from "@playwright/test";
import { findChromium } from "../apps/web/e2e/browser";

/** Fetched when it is wanted: it is large, and nothing else needs it. The last that runs on Node 20. */
const lighthouse = "lighthouse@12.8.2";
const aims = { performance: 95, accessibility: 100, "best-practices": 100 };

type Report = {
  categories: Record<
    string,
    { title: string; score: number; auditRefs: { id: string; weight: number }[] }
  >;
  audits: Record<string, { title: string; score: number | null }>;
};

export type LighthouseScore = { name: string; score: number; aim: number; lost: string[] };

/**
 * Lighthouse's scores of a page, out of 100, and which of its audits lost any; for whoever is signed in on `page`;
 * as it measures a desk's machine.
 */
export async function lighthouseScores(page: Page, url: string): Promise<LighthouseScore[]> {
  const folder = mkdtempSync(join(tmpdir(), "marquee-lighthouse-"));
  try {
    const cookies = await page.context().cookies();
    const headers = join(folder, "headers.json");
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
    writeFileSync(headers, JSON.stringify({ Cookie: cookie }), { mode: 0o600 });
    const report = join(folder, "report.json");
    const flags = "--headless=new --no-sandbox --disable-gpu --disable-quic";
    await promisify(execFile)(
      "npx",
      [
        ...["-y", lighthouse, url, "--quiet", "--preset=desktop"],
        ...["--output=json", `--output-path=${report}`, `--extra-headers=${headers}`],
        ...[`--only-categories=${Object.keys(aims)}`, `--chrome-flags=${flags}`],
      ],
      // biome-ignore lint/style/noProcessEnv: passed on as it is, with the browser to use
      { env: { ...process.env, CHROME_PATH: findChromium() }, timeout: 180_000 },
    );
    const { categories, audits } = JSON.parse(readFileSync(report, "utf8")) as Report;
    return Object.entries(aims).map(([id, aim]) => {
      const { title = id, score = 0, auditRefs = [] } = categories[id] ?? {};
      const counted = auditRefs.flatMap((ref) => (ref.weight > 0 ? (audits[ref.id] ?? []) : []));
      const lost = counted.flatMap((audit) => ((audit.score ?? 1) < 1 ? [audit.title] : []));
      return { name: title, score: Math.round(score * 100), aim, lost };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
