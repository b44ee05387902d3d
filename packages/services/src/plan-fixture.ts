import type { Database } from "@marquee/db/database";
import { Prisma } from "@marquee/db/generated/client";
import type { ServiceContext } from "./context";

type PlanNode = {
  "Node Type": string;
  "Plan Rows": number;
  "Relation Name"?: string;
  "Index Name"?: string;
  "Index Cond"?: string;
  "Parent Relationship"?: string;
  Plans?: PlanNode[];
};

type Timed = { "QUERY PLAN": [{ "Planning Time": number; "Execution Time": number }] };

type Explained = { "QUERY PLAN": [{ Plan: PlanNode }] };

/**
 * One node of the plans of what was asked, as a person would name it, the part of an index that it reads, and
 * the rows it is thought to give.
 */
export type PlanStep = { node: string; on: string; part: string; rows: number };

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
  await withStatements(ctx, run, async (query) => {
    const rows = await explain(query);
    for (const row of rows) steps.push(...stepsOf(row["QUERY PLAN"][0].Plan));
  });
  return steps;
}

/**
 * Milliseconds that Postgres spends on the statements of what is asked. Each is run three times before: the
 * least is what it takes on a quiet machine.
 */
export async function postgresMsOf(
  ctx: ServiceContext,
  run: (ctx: ServiceContext) => Promise<unknown>,
): Promise<number> {
  let spent = 0;
  await withStatements(ctx, run, async (query) => {
    const times: number[] = [];
    for (let time = 0; time < 3; time += 1) {
      const rows = await ctx.db.prisma.$queryRaw<Timed[]>(
        Prisma.sql`EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${query}`,
      );
      for (const {
        "QUERY PLAN": [plan],
      } of rows) {
        times.push(plan["Planning Time"] + plan["Execution Time"]);
      }
    }
    spent += Math.min(...times);
  });
  return spent;
}

/** Runs services against a database that is also looked at, statement by statement. */
async function withStatements(
  ctx: ServiceContext,
  run: (ctx: ServiceContext) => Promise<unknown>,
  look: (query: Prisma.Sql) => Promise<void>,
): Promise<void> {
  const { prisma } = ctx.db;
  const $queryRaw = async (query: Prisma.Sql) => {
    await look(query);
    return prisma.$queryRaw(query);
  };
  await run({ ...ctx, db: { ...ctx.db, prisma: { $queryRaw } as unknown as Database["prisma"] } });
}

function stepsOf(plan: PlanNode): PlanStep[] {
  const on = plan["Index Name"] ?? plan["Relation Name"] ?? "";
  const part = plan["Index Cond"] ?? "";
  const own = { node: plan["Node Type"], on, part, rows: plan["Plan Rows"] };
  return [own, ...(plan.Plans ?? []).flatMap(stepsOf)];
}
