import { databaseProblem } from "@marquee/db/database-error";
import { errorCode } from "@marquee/db/error-code";
import type { Prisma } from "@marquee/db/generated/client";
import { newId } from "@marquee/db/id";
import { type Actor, requirePermission } from "@marquee/schemas/actor";
import { QueryLine } from "@marquee/schemas/selection";
import { isServiceError, ServiceError } from "@marquee/schemas/service-error";
import { formatSort } from "@marquee/schemas/sort-key";
import type {
  CountedView,
  CreateViewInput,
  DeleteViewInput,
  ListViewsInput,
  UpdateViewInput,
  View,
} from "@marquee/schemas/view";
import { viewColumns } from "@marquee/schemas/view-column";
import type { ServiceContext } from "./context";
import { failed } from "./database-call";
import { countMovies } from "./movie-count";
import { inSavepoint } from "./transaction";

const mostOwnViews = 200;
const mostListed = 1_000;
/** Time for all counts of a list together; what is not counted by then is left open. */
const countingMs = 2_000;

const viewFields = {
  id: true,
  name: true,
  query: true,
  sort: true,
  columns: true,
  is_shared: true,
  created_at: true,
  updated_at: true,
  owner_id: true,
  owner: { select: { name: true } },
} as const satisfies Prisma.ViewSelect;
type ViewRow = Prisma.ViewGetPayload<{ select: typeof viewFields }>;

/** One's own views and those that are shared: one's own first, each by name. */
export async function listViews(
  ctx: ServiceContext,
  { has_counts }: ListViewsInput,
): Promise<(View | CountedView)[]> {
  requirePermission(ctx.actor, "view.read");
  const rows = await calling(ctx, ({ view }) =>
    view.findMany({
      where: visibleTo(ctx.actor),
      orderBy: [{ name_key: "asc" }, { id: "asc" }],
      take: mostListed,
      select: viewFields,
    }),
  );
  const views = rows.map((row) => shownView(ctx.actor, row));
  const ordered = [
    ...views.filter((view) => view.is_mine),
    ...views.filter((view) => !view.is_mine),
  ];
  return has_counts ? withCounts(ctx, ordered) : ordered;
}

/** Keeps a query. Throws `duplicate_view` for a second one of the same name, and `too_many_views`. */
export async function createView(ctx: ServiceContext, input: CreateViewInput): Promise<View> {
  requirePermission(ctx.actor, "view.write");
  if (input.is_shared) requirePermission(ctx.actor, "view.share");
  const owner_id = ownId(ctx.actor);
  if (owner_id === undefined) {
    throw new ServiceError("forbidden", "Views belong to people: sign in to keep one.");
  }
  const row = await calling(ctx, async ({ view }) => {
    if ((await view.count({ where: { owner_id } })) >= mostOwnViews) throw tooManyViews();
    const data = { id: newId(), owner_id, ...viewData(input), query: input.query.text };
    return view.create({ data, select: viewFields });
  });
  return shownView(ctx.actor, row);
}

/**
 * Changes what is given of a view of one's own, or of a shared one with the permission to share. Throws
 * `view_not_found`, also for what is someone else's alone, and `duplicate_view`.
 */
export async function updateView(ctx: ServiceContext, { id, set }: UpdateViewInput): Promise<View> {
  requirePermission(ctx.actor, "view.write");
  if (set.is_shared) requirePermission(ctx.actor, "view.share");
  const row = await calling(ctx, async ({ view }) => {
    await requireChangeable(view, ctx.actor, id);
    const data = { ...viewData(set), updated_at: new Date() };
    return view.update({ where: { id }, data, select: viewFields });
  });
  return shownView(ctx.actor, row);
}

/** Forgets a view that `updateView` could change. Throws `view_not_found`. */
export async function deleteView(
  ctx: ServiceContext,
  { id }: DeleteViewInput,
): Promise<{ id: string }> {
  requirePermission(ctx.actor, "view.write");
  await calling(ctx, async ({ view }) => {
    await requireChangeable(view, ctx.actor, id);
    await view.delete({ where: { id }, select: { id: true } });
  });
  return { id };
}

async function requireChangeable(
  views: Prisma.TransactionClient["view"],
  actor: Actor,
  id: string,
): Promise<void> {
  const where = { id, ...visibleTo(actor) };
  const view = await views.findFirst({ where, select: { owner_id: true } });
  if (!view) throw viewNotFound();
  if (view.owner_id !== ownId(actor)) requirePermission(actor, "view.share");
}

function ownId(actor: Actor): string | undefined {
  return actor.kind === "user" ? actor.id : undefined;
}

function visibleTo(actor: Actor): Prisma.ViewWhereInput {
  const owner_id = ownId(actor);
  return { OR: [{ is_shared: true }, ...(owner_id === undefined ? [] : [{ owner_id }])] };
}

function viewData<Given extends Partial<CreateViewInput>>({ query, sort, ...given }: Given) {
  return {
    ...given,
    ...(query === undefined ? {} : { query: query.text }),
    ...(sort === undefined ? {} : { sort: sort && formatSort(sort) }),
  };
}

function shownView(actor: Actor, { owner_id, owner, ...row }: ViewRow): View {
  return {
    ...row,
    // In the order they were given; a column that films no longer have is not shown.
    columns: row.columns.flatMap((name) => viewColumns.filter((column) => column === name)),
    is_mine: owner_id === ownId(actor),
    owner: owner.name,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
  };
}

async function withCounts(ctx: ServiceContext, views: readonly View[]): Promise<CountedView[]> {
  const deadline = performance.now() + countingMs;
  const counted: CountedView[] = [];
  for (const view of views) {
    const count = performance.now() < deadline ? await countOf(ctx, view) : null;
    counted.push({ ...view, count });
  }
  return counted;
}

/** Null for a query that takes too long, or that is none since films lost a field. */
async function countOf(ctx: ServiceContext, view: View): Promise<CountedView["count"]> {
  const query = QueryLine.safeParse(view.query);
  if (!query.success) return null;
  try {
    return await countMovies(ctx, { query: query.data });
  } catch (error) {
    if (isServiceError(error) && error.code === "query_too_slow") return null;
    throw error;
  }
}

/** Runs model calls, in the open transaction if there is one, and says what is refused in the doors' words. */
async function calling<T>(
  ctx: ServiceContext,
  run: (client: Prisma.TransactionClient) => Promise<T>,
): Promise<T> {
  const { transaction } = ctx;
  try {
    if (!transaction) return await run(ctx.db.prisma);
    return await inSavepoint(transaction, () => run(transaction.client));
  } catch (error) {
    if (isServiceError(error)) throw error;
    if (databaseProblem(error)?.kind === "unique_violation") throw duplicateView(error);
    // Prisma's "no such record": it was deleted between the look and the change.
    if (errorCode(error) === "P2025") throw viewNotFound();
    throw failed(ctx, error);
  }
}

function duplicateView(cause: unknown): ServiceError {
  return new ServiceError("duplicate_view", "There is a view of this name already.", { cause });
}

function viewNotFound(): ServiceError {
  return new ServiceError("view_not_found", "There is no view with this id that you can change.");
}

function tooManyViews(): ServiceError {
  return new ServiceError(
    "too_many_views",
    `You have ${mostOwnViews} views, which is the most: delete one first.`,
  );
}
