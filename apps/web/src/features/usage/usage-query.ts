import type { UsageCaller } from "@marquee/schemas/usage";
import { periodRange, usagePeriod } from "./usage-period";

/** What the address asks for, as it stands there. `caller` is an id, or `anonymous`. */
export type UsageParams = Record<"period" | "caller" | "route", string | null>;

/** How the address names those unknown, who have no id. */
const anonymousCaller = "anonymous";

/** A caller as the address names them. */
export function callerParam({ kind, id }: UsageCaller): string {
  return kind === "anonymous" ? anonymousCaller : id;
}

/** The three sums that the page is made of: over time, by caller and by route. */
export function usageQueries({ period: name, caller, route }: UsageParams, now: number) {
  const period = usagePeriod(name);
  const range = periodRange(period, now);
  const byCaller = caller ? { caller: caller === anonymousCaller ? "" : caller.slice(0, 100) } : {};
  const byRoute = route ? { route: route.slice(0, 200) } : {};
  return {
    period,
    overTime: { ...range, by: "hour", ...byCaller, ...byRoute },
    callers: { ...range, by: "caller", ...byRoute },
    routes: { ...range, by: "route", ...byCaller },
  } as const;
}
