import { TokenKeys } from "@marquee/auth/token-key";
import { Vault } from "@marquee/auth/vault";
import type { Database } from "@marquee/db/database";
import { forgetOldAllowances } from "@marquee/services/allowance";
import { foldFilmCounts } from "@marquee/services/film-counts";
import { forgetOldGuesses } from "@marquee/services/guess-count";
import { forgetOldAnswers } from "@marquee/services/idempotency";
import { claimJob } from "@marquee/services/job";
import { purgeTrash } from "@marquee/services/purge";
import { forgetRevokedTokens } from "@marquee/services/token";
import { rotateDueTokenKeys } from "@marquee/services/token-key";
import { forgetOldUsage } from "@marquee/services/usage";
import type { AppConfig } from "./config";
import { log } from "./log";

/** What the program does by itself while it serves. */
export type Housekeeping = {
  /** Begins nothing more, and waits for what is under way. */
  stop: () => Promise<void>;
};

export type HousekeepingConfig = Pick<
  AppConfig,
  "trash_days" | "usage_days" | "auth_secret" | "token_ttl_s"
>;

/** A job that was done, and how many things it dealt with. */
export type JobReport = { job: string; count: number };

export type HousekeepingTimes = { firstMs: number; lookMs: number; everyMs: number };

const minuteMs = 60_000;
const times: HousekeepingTimes = {
  firstMs: minuteMs,
  lookMs: minuteMs,
  everyMs: 60 * minuteMs,
};

/**
 * Empties the trash of what has been there too long, forgets what need not be remembered any more (answers
 * to keyed writes, revoked tokens that have ended, counts, usage), and rotates the keys of access tokens that
 * are due: once an hour however many instances there are; sums up the counts of films as often as it looks.
 * A failure is logged, and tried again at the next time. Keeps no process alive.
 */
export function startHousekeeping(
  db: Database,
  config: HousekeepingConfig,
  { firstMs, lookMs, everyMs }: HousekeepingTimes = times,
): Housekeeping {
  const jobs = jobsOf(db, config);
  let underWay = Promise.resolve();
  const look = () => {
    for (const job of jobs) {
      const dueMs = job.is_frequent ? lookMs : everyMs;
      // The failure is in the log.
      underWay = underWay.then(() => runIfDue(db, job, dueMs)).then(ignore, ignore);
    }
  };
  const first = setTimeout(look, firstMs).unref();
  const every = setInterval(look, lookMs).unref();
  return {
    stop: () => {
      clearTimeout(first);
      clearInterval(every);
      return underWay;
    },
  };
}

/**
 * Does all of that now, but for what some instance began within the last minute; for where no instance lives
 * long enough to do it by itself. Throws what a job failed for, when the others have been done.
 */
export async function runHousekeeping(
  db: Database,
  config: HousekeepingConfig,
): Promise<JobReport[]> {
  const reports: JobReport[] = [];
  const failures: unknown[] = [];
  for (const job of jobsOf(db, config)) {
    try {
      const count = await runIfDue(db, job, minuteMs);
      if (count !== undefined) reports.push({ job: job.name, count });
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return reports;
}

/** Answers how many things it dealt with. */
type Job = { name: string; is_frequent?: true; run: () => Promise<number> };

function jobsOf(
  db: Database,
  { trash_days, usage_days, auth_secret, token_ttl_s }: HousekeepingConfig,
): Job[] {
  const keys = new TokenKeys(db, new Vault(auth_secret), token_ttl_s);
  return [
    { name: "purge_trash", run: () => purgeTrash(db, { days: trash_days }) },
    { name: "forget_answers", run: () => forgetOldAnswers(db) },
    { name: "fold_film_counts", is_frequent: true, run: () => foldFilmCounts(db) },
    { name: "forget_revoked_tokens", run: () => forgetRevokedTokens(db) },
    { name: "rotate_token_keys", run: () => rotateDueTokenKeys(db, keys) },
    { name: "forget_allowances", run: () => forgetOldAllowances(db) },
    { name: "forget_guesses", run: () => forgetOldGuesses(db) },
    { name: "forget_usage", run: () => forgetOldUsage(db, { days: usage_days }) },
  ];
}

/** Undefined where it is not due. A failure is logged, and thrown. */
async function runIfDue(
  db: Database,
  { name, run }: Job,
  everyMs: number,
): Promise<number | undefined> {
  try {
    if (!(await claimJob(db, { name, everyMs }))) return undefined;
    const count = await run();
    if (count > 0) log("info", "A job is done", { job: name, count });
    return count;
  } catch (error) {
    log("error", "A job failed", { job: name, error: String(error) });
    throw error;
  }
}

function ignore(): void {}
