import { setTimeout as sleep } from "node:timers/promises";
import { ServiceError } from "@marquee/schemas/service-error";
import { addressNetwork } from "./caller";
import type { AccessContext } from "./context";
import {
  type Budget,
  endGuess,
  longestLookS,
  noteTold,
  secondsUntilRoom,
  takeGuess,
} from "./guess-count";
import type { GuessedAccount } from "./named-account";

const mostOfAccount = 10;
const mostOfAddress = 100;
/** Between asking again while a budget is full of attempts that may yet turn out right: 6 seconds in all. */
const pausesMs = [50, 100, 200, 400, 750, 1_000, 1_000, 1_250, 1_250];

/** Leave to look at credentials once, or not. */
export type GuessLeave =
  | {
      is_given: true;
      /** To be told what came of it. Unless it is, the attempt counts as failed. Throws `database_unavailable`. */
      end: (isRight: boolean) => Promise<void>;
    }
  | {
      is_given: false;
      /** Seconds until the next attempt is looked at. */
      retry_after: number;
      /** False where the same was refused within a minute: it need not be written down again. */
      is_news: boolean;
    };

/**
 * Asks leave to look at credentials that are said to be of `account` (undefined: a program's, whose secrets
 * nobody guesses). At most 10 attempts fail in any 15 minutes for an account, known or not, and 100 for an
 * address, over all instances: each is counted before it is looked at, and waits for those under way where
 * they are as many. Devices on which the account's owner has signed in before have 10 together, apart from
 * those, so that nobody else can lock the owner out. Throws `database_unavailable`.
 */
export function askToGuess(
  ctx: AccessContext,
  account: GuessedAccount | undefined,
): Promise<GuessLeave> {
  return ask(ctx, budgetsOf(ctx, account));
}

/**
 * Asks leave to look at what is to confirm that a signed-in person is themselves: their password, or a code.
 * 10 fail for an account as with sign-ins, and apart from those, so that nobody without a session can keep
 * its owner from changing a password. Throws `database_unavailable`.
 */
export function askToConfirm(ctx: AccessContext, user_id: string): Promise<GuessLeave> {
  return ask(ctx, [{ key: `confirmation:${user_id}`, most: mostOfAccount }]);
}

async function ask(ctx: AccessContext, budgets: readonly Budget[]): Promise<GuessLeave> {
  if (budgets.length === 0) return { is_given: true, end: async () => {} };
  for (const pauseMs of [...pausesMs, undefined]) {
    const taken = await takeGuess(ctx, budgets);
    if (taken.length === budgets.length) {
      return {
        is_given: true,
        end: (isRight) => endGuess(ctx, taken, { has_failed: !isRight }),
      };
    }
    if (taken.length > 0) await endGuess(ctx, taken, { has_failed: false });
    const retry_after = await secondsUntilRoom(ctx, budgets);
    if (retry_after !== undefined) return refusal(ctx, budgets, retry_after);
    if (pauseMs !== undefined) await sleep(pauseMs);
  }
  return refusal(ctx, budgets, longestLookS);
}

async function refusal(
  ctx: AccessContext,
  budgets: readonly Budget[],
  seconds: number,
): Promise<GuessLeave> {
  const is_news = await noteTold(ctx, budgets);
  return { is_given: false, retry_after: Math.max(1, seconds), is_news };
}

function budgetsOf(ctx: AccessContext, account: GuessedAccount | undefined): Budget[] {
  const ofAddress = (whose: string) =>
    ctx.address === undefined
      ? []
      : [{ key: `${whose}:${addressNetwork(ctx.address)}`, most: mostOfAddress }];
  // Of their own, so that people who guess do not keep the programs of their address out.
  if (account === undefined) return ofAddress("programs");
  const { key, owner } = account;
  if (owner && ctx.device !== undefined && ctx.access.devices.isOf(ctx.device, owner)) {
    return [{ key: `devices:${owner.id}`, most: mostOfAccount }];
  }
  return [{ key: `account:${key}`, most: mostOfAccount }, ...ofAddress("address")];
}

/** The refusal of an attempt that was not looked at. */
export function tooManyGuesses(retry_after: number): ServiceError {
  const minutes = Math.ceil(retry_after / 60);
  return new ServiceError(
    "rate_limited",
    `Too many attempts have failed. Try again in ${minutes === 1 ? "a minute" : `${minutes} minutes`}.`,
    { details: { retry_after } },
  );
}
