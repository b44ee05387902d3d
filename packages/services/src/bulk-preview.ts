import { Prisma } from "@marquee/db/generated/client";
import type { BulkPreview, BulkSelectInput, BulkWarning } from "@marquee/schemas/bulk";
import { catalogueToday } from "@marquee/schemas/catalogue-day";
import type { BulkEdit } from "./bulk-edit";
import { conditionSql } from "./condition-sql";
import type { ServiceContext } from "./context";
import { readRows } from "./database-call";

const { sql } = Prisma;

/** The films that an edit is about. */
export function selectedSql({ scope }: BulkEdit, { ids, filter }: BulkSelectInput): Prisma.Sql {
  if (ids) return sql`${scope} AND movies."id" = ANY (${ids}::uuid[])`;
  return sql`${scope} AND ${conditionSql(filter ?? {})}`;
}

type Found = { count: number; ids: string[] };

/** What an edit would do, without doing it. */
export async function previewBulk(
  ctx: ServiceContext,
  edit: BulkEdit,
  input: BulkSelectInput,
): Promise<BulkPreview> {
  const [row] = await readRows<
    Pick<BulkPreview, "matched" | "pairs"> & Record<"changed" | "same" | "past" | "twins", Found>
  >(ctx, previewSql(edit, input));
  if (!row) throw new Error("A preview had no outcome");
  return {
    dry_run: true,
    matched: row.matched,
    changed: row.changed.count,
    unchanged: row.same.count,
    pairs: row.pairs,
    warnings: [
      ...warning("would_duplicate", row.twins, "would be the same as another film"),
      ...warning("expiry_in_past", row.past, "would have expired already"),
      ...warning("unchanged", row.same, "would stay as they are"),
    ],
  };
}

function warning(code: BulkWarning["code"], { count, ids }: Found, detail: string): BulkWarning[] {
  return count === 0 ? [] : [{ code, count, ids, detail: `${count} ${films(count)}: ${detail}` }];
}

function films(count: number): string {
  return count === 1 ? "film" : "films";
}

const mostShown = 20;

function previewSql(edit: BulkEdit, input: BulkSelectInput): Prisma.Sql {
  const isPast = edit.sets_expiry
    ? sql`"is_change" AND ("after" ->> 'expiry_date')::date < ${catalogueToday()}::date`
    : sql`false`;
  return sql`${duplicatesSql(edit, input)},
    shown AS (SELECT "id", "before", "after", "place" FROM selected WHERE "is_change" ORDER BY "place" LIMIT ${mostShown}::integer)
    SELECT (SELECT count(*)::integer FROM selected) AS "matched",
      ${foundSql(sql`"is_change"`)} AS "changed", ${foundSql(sql`NOT "is_change"`)} AS "same",
      ${foundSql(isPast)} AS "past", ${foundSql(sql`"id" IN (SELECT "id" FROM duplicate)`)} AS "twins",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', "id", 'before', "before", 'after', "after") ORDER BY "place"), '[]'::jsonb)
        FROM shown) AS "pairs"`;
}

/** How many of the selected films something holds for, and the first of them. */
function foundSql(holds: Prisma.Sql): Prisma.Sql {
  return sql`(SELECT jsonb_build_object('count', count(*),
      'ids', coalesce(jsonb_agg("id" ORDER BY "place") FILTER (WHERE "nth" <= ${mostShown}::integer), '[]'::jsonb))
    FROM (SELECT "id", "place", row_number() OVER (ORDER BY "place") AS "nth" FROM selected WHERE ${holds}) AS found)`;
}

/**
 * The selected films in the catalogue's order, and those of them that would be the same as a live film
 * that is not selected, or as each other.
 */
export function duplicatesSql(edit: BulkEdit, input: BulkSelectInput): Prisma.Sql {
  const { identity } = edit;
  return sql`WITH selected AS (
      SELECT movies."id", ${edit.before} AS "before", ${edit.after} AS "after", ${edit.isChange} AS "is_change",
        row_number() OVER (ORDER BY movies."title_key", movies."release_year", movies."id") AS "place",
        ${identity?.title_key ?? sql`NULL::text`} AS "new_key", ${identity?.release_year ?? sql`NULL::integer`} AS "new_year"
      FROM movies WHERE ${selectedSql(edit, input)}
    ),
    duplicate AS (
      SELECT selected."id", other."id" AS "twin_id" FROM selected
      JOIN movies AS other ON other."deleted_at" IS NULL
        AND other."title_key" = selected."new_key" AND other."release_year" = selected."new_year"
      WHERE NOT EXISTS (SELECT 1 FROM selected AS inside WHERE inside."id" = other."id")
      UNION
      SELECT "id", "first_id" FROM (
        SELECT "id", first_value("id") OVER same AS "first_id", count(*) OVER (PARTITION BY "new_key", "new_year") AS "count"
        FROM selected WHERE "new_key" IS NOT NULL
        WINDOW same AS (PARTITION BY "new_key", "new_year" ORDER BY "place")
      ) AS among WHERE "count" > 1
    )`;
}
