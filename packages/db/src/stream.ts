import type { Database } from "./database";
import type { Prisma } from "./generated/client";

const rowsPerFetch = 1_000;
/**
 * A stream lives as long as its reader keeps reading, and may pause this long between two reads. Said for
 * the transaction alone: behind a transaction pooler the connection is another's afterwards.
 */
const begin = `BEGIN TRANSACTION READ ONLY;
  SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 60000`;

/**
 * The rows of a query, in batches, from one consistent snapshot and in constant memory. The connection
 * goes back when the reader finishes, stops early or fails; after a failure it is thrown away.
 */
export async function* streamRows<Row extends object>(
  database: Database,
  query: Prisma.Sql,
): AsyncGenerator<Row[]> {
  const client = await database.streams.connect();
  // A connection that breaks while the reader pauses has no query to reject: the next one will fail.
  client.on("error", ignore);
  let failure: Error | undefined = new Error("The stream was left before its end");
  try {
    await client.query(begin);
    await client.query(`DECLARE film_stream NO SCROLL CURSOR FOR ${query.text}`, query.values);
    while (true) {
      const { rows } = await client.query<Row>(`FETCH ${rowsPerFetch} FROM film_stream`);
      if (rows.length > 0) yield rows;
      if (rows.length < rowsPerFetch) break;
    }
    await client.query("COMMIT");
    failure = undefined;
  } finally {
    client.off("error", ignore);
    client.release(failure);
  }
}

function ignore(): void {}
