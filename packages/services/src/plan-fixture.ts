import type { Database } from "@marquee/db/database";
import { Prisma } from "@marquee/db/generated/client";
import type { ServiceContext } from "./context";

type PlanNode = {
  "Node Type": string;
  "Relation Name"?: string;
  "Index Name"?: string;
  "Parent Relationship"?: string;
  Plans?: PlanNode[];
};

/** One node of the plans of what was asked, as a person would name it. */
export type PlanStep = { node: string; on: string };

/** Runs services against a database that also explains each of their statements. */
export async function plansOf(
  ctx: ServiceContext,
  run: (ctx: ServiceContext) => Promise<unknown>,
): Promise<PlanStep[]> {
  const steps: PlanStep[] = [];
  const { prisma } = ctx.db;
  const $queryRaw = async (query: Prisma.Sql) => {
    const rows = await prisma.$queryRaw<{ "QUERY PLAN": [{ Plan: PlanNode }] }[]>(
      Prisma.sql`EXPLAIN (FORMAT JSON) ${query}`,
    );
    for (const row of rows) steps.push(...stepsOf(row["QUERY PLAN"][0].Plan));
    return prisma.$queryRaw(query);
  };
  await run({ ...ctx, db: { ...ctx.db, prisma: { $queryRaw } as unknown as Database["prisma"] } });
  return steps;
}

function stepsOf(plan: PlanNode): PlanStep[] {
  const own = { node: plan["Node Type"], on: plan["Index Name"] ?? plan["Relation Name"] ?? "" };
  return [own, ...(plan.Plans ?? []).flatMap(stepsOf)];
}
