import type { UsageCounts, UsageRow } from "@marquee/schemas/usage";

const hourMs = 60 * 60_000;

/** The spans of time to look back over, each with the hours that one bar of the chart adds up. */
export const usagePeriods = [
  { value: "24h", label: "Last 24 hours", hours: 24, barHours: 1 },
  { value: "7d", label: "Last 7 days", hours: 7 * 24, barHours: 6 },
  { value: "30d", label: "Last 30 days", hours: 30 * 24, barHours: 24 },
] as const;
export type UsagePeriod = (typeof usagePeriods)[number];

/** The period of this name; the first where there is none. */
export function usagePeriod(name: string | null): UsagePeriod {
  return usagePeriods.find(({ value }) => value === name) ?? usagePeriods[0];
}

/** The period up to now in whole bars, the last of which is still filling. */
export function periodRange({ hours, barHours }: UsagePeriod, now: number) {
  const barMs = barHours * hourMs;
  const to = Math.ceil(now / barMs) * barMs;
  return { from: new Date(to - hours * hourMs).toISOString(), to: new Date(to).toISOString() };
}

export type UsageBar = UsageCounts & { from: string };

/** The hours of a period added up to its bars, also those in which nobody called. */
export function usageBars(
  rows: readonly UsageRow[],
  period: UsagePeriod,
  from: string,
): UsageBar[] {
  const begin = new Date(from).getTime();
  const barMs = period.barHours * hourMs;
  const bars = Array.from(
    { length: period.hours / period.barHours },
    (_, at): UsageBar => ({
      from: new Date(begin + at * barMs).toISOString(),
      calls: 0,
      errors: 0,
      throttled: 0,
      time_ms: 0,
      bytes_out: 0,
    }),
  );
  for (const row of rows) {
    const bar = row.hour && bars[Math.floor((new Date(row.hour).getTime() - begin) / barMs)];
    if (!bar) continue;
    for (const count of counts) bar[count] += row[count];
  }
  return bars;
}

const counts = ["calls", "errors", "throttled", "time_ms", "bytes_out"] as const;
