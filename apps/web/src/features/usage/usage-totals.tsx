"use client";

import type { UsageCounts } from "@marquee/schemas/usage";
import { Skeleton } from "@marquee/ui/skeleton";
import { formatBytes, formatMilliseconds, formatNumber } from "../../lib/numbers";
import { useReader } from "../../lib/reader";
import { usageWords } from "./words";

/** The sums of all, undefined while they are still to come; with a limit where all are of one caller. */
export function UsageTotals({
  total,
  limit,
}: {
  total: UsageCounts | undefined;
  limit: number | undefined;
}) {
  const { locale } = useReader();
  const number = (value: number) => formatNumber(value, locale);
  const figures: [string, string | undefined][] = [
    [usageWords.calls, total && number(total.calls)],
    [usageWords.errors, total && number(total.errors)],
    [usageWords.throttled, total && number(total.throttled)],
    [usageWords.meanTime, total && formatMilliseconds(meanTime(total), locale)],
    [usageWords.data, total && formatBytes(total.bytes_out, locale)],
  ];
  if (limit !== undefined) figures.push([usageWords.limit, usageWords.limitOf(limit, locale)]);
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-3">
      {figures.map(([name, value]) => (
        <div key={name} className="flex flex-col">
          <dt className="text-12 text-muted">{name}</dt>
          <dd className="font-semibold text-20 tabular-nums">
            {value ?? <Skeleton className="my-2 w-16" />}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** How long a call took, in milliseconds. */
export function meanTime({ time_ms, calls }: UsageCounts): number {
  return calls === 0 ? 0 : time_ms / calls;
}
