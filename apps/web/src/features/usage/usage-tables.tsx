"use client";

import type { UsageCaller, UsageRow, UsageSummary } from "@marquee/schemas/usage";
import { Table, TableCell, type TableColumn, TableRow } from "@marquee/ui/table";
import type { ReactNode } from "react";
import { formatBytes, formatMilliseconds, formatNumber, formatShare } from "../../lib/numbers";
import { useReader } from "../../lib/reader";
import { SkeletonTableRows } from "../page/skeleton-table-rows";
import { meanTime } from "./usage-totals";
import { callerName, usageWords } from "./words";

/** As many as one looks through; the rest have fewer calls. */
const mostShown = 100;

const numbers = [
  { id: "calls", label: usageWords.calls, isNumber: true },
  { id: "share", label: usageWords.share, isWide: true, isPlain: true },
  { id: "errors", label: usageWords.errors, isNumber: true },
  { id: "throttled", label: usageWords.throttled, isNumber: true },
  { id: "mean", label: usageWords.meanTime, isNumber: true, isWide: true },
  { id: "data", label: usageWords.data, isNumber: true, isWide: true },
] as const satisfies readonly TableColumn[];
const [callsColumn, shareColumn, errorsColumn, throttledColumn, meanColumn, dataColumn] = numbers;

const limitColumn = { id: "limit", label: usageWords.limit, isNumber: true, isWide: true } as const;
const callerColumns = [{ id: "caller", label: usageWords.caller }, ...numbers, limitColumn];
const routeColumns = [{ id: "route", label: usageWords.route }, ...numbers];

/** Who called, the most first; a name narrows the page to them. */
export function CallerTable({
  summary,
  isOpen,
  onNarrow,
}: {
  summary: UsageSummary | undefined;
  isOpen: (caller: UsageCaller) => boolean;
  onNarrow: (caller: UsageCaller) => void;
}) {
  const { locale } = useReader();
  return (
    <UsageTable label={usageWords.byCaller} columns={callerColumns} summary={summary}>
      {(row, most, sum) =>
        row.caller && (
          <TableRow key={`${row.caller.kind} ${row.caller.id}`} isOpen={isOpen(row.caller)}>
            <NameCell
              isOpen={isOpen(row.caller)}
              onNarrow={() => row.caller && onNarrow(row.caller)}
            >
              {callerName(row.caller)}
            </NameCell>
            <CountCells row={row} most={most} sum={sum} />
            <TableCell column={limitColumn}>
              {usageWords.limitOf(row.caller.rate_limit, locale)}
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
  open,
  onNarrow,
}: {
  summary: UsageSummary | undefined;
  open: string | null;
  onNarrow: (route: string) => void;
}) {
  return (
    <UsageTable label={usageWords.byRoute} columns={routeColumns} summary={summary}>
      {(row, most, sum) =>
        row.route !== null && (
          <TableRow key={row.route} isOpen={row.route === open}>
            <NameCell
              isOpen={row.route === open}
              onNarrow={() => row.route !== null && onNarrow(row.route)}
            >
              <span className="font-mono text-12">{row.route}</span>
            </NameCell>
            <CountCells row={row} most={most} sum={sum} />
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
  children: (row: UsageRow, most: number, sum: number) => ReactNode;
}) {
  const { locale } = useReader();
  const rows = summary?.rows.slice(0, mostShown);
  const most = rows?.[0]?.calls ?? 0;
  const hasMore = summary !== undefined && (summary.is_cut || summary.rows.length > mostShown);
  return (
    <div className="@container -mx-4">
      <Table label={label} columns={columns} aria-busy={!rows}>
        {!rows && <SkeletonTableRows columns={columns} />}
        {rows?.map((row) => children(row, most, summary?.total.calls ?? 0))}
      </Table>
      {hasMore && (
        <p className="px-4 py-2 text-12 text-muted">
          {usageWords.onlyThe(formatNumber(mostShown, locale))}
        </p>
      )}
    </div>
  );
}

function NameCell({
  isOpen,
  onNarrow,
  children,
}: {
  isOpen: boolean;
  onNarrow: () => void;
  children: ReactNode;
}) {
  return (
    <TableCell>
      <button
        type="button"
        aria-pressed={isOpen}
        onClick={onNarrow}
        className="focus-ring min-w-28 cursor-pointer rounded-sm text-left font-medium wrap-anywhere after:absolute after:inset-0"
      >
        {children}
      </button>
    </TableCell>
  );
}

function CountCells({ row, most, sum }: { row: UsageRow; most: number; sum: number }) {
  const { locale } = useReader();
  const number = (value: number) => formatNumber(value, locale);
  const width = most === 0 ? 0 : (row.calls / most) * 100;
  return (
    <>
      <TableCell column={callsColumn}>{number(row.calls)}</TableCell>
      <TableCell column={shareColumn}>
        <span aria-hidden className="block w-24">
          <span
            className="block h-2 min-w-px rounded-sm bg-accent"
            style={{ width: `${width}%` }}
          />
        </span>
        <span className="sr-only">{formatShare(row.calls, sum, locale)}</span>
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
