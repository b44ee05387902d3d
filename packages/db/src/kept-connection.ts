import type pg from "pg";

/**
 * Gives a pool a `query` that keeps the connection on which Postgres refused values or chose another transaction
 * (SQLSTATE classes 22, 23 and 40), and ends it after any other failure. pg's own ends it after all of them, and a
 * refused duplicate would cost a new connection. A query is given up after `answerMs`.
 */
export function keepConnections(pool: pg.Pool, answerMs: number): void {
  const query = async (config: pg.QueryConfig) => {
    const client = await pool.connect();
    // A connection that breaks rejects its query as well.
    client.on("error", ignore);
    let failure: Error | undefined;
    try {
      return await client.query({ ...config, query_timeout: answerMs } as pg.QueryConfig);
    } catch (error) {
      failure = isRefusal(error) ? undefined : (error as Error);
      throw error;
    } finally {
      client.off("error", ignore);
      client.release(failure);
    }
  };
  pool.query = query as pg.Pool["query"];
}

function isRefusal(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return typeof code === "string" && /^(22|23|40)[0-9A-Z]{3}$/.test(code);
}

function ignore(): void {}
