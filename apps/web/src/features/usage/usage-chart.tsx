"use client";

import type { UsageRow } from "@marquee/schemas/usage";
import { Table, TableCell, type TableColumn, TableRow } from "@marquee/ui/table";
import { useMemo } from "react";
import { formatDay, formatInstant } from "../../lib/dates";
import { formatNumber, formatShort } from "../../lib/numbers";
import { useReader } from "../../lib/reader";
import { type UsageBar, type UsagePeriod, usageBars } from "./usage-period";
import { succeeded, usageWords } from "./words";

const parts = [
  { name: usageWords.throttled, of: (bar: UsageBar) => bar.throttled, look: "bg-soon" },
  { name: usageWords.errors, of: (bar: UsageBar) => bar.errors, look: "bg-danger" },
  { name: usageWords.succeeded, of: succeeded, look: "bg-accent" },
];

const columns = [
  { id: "from", label: usageWords.from },
  { id: "calls", label: usageWords.calls, isNumber: true },
  { id: "errors", label: usageWords.errors, isNumber: true },
  { id: "throttled", label: usageWords.throttled, isNumber: true },
] as const satisfies readonly TableColumn[];
const [, callsColumn, errorsColumn, throttledColumn] = columns;

/** Calls over time as bars, and the same as a table. */
export function UsageChart({
  rows,
  period,
  from,
}: {
  rows: readonly UsageRow[] | undefined;
  period: UsagePeriod;
  from: string;
}) {
  const { locale } = useReader();
  const bars = useMemo(() => usageBars(rows ?? [], period, from), [rows, period, from]);
  const nameOf = (bar: UsageBar) =>
    period.barHours === 24
      ? formatDay(bar.from.slice(0, 10), locale)
      : formatInstant(bar.from, locale);
  const peak = bars.reduce((most, bar) => (bar.calls > most.calls ? bar : most));
  const total = bars.reduce((sum, bar) => sum + bar.calls, 0);
  const number = (value: number) => formatNumber(value, locale);
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap justify-between gap-x-4 text-12 text-muted">
        <Legend />
        <span className="ml-auto tabular-nums">
          {rows && usageWords.peak(formatShort(peak.calls, locale))}
        </span>
      </div>
      <div
        role="img"
        aria-label={usageWords.chart(number(total), number(peak.calls), nameOf(peak))}
        aria-busy={!rows}
      >
        <div className="flex h-40 items-end gap-px border-line border-t border-b">
          {bars.map((bar) => (
            <Bar
              key={bar.from}
              bar={bar}
              most={peak.calls}
              title={barTitle(bar, nameOf(bar), number)}
            />
          ))}
        </div>
        <TimeAxis names={bars.map(nameOf)} />
      </div>
      <BarTable bars={bars} nameOf={nameOf} />
    </div>
  );
}

/** The first bar's time, the middle one's and the last one's. */
function TimeAxis({ names }: { names: readonly string[] }) {
  return (
    <div className="flex justify-between gap-4 whitespace-nowrap pt-1 text-11 text-muted tabular-nums">
      <span>{names[0]}</span>
      <span className="max-md:hidden">{names[Math.floor(names.length / 2)]}</span>
      <span>{names.at(-1)}</span>
    </div>
  );
}

/** The bars for those who read rather than look, the latest first. */
function BarTable({
  bars,
  nameOf,
}: {
  bars: readonly UsageBar[];
  nameOf: (bar: UsageBar) => string;
}) {
  const { locale } = useReader();
  const number = (value: number) => formatNumber(value, locale);
  return (
    <details className="@container">
      <summary className="focus-ring w-fit cursor-pointer rounded-sm text-12 text-muted">
        {usageWords.asTable}
      </summary>
      <div className="-mx-4 mt-2">
        <Table label={usageWords.overTime} columns={columns}>
          {bars.toReversed().map((bar) => (
            <TableRow key={bar.from}>
              <TableCell>{nameOf(bar)}</TableCell>
              <TableCell column={callsColumn}>{number(bar.calls)}</TableCell>
              <TableCell column={errorsColumn}>{number(bar.errors)}</TableCell>
              <TableCell column={throttledColumn}>{number(bar.throttled)}</TableCell>
            </TableRow>
          ))}
        </Table>
      </div>
    </details>
  );
}

function barTitle(bar: UsageBar, name: string, number: (value: number) => string): string {
  const told = parts.map((part) => `${part.name}: ${number(part.of(bar))}`).toReversed();
  return [name, ...told].join("\n");
}

function Legend() {
  return (
    <ul className="flex flex-wrap gap-x-4">
      {parts.toReversed().map(({ name, look }) => (
        <li key={name} className="flex items-center gap-1.5">
          <span aria-hidden className={`size-2.5 rounded-sm ${look}`} />
          {name}
        </li>
      ))}
    </ul>
  );
}

function Bar({ bar, most, title }: { bar: UsageBar; most: number; title: string }) {
  return (
    <span title={title} className="flex h-full min-w-0 flex-1 flex-col justify-end hover:bg-hover">
      {parts.map(({ name, of, look }) => {
        const share = most === 0 ? 0 : of(bar) / most;
        // A few among many are still to be seen.
        return (
          share > 0 && (
            <span
              key={name}
              className={`min-h-0.5 ${look}`}
              style={{ height: `${share * 100}%` }}
            />
          )
        );
      })}
    </span>
  );
}
