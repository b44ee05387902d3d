import type { Database } from "@marquee/db/database";
import { Prisma } from "@marquee/db/generated/client";
import { requirePermission } from "@marquee/schemas/actor";
import type {
  UsageCounts,
  UsageDimension,
  UsageRow,
  UsageSummary,
  UsageSummaryInput,
} from "@marquee/schemas/usage";
import type { AccessContext } from "./context";
import { readRows } from "./database-call";

const { sql } = Prisma;

const mostRows = 5_000;

const columns: Record<UsageDimension, readonly string[]> = {
  caller: ["caller_kind", "caller_id"],
  route: ["route"],
  hour: ["hour"],
};

type SummedRow = UsageCounts & {
  hour: Date | null;
  route: string | null;
  caller_kind: "anonymous" | "user" | "api_key" | null;
  caller_id: string | null;
  caller_name: string | null;
  own_limit: number | null;
  /** A row of all, for the total. */
  is_total: boolean;
};

/** Who called what, how often and with what result; the last few seconds are not there yet. */
export async function summarizeUsage(
  ctx: AccessContext,
  input: UsageSummaryInput,
): Promise<UsageSummary> {
  requirePermission(ctx.actor, "usage.read");
  const found = await readRows<SummedRow>(ctx, summedUsage(input));
  const [total, ...rows] = found;
  if (!total) throw new Error("A sum of nothing is still a row");
  return {
    rows: rows.slice(0, mostRows).map((row) => shownRow(row, ctx.access.rate_limit)),
    total: countsOf(total),
    is_cut: rows.length > mostRows,
  };
}

/** The total first, then the rows in their order, one more than is told. */
function summedUsage({ from, to, by, caller, route }: UsageSummaryInput): Prisma.Sql {
  const dimensions = new Set(typeof by === "string" ? [by] : by);
  const grouped = [...dimensions].flatMap((dimension) => columns[dimension]);
  const group = Prisma.raw(grouped.map((name) => `"${name}"`).join(", "));
  const pick = (name: string, type: string) =>
    grouped.includes(name) ? Prisma.raw(`"${name}"`) : Prisma.raw(`NULL::${type} AS "${name}"`);
  const order = dimensions.has("hour")
    ? sql`summed."hour", summed."calls" DESC`
    : sql`summed."calls" DESC`;
  return sql`
    WITH summed AS (
      SELECT ${pick("hour", "timestamptz")}, ${pick("route", "text")},
        ${pick("caller_kind", "text")}, ${pick("caller_id", "text")}, ${sums}, grouping(${group}) > 0 AS "is_total"
      FROM usage_hours
      WHERE "hour" > ${from}::timestamptz - interval '1 hour' AND "hour" < ${to}::timestamptz
        ${caller === undefined ? Prisma.empty : sql`AND "caller_id" = ${caller}`}
        ${route === undefined ? Prisma.empty : sql`AND "route" = ${route}`}
      GROUP BY GROUPING SETS ((), (${group}))
    )
    SELECT summed.*, coalesce(users."name", api_keys."name") AS "caller_name",
      coalesce(users."rate_limit", api_keys."rate_limit") AS "own_limit"
    FROM summed
      LEFT JOIN users ON summed."caller_kind" = 'user' AND users."id"::text = summed."caller_id"
      LEFT JOIN api_keys ON summed."caller_kind" = 'api_key' AND api_keys."id"::text = summed."caller_id"
    ORDER BY "is_total" DESC, ${order}, summed."route", summed."caller_id" LIMIT ${mostRows + 2}`;
}

const counts = ["calls", "errors", "throttled", "time_ms", "bytes_out"] as const;
const sums = Prisma.raw(
  counts.map((name) => `coalesce(sum("${name}"), 0)::double precision AS "${name}"`).join(", "),
);

function shownRow(row: SummedRow, rate_limit: number): UsageRow {
  const { hour, route, caller_kind, caller_id, caller_name, own_limit } = row;
  const id = caller_id ?? "";
  const caller = caller_kind && {
    kind: caller_kind,
    id,
    name: caller_name ?? (caller_kind === "anonymous" ? "nobody" : id),
    rate_limit: own_limit ?? rate_limit,
  };
  return { ...countsOf(row), caller, route, hour: hour?.toISOString() ?? null };
}

function countsOf({ calls, errors, throttled, time_ms, bytes_out }: UsageCounts): UsageCounts {
  return { calls, errors, throttled, time_ms, bytes_out };
}

/** Removes usage of hours more than so many days ago. The program's own. Answers how many rows it removed. */
export async function forgetOldUsage(
  { prisma }: Database,
  { days }: { days: number },
): Promise<number> {
  return prisma.$executeRaw(
    sql`DELETE FROM usage_hours WHERE "hour" < CURRENT_TIMESTAMP - make_interval(days => ${days}::integer)`,
  );
}
