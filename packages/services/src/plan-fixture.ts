import type { Database } from "@marquee/db/database";
import { Prisma } from "@marquee/db/generated/client";
import type { ServiceContext } from "./context";

type PlanNode = {
  "Node Type": string;
  "Plan Rows": number;
  "Relation Name"?: string;
  "Index Name"?: string;
  "Parent Relationship"?: string;
  Plans?: PlanNode[];
};

type Explained = { "QUERY PLAN": [{ Plan: PlanNode }] };

/** One node of the plans of what was asked, as a person would name it, and the rows it is thought to give. */
export type PlanStep = { node: string; on: string; rows: number };

/** Runs services against a database that also explains each of their statements. */
export async function plansOf(
  ctx: ServiceContext,
  run: (ctx: ServiceContext) => Promise<unknown>,
): Promise<PlanStep[]> {
  return explained(ctx, run, (query) =>
    ctx.db.prisma.$queryRaw<Explained[]>(Prisma.sql`EXPLAIN (FORMAT JSON) ${query}`),
  );
}

/** The same plans as Postgres would make them once for all values, which it does for prepared statements. */
export async function genericPlansOf(
  ctx: ServiceContext,
  run: (ctx: ServiceContext) => Promise<unknown>,
): Promise<PlanStep[]> {
  return explained(ctx, run, async (query) => {
    const text = `EXPLAIN (GENERIC_PLAN, FORMAT JSON) ${query.text}`;
    return (await ctx.db.streams.query<Explained>(text)).rows;
  });
}

async function explained(
  ctx: ServiceContext,
  run: (ctx: ServiceContext) => Promise<unknown>,
  explain: (query: Prisma.Sql) => Promise<Explained[]>,
): Promise<PlanStep[]> {
  const steps: PlanStep[] = [];
  const { prisma } = ctx.db;
  const $queryRaw = async (query: Prisma.Sql) => {
    const rows = await explain(query);
    for (const row of rows) steps.push(...stepsOf(row["QUERY PLAN"][0].Plan));
    return prisma.$queryRaw(query);
  };
  await run({ ...ctx, db: { ...ctx.db, prisma: { $queryRaw } as unknown as Database["prisma"] } });
  return steps;
}

function stepsOf(plan: PlanNode): PlanStep[] {
  const on = plan["Index Name"] ?? plan["Relation Name"] ?? "";
  const own = { node: plan["Node Type"], on, rows: plan["Plan Rows"] };
  return [own, ...(plan.Plans ?? []).flatMap(stepsOf)];
}
