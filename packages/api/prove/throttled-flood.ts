import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { type Answered, startFleet, tally } from "./fleet";

/** It lasts until so many requests were sent and so much time is over. */
export type Flood = {
  instances: number;
  limit: number;
  callers: number;
  requests: number;
  ms: number;
};

/** From when a request was sent to when it was answered: somewhere in between it passed. */
type Span = { from: number; to: number };

const windowMs = 60_000;
const longMs = 60 * 60_000;
const pauseMs = 10;

/** One caller floods all instances: in no minute, wherever it begins, more passes than the limit and a tenth. */
export function proveThrottling({ instances, limit, callers, requests, ms }: Flood): void {
  test(`of ${limit} a minute no more pass, over ${instances} instances`, {
    timeout: longMs,
  }, async () => {
    const fleet = await startFleet(instances, { rate_limit: limit });
    const answers: (Answered & Span)[] = [];
    const until = performance.now() + ms;
    const flood = async () => {
      while (answers.length < requests || performance.now() < until) {
        const from = performance.now();
        const answer = await fleet.ask({ method: "GET", path: "/api/movies?limit=1" });
        answers.push({ ...answer, from, to: performance.now() });
        await sleep(pauseMs);
      }
    };
    await Promise.all(Array.from({ length: callers }, flood));
    await fleet.close();
    const most = mostWithin(
      answers.filter(({ status }) => status === 200),
      windowMs,
    );
    process.stderr.write(`  ${JSON.stringify({ ...tally(answers), most_in_a_minute: most })}\n`);
    expect(answers.every(({ status }) => status === 200 || status === 429)).toBe(true);
    expect(most).toBeLessThanOrEqual(limit * 1.1);
    expect(most).toBeGreaterThanOrEqual(limit * 0.9);
    for (const { status, headers } of answers) expectTrueHeaders(status, headers, limit);
  });
}

function expectTrueHeaders(status: number, headers: Headers, limit: number): void {
  const [, left, seconds] =
    /^"default";r=(\d+);t=(\d+)$/.exec(headers.get("RateLimit") ?? "") ?? [];
  expect(headers.get("RateLimit-Policy")).toBe(`"default";q=${limit};w=60`);
  expect(Number(left)).toBeLessThan(limit);
  expect(Number(seconds)).toBeLessThanOrEqual(60);
  if (status !== 429) return;
  expect(left).toBe("0");
  expect(headers.get("Retry-After")).toBe(seconds);
}

/** The most of these that surely lie within one window of this length, wherever in their spans they passed. */
function mostWithin(passed: readonly Span[], length: number): number {
  const within = (begin: number) =>
    passed.filter(({ from, to }) => from >= begin && to < begin + length).length;
  return Math.max(...passed.map(({ from }) => within(from)));
}
