import { Prisma } from "@marquee/db/generated/client";
import { aMovie } from "@marquee/schemas/movie-arbitrary";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { ServiceContext } from "./context";
import { readRows } from "./database-call";
import { answerOnce, forgetOldAnswers, type KeyedRequest, type WireAnswer } from "./idempotency";
import { createMovie } from "./movie-write";
import { createServiceFixture, type ServiceFixture } from "./service-fixture";

let fixture: ServiceFixture;
let ctx: ServiceContext;

beforeAll(async () => {
  fixture = await createServiceFixture();
  ctx = fixture.as("editor");
});
afterAll(() => fixture.close());
beforeEach(() => fixture.empty());

function aRequest(fields: Partial<KeyedRequest> = {}): KeyedRequest {
  return { key: "k", method: "POST", target: "/api", body: Buffer.from("{}"), ...fields };
}

/** Adds a film, and answers as told. */
function adding(status: number): (within: ServiceContext) => Promise<WireAnswer> {
  return async (within) => {
    const { movie } = await createMovie(within, aMovie());
    return { status, headers: { ETag: '"v1"' }, body: JSON.stringify(movie) };
  };
}

async function counts(): Promise<{ films: number; kept: number }> {
  const [found] = await fixture.rows<{ films: number; kept: number }>(Prisma.sql`
    SELECT (SELECT count(*)::int FROM movies) AS films, (SELECT count(*)::int FROM idempotency_keys) AS kept`);
  return found ?? { films: -1, kept: -1 };
}

const age = (hours: number) =>
  fixture.db.prisma.$executeRaw(
    Prisma.sql`UPDATE idempotency_keys SET created_at = now() - make_interval(mins => ${Math.round(hours * 60)}::integer)`,
  );

test("the same request again is given the same answer, and does nothing more", async () => {
  const first = await answerOnce(ctx, aRequest(), adding(201));
  for (let attempt = 0; attempt < 3; attempt += 1) {
    expect(await answerOnce(ctx, aRequest(), adding(201))).toEqual(first);
  }
  expect(await counts()).toEqual({ films: 1, kept: 1 });
});

test.each<[string, Partial<KeyedRequest>]>([
  ["method", { method: "DELETE" }],
  ["target", { target: "/api?a=1" }],
  ["body", { body: Buffer.from("{ }") }],
])("another %s with the key is refused and does nothing", async (_, other) => {
  await answerOnce(ctx, aRequest(), adding(201));
  await expect(answerOnce(ctx, aRequest(other), adding(201))).rejects.toMatchObject({
    code: "idempotency_key_reused",
    status: 422,
  });
  expect(await counts()).toEqual({ films: 1, kept: 1 });
});

test("keys are each caller's own, and each key is another request", async () => {
  await answerOnce(ctx, aRequest(), adding(201));
  await answerOnce(fixture.as("admin"), aRequest({ body: Buffer.from("x") }), adding(201));
  await answerOnce(ctx, aRequest({ key: "K" }), adding(201));
  expect(await counts()).toEqual({ films: 3, kept: 3 });
});

test("while the first runs the same is told to wait, and afterwards given its answer", async () => {
  let finish = () => {};
  const isFinished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  let begun = () => {};
  const hasBegun = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const first = answerOnce(ctx, aRequest(), async (within) => {
    const answer = await adding(201)(within);
    begun();
    await isFinished;
    return answer;
  });
  await hasBegun;
  await expect(answerOnce(ctx, aRequest(), adding(201))).rejects.toMatchObject({
    code: "idempotency_in_progress",
    status: 409,
  });
  finish();
  const answer = await first;
  expect(await answerOnce(ctx, aRequest(), adding(201))).toEqual(answer);
  expect(await counts()).toEqual({ films: 1, kept: 1 });
});

describe("an answer that is no success", () => {
  test.each([404, 409, 410, 412])(
    "of status %s is kept, and nothing that was done",
    async (status) => {
      const first = await answerOnce(ctx, aRequest(), adding(status));
      expect(await answerOnce(ctx, aRequest(), adding(201))).toEqual(first);
      expect(await counts()).toEqual({ films: 0, kept: 1 });
    },
  );

  test.each([400, 403, 422, 428, 500, 503])("of status %s is not kept", async (status) => {
    expect(await answerOnce(ctx, aRequest(), adding(status))).toMatchObject({ status });
    expect(await counts()).toEqual({ films: 0, kept: 0 });
    expect(await answerOnce(ctx, aRequest(), adding(201))).toMatchObject({ status: 201 });
  });

  test("but thrown leaves nothing", async () => {
    const failing = async (within: ServiceContext) => {
      await adding(201)(within);
      throw new Error("It broke");
    };
    await expect(answerOnce(ctx, aRequest(), failing)).rejects.toThrow("It broke");
    expect(await counts()).toEqual({ films: 0, kept: 0 });
  });

  test("after a failure of the database that was passed over is that failure", async () => {
    const passingOver = async (within: ServiceContext) => {
      await readRows(within, Prisma.sql`SELECT 1 / (random() * 0)::integer`).catch(() => {});
      return { status: 201, headers: {}, body: "" };
    };
    const attempt = answerOnce(ctx, aRequest(), passingOver);
    await expect(attempt).rejects.toThrow("division by zero");
    expect(await counts()).toEqual({ films: 0, kept: 0 });
  });
});

test("a refused film can be told with the one that is there, and is told so again", async () => {
  const film = aMovie();
  const { movie } = await createMovie(ctx, film);
  const refusing = (within: ServiceContext) =>
    createMovie(within, film).then(
      () => ({ status: 201, headers: {}, body: "" }),
      (error) => ({ status: 409, headers: {}, body: error.details.existing }),
    );
  const first = await answerOnce(ctx, aRequest(), refusing);
  expect(first.body).toBe(`/api/movies/${movie.id}`);
  expect(await answerOnce(ctx, aRequest(), refusing)).toEqual(first);
});

test("after 24 hours, and not before, the key is as good as new", async () => {
  await answerOnce(ctx, aRequest(), adding(201));
  await age(23.9);
  await answerOnce(ctx, aRequest(), adding(201));
  expect(await forgetOldAnswers(fixture.db)).toBe(0);
  await age(24.1);
  await answerOnce(ctx, aRequest({ body: Buffer.from("x") }), adding(201));
  expect(await counts()).toEqual({ films: 2, kept: 1 });
  await answerOnce(ctx, aRequest({ body: Buffer.from("x") }), adding(201));
  expect(await counts()).toEqual({ films: 2, kept: 1 });
  await age(24.1);
  expect(await forgetOldAnswers(fixture.db)).toBe(1);
  expect(await counts()).toEqual({ films: 2, kept: 0 });
});

test("the same sent again while the first comes to its end is given its answer", async () => {
  let begun = () => {};
  const hasBegun = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const first = answerOnce(ctx, aRequest(), async (within) => {
    const answer = await adding(201)(within);
    begun();
    await readRows(within, Prisma.sql`SELECT pg_sleep(0.2)::text`);
    return answer;
  });
  await hasBegun;
  expect(await answerOnce(ctx, aRequest(), adding(201))).toEqual(await first);
  expect(await counts()).toEqual({ films: 1, kept: 1 });
});

test("however many answers are old, all are forgotten at once", async () => {
  await fixture.rows(Prisma.sql`
    INSERT INTO idempotency_keys (caller, key, fingerprint, status, headers, created_at)
    SELECT 'user:x', 'key ' || at, '', 201, '{}', now() - interval '25 hours'
    FROM generate_series(1, 10001) AS at`);
  expect(await forgetOldAnswers(fixture.db)).toBe(10_001);
});

test("of many who send the same at once, one does it and none is told anything else", async () => {
  const keys = Array.from({ length: 20 }, (_, at) => `key ${at}`);
  const sent = keys.flatMap((key) =>
    Array.from({ length: 8 }, () => answerOnce(ctx, aRequest({ key }), adding(201))),
  );
  const results = await Promise.allSettled(sent);
  const bodies = new Set<string | null>();
  for (const result of results) {
    if (result.status === "fulfilled") bodies.add(result.value.body);
    else expect(result.reason).toMatchObject({ code: "idempotency_in_progress" });
  }
  expect(bodies.size).toBe(20);
  expect(await counts()).toEqual({ films: 20, kept: 20 });
});

test("a connection that breaks before the end is begun again, and leaves one film", async () => {
  let attempts = 0;
  const breaking = async (within: ServiceContext) => {
    const answer = await adding(201)(within);
    attempts += 1;
    if (attempts === 1) await endConnectionOf(within);
    return answer;
  };
  expect(await answerOnce(ctx, aRequest(), breaking)).toMatchObject({ status: 201 });
  expect(attempts).toBe(2);
  expect(await counts()).toEqual({ films: 1, kept: 1 });
});

async function endConnectionOf({ transaction }: ServiceContext): Promise<void> {
  const [own] =
    (await transaction?.client.$queryRaw<{ pid: number }[]>(
      Prisma.sql`SELECT pg_backend_pid() AS pid`,
    )) ?? [];
  await fixture.rows(Prisma.sql`SELECT pg_terminate_backend(${own?.pid}::integer)`);
}
