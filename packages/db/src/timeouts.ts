/** How long the database is given, in seconds. */
export type DatabaseTimeouts = {
  /** One statement, and a pause within a transaction. */
  statement_s: number;
  /** One statement that writes very many rows. */
  bulk_s: number;
  /** A connection, to be had from the pool or opened. */
  connection_s: number;
  /** A connection that nobody uses, before it is closed. */
  idle_s: number;
};

export const usualTimeouts: DatabaseTimeouts = {
  statement_s: 10,
  bulk_s: 120,
  connection_s: 5,
  idle_s: 30,
};

/** How long the database lets one statement, and the whole transaction, take. */
export type TransactionLimits = { statementMs: number; wholeMs: number };

/** The limits of the two kinds of transactions that there are. */
export type DatabaseLimits = {
  ordinary: TransactionLimits;
  /** For writes of very many rows. */
  bulk: TransactionLimits;
};

/** A transaction has more than one statement: three for an ordinary one, a quarter more for a bulk one. */
export function limitsOf({ statement_s, bulk_s }: DatabaseTimeouts): DatabaseLimits {
  return {
    ordinary: { statementMs: statement_s * 1_000, wholeMs: statement_s * 3_000 },
    bulk: { statementMs: bulk_s * 1_000, wholeMs: bulk_s * 1_250 },
  };
}

const answerMarginMs = 5_000;

/**
 * How long an answer is awaited of a statement that the database should have ended by itself by then: where its machine
 * or the network is lost, nothing else tells.
 */
export function answerMs({ statementMs }: TransactionLimits): number {
  return statementMs + answerMarginMs;
}

const beyondMs = 30_000;

/**
 * Prisma's own limit of a transaction. It lies beyond every limit of the database: where Prisma is first,
 * it can call a transaction failed that the database keeps.
 */
export function prismaLimitMs(limits: DatabaseLimits, own: TransactionLimits): number {
  return Math.max(limits.ordinary.wholeMs, limits.bulk.wholeMs, own.wholeMs) + beyondMs;
}
