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

test("an attempt that is over is counted again where another transaction was in its way", async () => {
  const taken = await takeGuess(ctx, budgets);
  let ended: Promise<void> | undefined;
  await fixture.db.prisma.$transaction(async (client) => {
    await hold(client, "address:x");
    ended = endGuess(ctx, taken, { has_failed: false });
    await fixture.untilBlocked();
    // Of the two that now wait for each other, the database ends the one that has waited longer.
    await hold(client, "account:x");
  });
  await ended;
  const counts = await fixture.db.prisma.signInGuess.findMany();
  expect(counts.map(({ at, under_way }) => [at, under_way])).toEqual([
    [[], []],
    [[], []],
  ]);
});
