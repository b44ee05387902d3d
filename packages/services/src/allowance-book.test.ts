import fc from "fast-check";
import { expect, test } from "vitest";
import { sliceMs } from "./allowance";
import { AllowanceBook } from "./allowance-book";

const minuteMs = 60_000;
/** Of a slice. */
const beginning = sliceMs * 283_333_333;

/** Requests that came to instances, each at a time in milliseconds. */
const arrivals = fc.array(
  fc.record({
    instance: fc.integer({ min: 0, max: 3 }),
    after: fc.oneof(
      fc.integer({ min: 0, max: 20 }),
      fc.integer({ min: 0, max: 9_000 }),
      fc.integer({ min: 45_000, max: 66_000 }),
    ),
    count: fc.integer({ min: 1, max: 250 }),
  }),
  { minLength: 1, maxLength: 40 },
);

/** What the instances share, without the waiting. */
function sharedCounts() {
  const counts = new Map<number, number>();
  const take = (slice: number, count: number) => {
    const total = (counts.get(slice) ?? 0) + count;
    counts.set(slice, total);
    return total;
  };
  return { take, taken: (slice: number) => counts.get(slice) ?? 0 };
}

type Shared = ReturnType<typeof sharedCounts>;

/** One request, as a throttle takes it through its book. */
function passes(book: AllowanceBook, shared: Shared, now: number): boolean {
  book.turnTo(now);
  if (book.left === 0) {
    if (book.unused) shared.take(book.unused.slice, -book.unused.count);
    book.unused = undefined;
    const unread = book.unread();
    book.read(unread, unread.map(shared.taken));
    if (book.room <= 0) return false;
    const block = book.block(now);
    shared.take(book.slice, -book.lease(block, shared.take(book.slice, block)));
  }
  if (book.left === 0) return false;
  book.giveAway();
  return true;
}

/** Times of the requests that passed. */
function run(limit: number, sent: typeof arrivals extends fc.Arbitrary<infer T> ? T : never) {
  const shared = sharedCounts();
  let now = beginning;
  const books = Array.from({ length: 4 }, () => new AllowanceBook(limit, now));
  const passed: number[] = [];
  for (const { instance, after, count } of sent) {
    now += after;
    for (let at = 0; at < count; at += 1) {
      const book = books[instance];
      if (book && passes(book, shared, now)) passed.push(now);
    }
  }
  return passed;
}

test("whenever requests come, in no minute do more pass than the limit and a tenth", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), arrivals, (limit, sent) => {
      const passed = run(limit, sent);
      for (const [at, first] of passed.entries()) {
        const inMinute = passed.slice(at).filter((time) => time < first + minuteMs).length;
        expect(inMinute).toBeLessThanOrEqual(limit * 1.1);
      }
    }),
    { numRuns: 300 },
  );
});

test("who comes evenly, at nine tenths of the limit, over all instances, always passes", () => {
  for (const limit of [60, 600, 6_000]) {
    const after = minuteMs / (limit * 0.9);
    const sent = Array.from({ length: limit * 3 }, (_, at) => ({
      instance: at % 4,
      after,
      count: 1,
    }));
    expect({ limit, passed: run(limit, sent).length }).toEqual({ limit, passed: limit * 3 });
  }
});

test("the whole limit may come at once, and then no more until it no longer counts", () => {
  const flood = { instance: 0, after: 0, count: 1_000 };
  expect(run(600, [flood])).toHaveLength(600);
  expect(run(600, [flood, { ...flood, after: minuteMs - 1 }])).toHaveLength(600);
});

test("what came at the end of a slice counts for a whole minute", () => {
  const burst = { instance: 0, count: 100 };
  const late = { ...burst, after: sliceMs - 1 };
  expect(run(100, [late, { ...burst, after: minuteMs - sliceMs + 2 }])).toHaveLength(110);
  expect(run(100, [late, { ...burst, after: minuteMs + 1 }])).toHaveLength(200);
});
