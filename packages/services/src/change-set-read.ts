import { Prisma } from "@marquee/db/generated/client";
import { requirePermission } from "@marquee/schemas/actor";
import type {
  ChangeSet,
  ChangeSetDetailsPage,
  ChangeSetPage,
  FilmChange,
  GetChangeSetInput,
  ListChangeSetsInput,
  MovieChange,
  MovieHistoryInput,
  MovieHistoryPage,
} from "@marquee/schemas/change-set";
import { ServiceError } from "@marquee/schemas/service-error";
import { actorKey, actorObject, changeSetColumns, changeSetTime } from "./change-set-sql";
import type { ServiceContext } from "./context";
import { readRows } from "./database-call";
import { type KeysetRow, readPage } from "./keyset-page";

const { sql, join } = Prisma;

/** Change sets that match all that is given, newest first, 50 unless limited. */
export async function listChangeSets(
  ctx: ServiceContext,
  input: ListChangeSetsInput,
): Promise<ChangeSetPage> {
  requirePermission(ctx.actor, "movie.read");
  const { limit, cursor, ...filter } = input;
  const page = await readPage<ChangeSet>({
    query: ["change_sets", filter],
    keys: [{ type: "timestamptz" }, { type: "uuid" }],
    limit,
    cursor,
    read: (after, count) =>
      readRows<ChangeSet & KeysetRow>(
        ctx,
        sql`SELECT ${changeSetColumns}, change_sets."at"::text AS "key_0", change_sets."id"::text AS "key_1"
          FROM change_sets WHERE ${listedSql(filter, after)}
          ORDER BY change_sets."at" DESC, change_sets."id" DESC LIMIT ${count}`,
      ),
  });
  return { change_sets: page.rows, next_cursor: page.next_cursor };
}

function listedSql(
  filter: Omit<ListChangeSetsInput, "limit" | "cursor">,
  after: readonly string[] | undefined,
): Prisma.Sql {
  const { actor, door, kind, movie_id, from, to } = filter;
  const parts = [
    actor === undefined ? undefined : sql`${actorKey} = ${actor}`,
    door === undefined ? undefined : sql`change_sets."door" = ${door}`,
    kind === undefined ? undefined : sql`change_sets."kind" = ${kind}`,
    movie_id === undefined
      ? undefined
      : sql`change_sets."id" IN (SELECT "change_set_id" FROM changes WHERE "movie_id" = ${movie_id}::uuid)`,
    from === undefined ? undefined : sql`change_sets."at" >= ${from}::timestamptz`,
    to === undefined ? undefined : sql`change_sets."at" <= ${to}::timestamptz`,
    after &&
      sql`(change_sets."at", change_sets."id") < (${after[0]}::timestamptz, ${after[1]}::uuid)`,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? sql`true` : join(parts, " AND ");
}

/** One change set. Throws `change_set_not_found`. */
export async function findChangeSet(
  ctx: ServiceContext,
  { id }: { id: string },
): Promise<ChangeSet> {
  requirePermission(ctx.actor, "movie.read");
  const [found] = await readRows<ChangeSet>(
    ctx,
    sql`SELECT ${changeSetColumns} FROM change_sets WHERE change_sets."id" = ${id}::uuid`,
  );
  if (!found)
    throw new ServiceError("change_set_not_found", "There is no change set with this id.");
  return found;
}

/** One change set with a page of its changes, by film, 50 unless limited. Throws `change_set_not_found`. */
export async function getChangeSet(
  ctx: ServiceContext,
  input: GetChangeSetInput,
): Promise<ChangeSetDetailsPage> {
  const found = await findChangeSet(ctx, input);
  const page = await readPage<FilmChange>({
    query: ["changes", input.id],
    keys: [{ type: "uuid" }],
    limit: input.limit,
    cursor: input.cursor,
    read: (after, count) =>
      readRows<FilmChange & KeysetRow>(
        ctx,
        sql`SELECT "movie_id", "version", "before", "after", "movie_id"::text AS "key_0" FROM changes
          WHERE "change_set_id" = ${input.id}::uuid
            ${after ? sql`AND "movie_id" > ${after[0]}::uuid` : Prisma.empty}
          ORDER BY "movie_id" LIMIT ${count}`,
      ),
  });
  return { ...found, changes: page.rows, next_cursor: page.next_cursor };
}

/**
 * What happened to a film, newest first, 50 unless limited; also to one in the trash, and to one that was
 * purged. Throws `movie_not_found` where there never was one.
 */
export async function movieHistory(
  ctx: ServiceContext,
  { id, limit, cursor }: MovieHistoryInput,
): Promise<MovieHistoryPage> {
  requirePermission(ctx.actor, "movie.read");
  const page = await readPage<MovieChange>({
    query: ["history", id],
    keys: [{ type: "integer" }],
    limit,
    cursor,
    read: (after, count) =>
      readRows<MovieChange & KeysetRow>(
        ctx,
        sql`SELECT changes."version", ${changeSetTime}, ${actorObject}, change_sets."door",
            change_sets."id" AS "change_set", changes."before", changes."after",
            changes."version"::text AS "key_0"
          FROM changes JOIN change_sets ON change_sets."id" = changes."change_set_id"
          WHERE changes."movie_id" = ${id}::uuid
            ${after ? sql`AND changes."version" < ${after[0]}::integer` : Prisma.empty}
          ORDER BY changes."version" DESC LIMIT ${count}`,
      ),
  });
  if (page.rows.length === 0 && cursor === undefined) {
    throw new ServiceError("movie_not_found", "There is no film with this id.");
  }
  return { changes: page.rows, next_cursor: page.next_cursor };
}
