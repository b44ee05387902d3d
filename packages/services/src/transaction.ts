import { Prisma } from "@marquee/db/generated/client";

/** A transaction of several statements, open while it is passed around in a context. */
export type Transaction = {
  readonly client: Prisma.TransactionClient;
  /** What is to be done once all of it is kept. */
  readonly afterwards: (() => void)[];
  /** What the database failed with, if it did: nothing of the transaction may then be kept. */
  failure?: unknown;
};

/** Runs statements of an open transaction so that what fails takes back only itself. */
export async function inSavepoint<T>({ client }: Transaction, run: () => Promise<T>): Promise<T> {
  await client.$executeRaw(Prisma.sql`SAVEPOINT statement`);
  try {
    const result = await run();
    await client.$executeRaw(Prisma.sql`RELEASE SAVEPOINT statement`);
    return result;
  } catch (error) {
    // Where the connection is gone, so is the transaction, and the first error is the one to tell.
    await client.$executeRaw(Prisma.sql`ROLLBACK TO SAVEPOINT statement`).catch(() => {});
    throw error;
  }
}
