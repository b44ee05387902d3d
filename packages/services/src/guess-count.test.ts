import { Prisma } from "@marquee/db/generated/client";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { ServiceContext } from "./context";
import { endGuess, takeGuess } from "./guess-count";
import { createServiceFixture, type ServiceFixture } from "./service-fixture";

let fixture: ServiceFixture;
let ctx: ServiceContext;
beforeAll(async () => {
  fixture = await createServiceFixture();
  ctx = fixture.as("nobody");
});
beforeEach(() => fixture.db.prisma.signInGuess.deleteMany());
afterAll(() => fixture.close());

const budgets = ["account:x", "address:x"].map((key) => ({ key, most: 10 }));
const hold = (client: Prisma.TransactionClient, key: string) =>
  client.$queryRaw(Prisma.sql`SELECT 1 FROM sign_in_guesses WHERE "key" = ${key} FOR UPDATE`);

test("an attempt that is over locks its counts in the order of their keys", async () => {
  const taken = await takeGuess(ctx, budgets);
  let ended: Promise<void> | undefined;
  await fixture.db.prisma.$transaction(async (client) => {
    await hold(client, "account:x");
    ended = endGuess(ctx, taken.toReversed(), { has_failed: false });
    await fixture.untilBlocked();
    await client.$executeRaw(Prisma.sql`SET LOCAL lock_timeout = 1`);
    await hold(client, "address:x");
  });
  await ended;
});

/** Ends an attempt against a transaction that waits for it in turn; answers which of both the database ended. */
async function endInDeadlock(): Promise<"attempt" | "transaction"> {
  const taken = await takeGuess(ctx, budgets);
  let ended: Promise<void> | undefined;
  const transaction = fixture.db.prisma.$transaction(async (client) => {
    await hold(client, "address:x");
    ended = endGuess(ctx, taken, { has_failed: false });
    await fixture.untilBlocked();
    await hold(client, "account:x");
  });
  const victim = await transaction.then(
    () => "attempt" as const,
    (error) => {
      expect(String(error)).toContain("40P01");
      return "transaction" as const;
    },
  );
  await ended;
  return victim;
}

test("an attempt that is over is counted again where another transaction was in its way", async () => {
  // The database ends whichever of them first looks for a deadlock and finds it: mostly the one that waits longer.
  let victim: string | undefined;
  for (let tries = 0; victim !== "attempt" && tries < 10; tries += 1)
    victim = await endInDeadlock();
  expect(victim).toBe("attempt");
  const counts = await fixture.db.prisma.signInGuess.findMany();
  expect(counts.map(({ at, under_way }) => [at, under_way])).toEqual([
    [[], []],
    [[], []],
  ]);
});
