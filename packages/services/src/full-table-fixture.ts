import type { Database } from "@marquee/db/database";
import { Prisma } from "@marquee/db/generated/client";

const { sql, raw } = Prisma;

/** Runs something while the database takes no new row of a table. */
export async function whileFull(
  { prisma }: Database,
  table: "sessions" | "invitations",
  run: () => Promise<void>,
): Promise<void> {
  const alter = (how: string) => prisma.$executeRaw(sql`ALTER TABLE ${raw(`${table} ${how}`)}`);
  await alter("ADD CONSTRAINT is_full CHECK (false) NOT VALID");
  try {
    await run();
  } finally {
    await alter("DROP CONSTRAINT is_full");
  }
}
