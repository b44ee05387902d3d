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

const windowMs = 60_000;
const longMs = 60 * 60_000;
const pauseMs = 10;

/** One caller floods all instances: in no minute, wherever it begins, more passes than the limit and a tenth. */
export function proveThrottling({ instances, limit, callers, requests, ms }: Flood): void {
  test(`of ${limit} a minute no more pass, over ${instances} instances`, {
    timeout: longMs,
  }, async () => {
    const fleet = await startFleet(instances, { rate_limit: limit });
    const answers: (Answered & { at: number })[] = [];
    const until = performance.now() + ms;
    const flood = async () => {
      while (answers.length < requests || performance.now() < until) {
        const answer = await fleet.ask({ method: "GET", path: "/api/movies?limit=1" });
        answers.push({ ...answer, at: performance.now() });
        await sleep(pauseMs);
      }
    };
    await Promise.all(Array.from({ length: callers }, flood));
    await fleet.close();
    const passed = answers.filter(({ status }) => status === 200).map(({ at }) => at);
    const most = mostWithin(passed, windowMs);
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

/** The most of these times, which are in order, that lie within any span of this length. */
function mostWithin(times: readonly number[], span: number): number {
  let from = 0;
  let most = 0;
  times.forEach((at, index) => {
    while ((times[from] ?? at) <= at - span) from += 1;
    most = Math.max(most, index - from + 1);
  });
  return most;
}
