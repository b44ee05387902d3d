import type { Database } from "@marquee/db/database";
import { Prisma } from "@marquee/db/generated/client";
import type { Actor } from "@marquee/schemas/actor";
import type { UsageCounts } from "@marquee/schemas/usage";

const { sql } = Prisma;

/** One call that has ended. */
export type EndedCall = {
  /** A REST route as it is declared, or the name of a procedure. */
  route: string;
  /** The HTTP status, of this call alone. */
  status: number;
  /** It was cut before its end. */
  is_cut: boolean;
  ms: number;
  bytes: number;
};

type Entry = UsageCounts & { hour: number; caller_kind: string; caller_id: string; route: string };

const hourMs = 60 * 60_000;
const flushMs = 5_000;
/** More callers and routes than any flush interval sees; what exceeds it is not metered, and logged. */
const mostEntries = 10_000;

/**
 * Adds calls up in memory and writes the sums every five seconds and when it stops, so that no request
 * costs a write. A process that is killed loses what came since. What cannot be written is kept for the
 * next time; where only the answer was lost it counts twice.
 */
export class UsageMeter {
  private entries = new Map<string, Entry>();
  private unmetered = 0;
  private underWay = Promise.resolve();
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly prisma: Database["prisma"],
    private readonly onProblem: (message: string, fields: Record<string, unknown>) => void,
  ) {
    this.timer = setInterval(() => void this.flush(), flushMs).unref();
  }

  add(actor: Actor, { route, status, is_cut, ms, bytes }: EndedCall): void {
    const entry = this.entry(actor, route);
    if (!entry) return;
    entry.calls += 1;
    if (status === 429) entry.throttled += 1;
    else if (status >= 400 || is_cut) entry.errors += 1;
    entry.time_ms += ms;
    entry.bytes_out += bytes;
  }

  /** Writes what has come together; resolves when it is there, or is kept for the next time. */
  flush(): Promise<void> {
    this.underWay = this.underWay.then(() => this.write());
    return this.underWay;
  }

  /** The last flush. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.flush();
  }

  private entry(actor: Actor, route: string): Entry | undefined {
    const caller_id = "id" in actor ? actor.id : "";
    const hour = Math.floor(Date.now() / hourMs) * hourMs;
    const key = `${hour} ${actor.kind} ${caller_id} ${route}`;
    const known = this.entries.get(key);
    if (known) return known;
    if (this.entries.size >= mostEntries) {
      this.unmetered += 1;
      return undefined;
    }
    const counts = { calls: 0, errors: 0, throttled: 0, time_ms: 0, bytes_out: 0 };
    const entry = { hour, caller_kind: actor.kind, caller_id, route, ...counts };
    this.entries.set(key, entry);
    return entry;
  }

  private async write(): Promise<void> {
    const { entries, unmetered } = this;
    if (unmetered > 0) this.onProblem("Calls were not metered", { calls: unmetered });
    this.unmetered = 0;
    if (entries.size === 0) return;
    this.entries = new Map();
    try {
      await writeUsage(this.prisma, [...entries.values()]);
    } catch (error) {
      this.onProblem("Usage was not written, and is kept", { error: String(error) });
      this.keep(entries);
    }
  }

  private keep(entries: ReadonlyMap<string, Entry>): void {
    for (const [key, entry] of entries) {
      const since = this.entries.get(key);
      if (!since) {
        this.entries.set(key, entry);
        continue;
      }
      for (const count of counted) since[count] += entry[count];
    }
  }
}

const counted = ["calls", "errors", "throttled", "time_ms", "bytes_out"] as const;

/** Adds to the hours. In one order, so that instances never wait for each other in a circle. */
async function writeUsage(prisma: Database["prisma"], entries: readonly Entry[]): Promise<void> {
  const hours = entries.map(({ hour }) => new Date(hour).toISOString());
  const kinds = entries.map(({ caller_kind }) => caller_kind);
  const ids = entries.map(({ caller_id }) => caller_id);
  const routes = entries.map(({ route }) => route);
  const [calls, errors, throttled, time_ms, bytes_out] = counted.map((count) =>
    entries.map((entry) => String(Math.round(entry[count]))),
  );
  await prisma.$executeRaw(sql`
    INSERT INTO usage_hours AS known
      ("hour", "caller_kind", "caller_id", "route", "calls", "errors", "throttled", "time_ms", "bytes_out")
    SELECT * FROM unnest(${hours}::timestamptz[], ${kinds}::text[], ${ids}::text[], ${routes}::text[],
      ${calls}::bigint[], ${errors}::bigint[], ${throttled}::bigint[], ${time_ms}::bigint[], ${bytes_out}::bigint[])
    ORDER BY 1, 2, 3, 4
    ON CONFLICT ("hour", "caller_kind", "caller_id", "route") DO UPDATE SET
      "calls" = known."calls" + excluded."calls", "errors" = known."errors" + excluded."errors",
      "throttled" = known."throttled" + excluded."throttled", "time_ms" = known."time_ms" + excluded."time_ms",
      "bytes_out" = known."bytes_out" + excluded."bytes_out"`);
}
