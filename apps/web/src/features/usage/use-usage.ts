"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { useState } from "react";
import { useReader } from "../../lib/reader";
import { trpc } from "../../lib/trpc";
import { type UsageParams, usageQueries } from "./usage-query";

/** Counts come together on the server every few seconds. */
const options = { placeholderData: keepPreviousData, refetchInterval: 30_000 };

/**
 * What the page of usage is made of. While another time, caller or route is awaited the sums before stay,
 * and `shown` is the time that those are of.
 */
export function useUsage(params: UsageParams) {
  const { now } = useReader();
  const queries = usageQueries(params, now);
  const overTime = trpc.usage.summary.useQuery(queries.overTime, options);
  const callers = trpc.usage.summary.useQuery(queries.callers, options);
  const routes = trpc.usage.summary.useQuery(queries.routes, options);
  const asked = { period: queries.period, from: queries.overTime.from };
  const [shown, setShown] = useState(asked);
  const isStale = overTime.isPlaceholderData;
  const isNew = shown.period !== asked.period || shown.from !== asked.from;
  if (!isStale && isNew) setShown(asked);
  return { period: queries.period, overTime, callers, routes, shown, isStale };
}
