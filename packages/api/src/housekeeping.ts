import type { Database } from "@marquee/db/database";
import { foldFilmCounts } from "@marquee/services/film-counts";
import { forgetOldAnswers } from "@marquee/services/idempotency";
import { claimJob } from "@marquee/services/job";
import { purgeTrash } from "@marquee/services/purge";
import type { AppConfig } from "./config";
import { log } from "./log";

/** What the program does by itself while it serves. */
export type Housekeeping = {
  /** Begins nothing more, and waits for what is under way. */
  stop: () => Promise<void>;
};

export type HousekeepingTimes = { firstMs: number; lookMs: number; everyMs: number };

const minuteMs = 60_000;
const times: HousekeepingTimes = {
  firstMs: minuteMs,
  lookMs: minuteMs,
  everyMs: 60 * minuteMs,
};

/**
 * Empties the trash of what has been there too long and forgets old answers to keyed writes, once an hour
 * however many instances there are; sums up the counts of films as often as it looks. A failure is logged,
 * and tried again at the next time. Keeps no process alive.
 */
export function startHousekeeping(
  db: Database,
  { trash_days }: Pick<AppConfig, "trash_days">,
  { firstMs, lookMs, everyMs }: HousekeepingTimes = times,
): Housekeeping {
  const jobs: Job[] = [
    { name: "purge_trash", everyMs, run: () => purgeTrash(db, { days: trash_days }) },
    { name: "forget_answers", everyMs, run: () => forgetOldAnswers(db) },
    { name: "fold_film_counts", everyMs: lookMs, run: () => foldFilmCounts(db) },
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

/** Answers how many things it removed. */
type Job = { name: string; everyMs: number; run: () => Promise<number> };

async function runIfDue(db: Database, { name, everyMs, run }: Job): Promise<void> {
  try {
    if (!(await claimJob(db, { name, everyMs }))) return;
    const removed = await run();
    if (removed > 0) log("info", "A job is done", { job: name, removed });
  } catch (error) {
    log("error", "A job failed", { job: name, error: String(error) });
  }
}
