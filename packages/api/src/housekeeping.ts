import type { Database } from "@marquee/db/database";
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
  lookMs: 10 * minuteMs,
  everyMs: 60 * minuteMs,
};

/**
 * Empties the trash of what has been there too long, once an hour however many instances there are. A
 * failure is logged, and tried again at the next hour. Keeps no process alive.
 */
export function startHousekeeping(
  db: Database,
  { trash_days }: Pick<AppConfig, "trash_days">,
  { firstMs, lookMs, everyMs }: HousekeepingTimes = times,
): Housekeeping {
  let underWay = Promise.resolve();
  const look = () => {
    underWay = underWay.then(async () => {
      try {
        if (!(await claimJob(db, { name: "purge", everyMs }))) return;
        const purged = await purgeTrash(db, { days: trash_days });
        if (purged > 0) log("info", "The trash was purged", { purged });
      } catch (error) {
        log("error", "The trash could not be purged", { error: String(error) });
      }
    });
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
