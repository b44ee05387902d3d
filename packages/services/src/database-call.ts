import { databaseProblem } from "@marquee/db/database-error";
import type { Prisma } from "@marquee/db/generated/client";
import { withRetries } from "@marquee/db/retry";
import { isServiceError, ServiceError } from "@marquee/schemas/service-error";
import type { ServiceContext } from "./context";
import { refusedWrite } from "./refused-write";
import { inSavepoint } from "./transaction";

/** Rows of a query that only reads; a lost connection is tried again once. */
export async function readRows<Row>(ctx: ServiceContext, query: Prisma.Sql): Promise<Row[]> {
  try {
    const { transaction } = ctx;
    if (transaction) return await transaction.client.$queryRaw<Row[]>(query);
    return await withRetries(() => ctx.db.prisma.$queryRaw<Row[]>(query), {
      retriesLostConnection: true,
    });
  } catch (error) {
    throw failed(ctx, error);
  }
}

/**
 * Rows of a statement that writes, all of it or nothing. Throws `duplicate_movie`, or `invalid_input` for
 * a text whose key is too long.
 */
export async function writeRows<Row>(ctx: ServiceContext, query: Prisma.Sql): Promise<Row[]> {
  try {
    const { transaction } = ctx;
    if (transaction) {
      return await inSavepoint(transaction, () => transaction.client.$queryRaw<Row[]>(query));
    }
    return await withRetries(() => ctx.db.prisma.$queryRaw<Row[]>(query), {
      retriesLostConnection: false,
    });
  } catch (error) {
    const problem = databaseProblem(error);
    throw (problem && refusedWrite(problem, error)) ?? failed(ctx, error);
  }
}

/** A failure inside a transaction is the transaction's: whoever opened it decides. */
export function failed({ transaction }: ServiceContext, error: unknown): unknown {
  if (!transaction) return asServiceError(error);
  transaction.failure ??= error;
  return error;
}

/** Says an unavailable database as `database_unavailable`; anything else stays as it is. */
export function asServiceError(error: unknown): unknown {
  if (isServiceError(error)) return error;
  const problem = databaseProblem(error)?.kind;
  const isAway = problem === "unavailable" || problem === "silent";
  if (isAway || problem === "timeout" || problem === "conflict") {
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
