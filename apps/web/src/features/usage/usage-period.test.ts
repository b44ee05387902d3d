import type { UsageRow } from "@marquee/schemas/usage";
import { expect, test } from "vitest";
import { periodRange, usageBars, usagePeriod, usagePeriods } from "./usage-period";

const now = new Date("2026-11-24T16:20:00Z").getTime();

function calls(hour: string, count: number): UsageRow {
  const none = { errors: 0, throttled: 0, time_ms: 0, bytes_out: 0 };
  return { ...none, calls: count, caller: null, route: null, hour };
}

test.each([
  ["24h", "2026-11-23T17:00:00.000Z", "2026-11-24T17:00:00.000Z", 24],
  ["7d", "2026-11-17T18:00:00.000Z", "2026-11-24T18:00:00.000Z", 28],
  ["30d", "2026-10-26T00:00:00.000Z", "2026-11-25T00:00:00.000Z", 30],
])("%s ends with the bar that is filling", (name, from, to, bars) => {
  const period = usagePeriod(name);
  expect(periodRange(period, now)).toEqual({ from, to });
  expect(usageBars([], period, from)).toHaveLength(bars);
});

test.each(usagePeriods)("each hour of $label counts in one bar, at its place", (period) => {
  const { from, to } = periodRange(period, now);
  const rows: UsageRow[] = [];
  for (let at = new Date(from).getTime(); at < new Date(to).getTime(); at += 60 * 60_000) {
    rows.push(calls(new Date(at).toISOString(), 2));
  }
  const bars = usageBars(rows, period, from);
  expect(bars.map((bar) => bar.calls)).toEqual(bars.map(() => 2 * period.barHours));
  const [first] = usageBars([calls(from, 5)], period, from);
  expect(first).toMatchObject({ from, calls: 5 });
});

test("an hour outside of the period counts nowhere", () => {
  const period = usagePeriod("24h");
  const { from, to } = periodRange(period, now);
  const bars = usageBars([calls(to, 7), calls("2026-11-01T00:00:00.000Z", 7)], period, from);
  expect(bars.every((bar) => bar.calls === 0)).toBe(true);
});
