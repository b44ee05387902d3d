"use client";

import type { UsageCaller } from "@marquee/schemas/usage";
import { EmptyState } from "@marquee/ui/empty-state";
import { Select } from "@marquee/ui/select-field";
import { Activity } from "lucide-react";
import { useParams } from "../../lib/use-params";
import { LoadProblem } from "../page/load-problem";
import { PageMain } from "../page/page-main";
import { PanelSection } from "../page/panel-section";
import { UsageChart } from "./usage-chart";
import { Narrowings } from "./usage-narrowing";
import { usagePeriods } from "./usage-period";
import { callerParam, type UsageParams } from "./usage-query";
import { CallerTable, RouteTable } from "./usage-tables";
import { UsageTotals } from "./usage-totals";
import { useUsage } from "./use-usage";
import { usageWords } from "./words";

const names = ["period", "caller", "route"] as const;

/** Who calls what: in all, over time, by caller and by route, each of which can be looked at alone. */
export function Usage() {
  const [params, setParams] = useParams(names);
  const usage = useUsage(params);
  const { period, overTime, callers, routes } = usage;
  const narrow = (changes: Partial<UsageParams>) => setParams(changes);
  const failed = [overTime, callers, routes].filter((query) => query.isLoadingError);
  const [problem] = failed;
  const isEmpty = overTime.data?.total.calls === 0;
  const named = callers.data?.rows.find(({ caller }) => isNarrowedTo(params, caller))?.caller;
  return (
    <PageMain
      title={usageWords.title}
      actions={
        <Select
          aria-label={usageWords.period}
          value={period.value}
          options={usagePeriods}
          onChange={(event) => narrow({ period: event.target.value })}
        />
      }
    >
      <div className="flex flex-col gap-6 p-4">
        <Narrowings params={params} caller={named} onRemove={narrow} />
        {problem && (
          <LoadProblem
            title={usageWords.failed}
            query={{
              error: problem.error,
              isFetching: failed.some((query) => query.isFetching),
              refetch: () => Promise.all(failed.map((query) => query.refetch())),
            }}
          />
        )}
        {!problem && isEmpty && (
          <EmptyState icon={Activity} title={usageWords.empty} description={usageWords.emptyWhy} />
        )}
        {!problem && !isEmpty && (
          <UsageSums usage={usage} params={params} limit={named?.rate_limit} narrow={narrow} />
        )}
      </div>
    </PageMain>
  );
}

/** The sums, each of which can be narrowed to one of its rows. */
function UsageSums({
  usage: { overTime, callers, routes, shown, isStale },
  params,
  limit,
  narrow,
}: {
  usage: ReturnType<typeof useUsage>;
  params: UsageParams;
  limit: number | undefined;
  narrow: (changes: Partial<UsageParams>) => void;
}) {
  return (
    <div
      aria-busy={isStale}
      className={`flex flex-col gap-6 transition-opacity ${isStale ? "opacity-60 delay-150" : ""}`}
    >
      <UsageTotals total={overTime.data?.total} limit={limit} />
      <PanelSection heading="h2" title={usageWords.overTime}>
        <UsageChart rows={overTime.data?.rows} period={shown.period} from={shown.from} />
      </PanelSection>
      <PanelSection heading="h2" title={usageWords.byCaller}>
        <CallerTable
          summary={callers.data}
          isOpen={(caller) => isNarrowedTo(params, caller)}
          onNarrow={(caller) => narrow({ caller: other(callerParam(caller), params.caller) })}
        />
      </PanelSection>
      <PanelSection heading="h2" title={usageWords.byRoute}>
        <RouteTable
          summary={routes.data}
          open={params.route}
          onNarrow={(route) => narrow({ route: other(route, params.route) })}
        />
      </PanelSection>
    </div>
  );
}

/** What is pressed again is left again. */
function other(pressed: string, present: string | null): string | null {
  return pressed === present ? null : pressed;
}

function isNarrowedTo(params: UsageParams, caller: UsageCaller | null): boolean {
  return caller !== null && callerParam(caller) === params.caller;
}
