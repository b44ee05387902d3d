import { Prisma } from "@marquee/db/generated/client";
import type { ServiceFixture } from "./service-fixture";

const { sql } = Prisma;

/** Runs something while the database refuses to begin a session. */
export async function whileNoSessionBegins(
  { db: { prisma } }: Pick<ServiceFixture, "db">,
  run: () => Promise<void>,
): Promise<void> {
  await prisma.$executeRaw(sql`ALTER TABLE sessions ADD CONSTRAINT none CHECK (false) NOT VALID`);
  try {
    await run();
  } finally {
    await prisma.$executeRaw(sql`ALTER TABLE sessions DROP CONSTRAINT none`);
  }
}
