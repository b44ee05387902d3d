"use client";

import type { UsageCaller, UsageRow, UsageSummary } from "@marquee/schemas/usage";
import { Table, TableCell, type TableColumn, TableRow } from "@marquee/ui/table";
import type { ReactNode } from "react";
import { formatBytes, formatMilliseconds, formatNumber } from "../../lib/numbers";
import { useReader } from "../../lib/reader";
import { SkeletonTableRows } from "../settings/skeleton-table-rows";
import { meanTime } from "./usage-totals";
import { callerName, usageWords } from "./words";

/** As many as one looks through; the rest have fewer calls. */
const mostShown = 100;

const numbers = [
  { id: "calls", label: usageWords.calls },
  { id: "errors", label: usageWords.errorsShort, isNumber: true },
  { id: "throttled", label: usageWords.throttled, isNumber: true },
  { id: "mean", label: usageWords.meanTime, isNumber: true, isWide: true },
  { id: "data", label: usageWords.data, isNumber: true, isWide: true },
] as const satisfies readonly TableColumn[];
const [, errorsColumn, throttledColumn, meanColumn, dataColumn] = numbers;

const quotaColumn = { id: "quota", label: usageWords.quota, isNumber: true, isWide: true } as const;
const callerColumns = [{ id: "caller", label: usageWords.caller }, ...numbers, quotaColumn];
const routeColumns = [{ id: "route", label: usageWords.route }, ...numbers];

/** Who called, the most first; a name narrows the page to them. */
export function CallerTable({
  summary,
  onNarrow,
}: {
  summary: UsageSummary | undefined;
  onNarrow: (caller: UsageCaller) => void;
}) {
  const { locale } = useReader();
  return (
    <UsageTable label={usageWords.byCaller} columns={callerColumns} summary={summary}>
      {(row, most) =>
        row.caller && (
          <TableRow key={`${row.caller.kind} ${row.caller.id}`}>
            <NameCell onNarrow={() => row.caller && onNarrow(row.caller)}>
              {callerName(row.caller)}
            </NameCell>
            <CountCells row={row} most={most} />
            <TableCell column={quotaColumn}>
              {usageWords.quotaOf(row.caller.rate_limit, locale)}
            </TableCell>
          </TableRow>
        )
      }
    </UsageTable>
  );
}

/** What was called, the most first; a route narrows the page to it. */
export function RouteTable({
  summary,
  onNarrow,
}: {
  summary: UsageSummary | undefined;
  onNarrow: (route: string) => void;
}) {
  return (
    <UsageTable label={usageWords.byRoute} columns={routeColumns} summary={summary}>
      {(row, most) =>
        row.route !== null && (
          <TableRow key={row.route}>
            <NameCell onNarrow={() => row.route !== null && onNarrow(row.route)}>
              <span className="font-mono text-12">{row.route}</span>
            </NameCell>
            <CountCells row={row} most={most} />
          </TableRow>
        )
      }
    </UsageTable>
  );
}

function UsageTable({
  label,
  columns,
  summary,
  children,
}: {
  label: string;
  columns: readonly TableColumn[];
  summary: UsageSummary | undefined;
  children: (row: UsageRow, most: number) => ReactNode;
}) {
  const { locale } = useReader();
  const rows = summary?.rows.slice(0, mostShown);
  const most = rows?.[0]?.calls ?? 0;
  const hasMore = summary !== undefined && (summary.is_cut || summary.rows.length > mostShown);
  return (
    <div className="@container">
      <Table label={label} columns={columns} aria-busy={!rows}>
        {!rows && <SkeletonTableRows columns={columns} />}
        {rows?.map((row) => children(row, most))}
      </Table>
      {hasMore && (
        <p className="px-4 py-2 text-12 text-muted">
          {usageWords.onlyThe(formatNumber(mostShown, locale))}
        </p>
      )}
    </div>
  );
}

function NameCell({ onNarrow, children }: { onNarrow: () => void; children: ReactNode }) {
  return (
    <TableCell>
      <button
        type="button"
        onClick={onNarrow}
        className="focus-ring min-w-28 cursor-pointer rounded-sm text-left font-medium wrap-anywhere after:absolute after:inset-0"
      >
        {children}
      </button>
    </TableCell>
  );
}

function CountCells({ row, most }: { row: UsageRow; most: number }) {
  const { locale } = useReader();
  const number = (value: number) => formatNumber(value, locale);
  const width = most === 0 ? 0 : (row.calls / most) * 100;
  return (
    <>
      <TableCell>
        <span className="flex items-center gap-2">
          <span className="w-12 shrink-0 text-right tabular-nums">{number(row.calls)}</span>
          <span aria-hidden className="h-2 min-w-24 flex-1 @max-[42rem]:hidden">
            <span
              className="block h-full min-w-px rounded-sm bg-accent"
              style={{ width: `${width}%` }}
            />
          </span>
        </span>
      </TableCell>
      <TableCell column={errorsColumn}>{number(row.errors)}</TableCell>
      <TableCell column={throttledColumn}>
        <span className={row.throttled > 0 ? "font-medium text-soon" : ""}>
          {number(row.throttled)}
        </span>
      </TableCell>
      <TableCell column={meanColumn}>{formatMilliseconds(meanTime(row), locale)}</TableCell>
      <TableCell column={dataColumn}>{formatBytes(row.bytes_out, locale)}</TableCell>
    </>
  );
}
