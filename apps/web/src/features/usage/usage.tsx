"use client";

import { Button } from "@marquee/ui/button";
import { EmptyState } from "@marquee/ui/empty-state";
import { Select } from "@marquee/ui/select-field";
import { Activity, X } from "lucide-react";
import { createParser, useQueryStates } from "nuqs";
import { LoadProblem } from "../settings/load-problem";
import { PanelSection } from "../settings/panel-section";
import { SettingsMain } from "../settings/settings-main";
import { UsageChart } from "./usage-chart";
import { usagePeriods } from "./usage-period";
import { anonymousCaller } from "./usage-query";
import { CallerTable, RouteTable } from "./usage-tables";
import { UsageTotals } from "./usage-totals";
import { useUsage } from "./use-usage";
import { callerName, usageWords } from "./words";

const text = createParser({ parse: (value: string) => value || null, serialize: String });
const parsers = { period: text, caller: text, route: text };

/** Who calls what: in all, over time, by caller and by route, each of which can be looked at alone. */
export function Usage() {
  const [params, setParams] = useQueryStates(parsers, { history: "push" });
  const { period, overTime, callers, routes, shown, isStale } = useUsage(params);
  const narrow = (changes: Partial<typeof params>) => void setParams(changes);
  const failed = [overTime, callers, routes].filter((query) => query.isLoadingError);
  const [problem] = failed;
  const isEmpty = overTime.data?.total.calls === 0;
  const named =
    params.caller === null
      ? undefined
      : callers.data?.rows.find(({ caller }) => callerParam(caller) === params.caller);
  return (
    <SettingsMain
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
        {(params.caller || params.route) && (
          <div className="flex flex-wrap gap-2">
            {params.caller && (
              <Narrowing
                what={usageWords.onlyCaller(
                  named?.caller ? callerName(named.caller) : params.caller,
                )}
                onRemove={() => narrow({ caller: null })}
              />
            )}
            {params.route && (
              <Narrowing
                what={usageWords.onlyRoute(params.route)}
                onRemove={() => narrow({ route: null })}
              />
            )}
          </div>
        )}
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
          <div
            aria-busy={isStale}
            className={`flex flex-col gap-6 transition-opacity ${isStale ? "opacity-60 delay-150" : ""}`}
          >
            <UsageTotals total={overTime.data?.total} quota={named?.caller?.rate_limit} />
            <PanelSection heading="h2" title={usageWords.overTime}>
              <UsageChart rows={overTime.data?.rows} period={shown.period} from={shown.from} />
            </PanelSection>
            <PanelSection heading="h2" title={usageWords.byCaller}>
              <CallerTable
                summary={callers.data}
                isOpen={(caller) => callerParam(caller) === params.caller}
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
        )}
      </div>
    </SettingsMain>
  );
}

/** What is pressed again is left again. */
function other(pressed: string | null, present: string | null): string | null {
  return pressed === present ? null : pressed;
}

function callerParam(caller: { kind: string; id: string } | null): string | null {
  return caller && (caller.kind === "anonymous" ? anonymousCaller : caller.id);
}

function Narrowing({ what, onRemove }: { what: string; onRemove: () => void }) {
  return (
    <Button
      variant="chosen"
      aria-label={usageWords.removeNarrowing(what)}
      onClick={onRemove}
      className="max-w-full shrink"
    >
      <span className="truncate">{what}</span>
      <X aria-hidden size={14} className="shrink-0 text-muted" />
    </Button>
  );
}
