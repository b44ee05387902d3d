"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { useReader } from "../../lib/reader";
import { trpc } from "../../lib/trpc";
import { type UsageParams, usageQueries } from "./usage-query";

/** Counts come together on the server every few seconds. */
const options = { placeholderData: keepPreviousData, refetchInterval: 30_000 };

/** What the page of usage is made of. */
export function useUsage(params: UsageParams) {
  const { now } = useReader();
  const { period, overTime, callers, routes } = usageQueries(params, now);
  const summary = trpc.usage.summary;
  return {
    period,
    overTime: { ...summary.useQuery(overTime, options), from: overTime.from },
    callers: summary.useQuery(callers, options),
    routes: summary.useQuery(routes, options),
  };
}
