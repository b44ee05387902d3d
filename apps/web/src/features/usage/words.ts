import type { UsageCaller, UsageCounts } from "@marquee/schemas/usage";
import { formatNumber } from "../../lib/numbers";

/** What the page of usage says. */
export const usageWords = {
  title: "Usage",
  period: "Time",
  failed: "The usage could not be fetched",
  empty: "Nobody has called in this time",
  emptyWhy: "Each call of a program and of these pages is counted here within a few seconds.",
  removeNarrowing: (what: string) => `Remove: ${what}`,
  onlyCaller: (name: string) => `by ${name}`,
  onlyRoute: (route: string) => route,
  calls: "Calls",
  succeeded: "Succeeded",
  errors: "Errors",
  throttled: "Throttled",
  meanTime: "Mean time",
  data: "Data sent",
  share: "Share of the calls",
  limit: "Limit a minute",
  limitOf: (limit: number, locale: string) =>
    limit === 0 ? "No limit" : formatNumber(limit, locale),
  overTime: "Calls over time",
  chart: (total: string, peak: string, at: string) =>
    `Calls over time: ${total} in all, most at ${at} with ${peak}. The same stands in the table below.`,
  peak: (most: string) => `${most} at most`,
  asTable: "The same as a table",
  from: "From",
  byCaller: "By caller",
  byRoute: "By route",
  caller: "Caller",
  route: "Route",
  onlyThe: (most: string) => `Only the ${most} with the most calls stand here.`,
};

/** Who called, for people: keys and those unknown say what they are. */
export function callerName({ kind, name }: UsageCaller): string {
  if (kind === "anonymous") return "Someone unknown";
  return kind === "api_key" ? `key ${name}` : name;
}

/** Calls that were answered as they were asked. */
export function succeeded({ calls, errors, throttled }: UsageCounts): number {
  return calls - errors - throttled;
}
