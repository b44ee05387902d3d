import { databaseProblem } from "@marquee/db/database-error";
import type { Prisma } from "@marquee/db/generated/client";
import { withRetries } from "@marquee/db/retry";
import { isServiceError, ServiceError } from "@marquee/schemas/service-error";
import type { ServiceContext } from "./context";

/** Rows of a query that only reads; a lost connection is tried again once. */
export async function readRows<Row>(ctx: ServiceContext, query: Prisma.Sql): Promise<Row[]> {
  try {
    return await withRetries(() => ctx.db.prisma.$queryRaw<Row[]>(query), {
      retriesLostConnection: true,
    });
  } catch (error) {
    throw asServiceError(error);
  }
}

/** Says an unavailable database as `database_unavailable`; anything else stays as it is. */
export function asServiceError(error: unknown): unknown {
  if (isServiceError(error)) return error;
  const problem = databaseProblem(error)?.kind;
  if (problem === "unavailable" || problem === "timeout" || problem === "conflict") {
    return new ServiceError(
      "database_unavailable",
      "The database did not answer in time. Try again shortly.",
      {
        cause: error,
      },
    );
  }
  return error;
}
