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
  { trash_days, usage_days, auth_secret, token_ttl_s }: HousekeepingConfig,
  { firstMs, lookMs, everyMs }: HousekeepingTimes = times,
): Housekeeping {
  const keys = new TokenKeys(db, new Vault(auth_secret), token_ttl_s);
  const jobs: Job[] = [
    { name: "purge_trash", everyMs, run: () => purgeTrash(db, { days: trash_days }) },
    { name: "forget_answers", everyMs, run: () => forgetOldAnswers(db) },
    { name: "fold_film_counts", everyMs: lookMs, run: () => foldFilmCounts(db) },
    { name: "forget_revoked_tokens", everyMs, run: () => forgetRevokedTokens(db) },
    { name: "rotate_token_keys", everyMs, run: () => rotateDueTokenKeys(db, keys) },
    { name: "forget_allowances", everyMs, run: () => forgetOldAllowances(db) },
    { name: "forget_guesses", everyMs, run: () => forgetOldGuesses(db) },
    { name: "forget_usage", everyMs, run: () => forgetOldUsage(db, { days: usage_days }) },
  ];
  let underWay = Promise.resolve();
  const look = () => {
    for (const job of jobs) underWay = underWay.then(() => runIfDue(db, job));
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

/** Answers how many things it dealt with. */
type Job = { name: string; everyMs: number; run: () => Promise<number> };

async function runIfDue(db: Database, { name, everyMs, run }: Job): Promise<void> {
  try {
    if (!(await claimJob(db, { name, everyMs }))) return;
    const count = await run();
    if (count > 0) log("info", "A job is done", { job: name, count });
  } catch (error) {
    log("error", "A job failed", { job: name, error: String(error) });
  }
}
