"use client";

import type { CountedView } from "@marquee/schemas/view";
import { useMemo } from "react";
import { useCan } from "../../lib/reader";
import { alone, trpc } from "../../lib/trpc";
import { useIsIdle } from "../../lib/use-is-idle";

/** How the views are asked for where only they are wanted. */
export const uncounted = { has_counts: false };
const counted = { has_counts: true };

/** One's own views and those that are shared, one's own first. */
export function useViews() {
  return trpc.view.list.useQuery(uncounted, { enabled: useCan("view.read") });
}

/**
 * How many films each view shows, by its id: asked for when the page has nothing else to do, and never
 * waited for. Null where they take too long to count.
 */
export function useViewCounts(): ReadonlyMap<string, CountedView["count"]> {
  const isAllowed = useCan("view.read");
  const isIdle = useIsIdle();
  const { data } = trpc.view.list.useQuery(counted, { enabled: isAllowed && isIdle, trpc: alone });
  return useMemo(
    () => new Map(data?.flatMap((view) => ("count" in view ? [[view.id, view.count]] : []))),
    [data],
  );
}
