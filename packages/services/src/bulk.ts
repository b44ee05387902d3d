import { Prisma } from "@marquee/db/generated/client";
import { requirePermission } from "@marquee/schemas/actor";
import type {
  BulkAnswer,
  BulkOutcome,
  BulkSelectInput,
  BulkUpdateInput,
} from "@marquee/schemas/bulk";
import { isServiceError, ServiceError, underPointer } from "@marquee/schemas/service-error";
import { type BulkEdit, deletion, restoration, updating } from "./bulk-edit";
import { duplicatesSql, previewBulk, selectedSql } from "./bulk-preview";
import { commitAnswering, writtenColumns } from "./change-set";
import type { ServiceContext } from "./context";
import { readRows } from "./database-call";
import { liveMovieJson } from "./movie-sql";
import { inTransaction } from "./run-transaction";

const { sql } = Prisma;

/**
 * Sets fields of many films, or extends their rights: all of them in one change set, or none. With
 * `dry_run` says what it would do. Throws `count_mismatch` with the present count where the selection no
 * longer matches as many films as expected, and `duplicate_movie` where two films would be the same.
 */
export async function bulkUpdate(ctx: ServiceContext, input: BulkUpdateInput): Promise<BulkAnswer> {
  requirePermission(ctx.actor, "movie.write");
  return runBulk(ctx, updating(input), input);
}

/** Moves many films to the trash, likewise. */
export async function bulkDelete(ctx: ServiceContext, input: BulkSelectInput): Promise<BulkAnswer> {
  requirePermission(ctx.actor, "movie.write");
  return runBulk(ctx, deletion, input);
}

/** Takes many films out of the trash, likewise; the selection is among the films there. */
export async function bulkRestore(
  ctx: ServiceContext,
  input: BulkSelectInput,
): Promise<BulkAnswer> {
  requirePermission(ctx.actor, "movie.write");
  return runBulk(ctx, restoration, input);
}

function runBulk(ctx: ServiceContext, edit: BulkEdit, input: BulkSelectInput): Promise<BulkAnswer> {
  return inTransaction(
    ctx,
    ctx.db.limits.bulk,
    (within): Promise<BulkAnswer> =>
      input.dry_run ? previewBulk(within, edit, input) : commitBulk(within, edit, input),
  );
}

async function commitBulk(
  ctx: ServiceContext,
  edit: BulkEdit,
  input: BulkSelectInput,
): Promise<BulkOutcome> {
  const expected = input.expected_count ?? 0;
  const { change_set, rows } = await commitAnswering<{ matched: number; changed: number }>(
    ctx,
    {
      kind: edit.kind,
      summary: edit.summary,
      from: lockedSql(edit, input),
      statement: editSql(edit, expected),
    },
    sql`SELECT (SELECT "matched" FROM counted), (SELECT count(*)::integer FROM written) AS "changed"`,
  ).catch((error) => namingTwin(ctx, underPointer(error, "", "/set"), edit, input));
  const { matched = 0, changed = 0 } = rows[0] ?? {};
  if (matched !== expected) throw countMismatch(matched, expected);
  const unchanged = matched - changed;
  return {
    dry_run: false,
    matched,
    changed,
    unchanged,
    change_set: changed > 0 ? change_set : null,
  };
}

// Locked in one order, so that two edits of the same films wait and do not deadlock.
function lockedSql(edit: BulkEdit, input: BulkSelectInput): Prisma.Sql {
  return sql`
    selected AS (
      SELECT movies."id", ${edit.before} AS "film" FROM movies WHERE ${selectedSql(edit, input)}
      ORDER BY movies."id" FOR UPDATE
    ),
    counted AS (SELECT count(*)::integer AS "matched" FROM selected)`;
}

function editSql({ set, isChange }: BulkEdit, expected: number): Prisma.Sql {
  return sql`UPDATE movies
    SET ${set}, "version" = movies."version" + 1, "updated_at" = CURRENT_TIMESTAMP
    FROM selected AS old
    WHERE movies."id" = old."id" AND (SELECT "matched" FROM counted) = ${expected}::integer AND ${isChange}
    RETURNING ${writtenColumns(sql`old."film"`, liveMovieJson)}`;
}

function countMismatch(count: number, expected: number): ServiceError {
  return new ServiceError(
    "count_mismatch",
    `The selection matches ${count} films now, not ${expected}. Nothing was changed.`,
    { details: { count } },
  );
}

/** Completes `duplicate_movie` with the path of the first film that is in the way. */
async function namingTwin(
  ctx: ServiceContext,
  error: unknown,
  edit: BulkEdit,
  input: BulkSelectInput,
): Promise<never> {
  if (!isServiceError(error) || error.code !== "duplicate_movie" || !edit.identity) throw error;
  const [twin] = await readRows<{ id: string }>(
    ctx,
    sql`${duplicatesSql(edit, input)} SELECT "twin_id" AS "id" FROM duplicate ORDER BY "id" LIMIT 1`,
  );
  const details = twin ? { existing: `/api/movies/${twin.id}` } : {};
  const message = "Some of these films would be the same as another. Nothing was changed.";
  throw new ServiceError(error.code, message, { cause: error, details });
}
