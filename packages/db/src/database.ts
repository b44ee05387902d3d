import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "./generated/client";
import { keepConnections } from "./kept-connection";
import { statementNames } from "./statement-names";
import {
  answerMs,
  type DatabaseLimits,
  type DatabaseTimeouts,
  limitsOf,
  usualTimeouts,
} from "./timeouts";

export type DatabaseOptions = {
  url: string;
  /** Named statements make queries about a third cheaper, but do not pass a transaction pooler. */
  has_named_statements: boolean;
  /** Connections at most, beside those of streams: `streamPoolSize`. */
  pool_size: number;
  /** The usual ones unless given. */
  timeouts?: DatabaseTimeouts;
  onError: (error: Error) => void;
};

/** The process's way to Postgres: one Prisma client over one pool, and a small pool for streams. */
export type Database = {
  prisma: PrismaClient;
  streams: pg.Pool;
  /** What transactions on it are given. */
  limits: DatabaseLimits;
  close: () => Promise<void>;
};

/** Connections for lists that are streamed: more than one caller may hold. */
export const streamPoolSize = 5;

/** Opens no connection yet: the first query does. */
export function openDatabase(options: DatabaseOptions): Database {
  const { timeouts = usualTimeouts } = options;
  const limits = limitsOf(timeouts);
  const pool = newPool(options, timeouts, options.pool_size, {
    statement_timeout: limits.ordinary.statementMs,
    idle_in_transaction_session_timeout: limits.ordinary.statementMs,
  });
  keepConnections(pool, answerMs(limits.ordinary));
  const streams = newPool(options, timeouts, streamPoolSize);
  const adapter = new PrismaPg(
    pool,
    options.has_named_statements ? { statementNameGenerator: statementNames() } : {},
  );
  const prisma = new PrismaClient({
    adapter,
    transactionOptions: { maxWait: timeouts.connection_s * 1_000 },
  });
  const close = async () => {
    await prisma.$disconnect();
    await Promise.all([pool.end(), streams.end()]);
  };
  return { prisma, streams, limits, close };
}

function newPool(
  options: DatabaseOptions,
  { connection_s, idle_s, ...others }: DatabaseTimeouts,
  max: number,
  settings?: Record<string, number>,
): pg.Pool {
  const pool = new pg.Pool({
    connectionString: options.url,
    max,
    connectionTimeoutMillis: connection_s * 1_000,
    idleTimeoutMillis: idle_s * 1_000,
    keepAlive: true,
    query_timeout: answerMs(limitsOf({ connection_s, idle_s, ...others }).bulk),
    // Sent as statements and not as startup options, which transaction poolers refuse.
    ...(settings && {
      onConnect: (client) => client.query(setStatements(settings)).then(() => undefined),
    }),
  });
  pool.on("error", options.onError);
  return pool;
}

function setStatements(settings: Record<string, number>): string {
  return Object.entries(settings)
    .map(([name, value]) => `SET ${name} = ${value}`)
    .join("; ");
}
