import { Prisma } from "@marquee/db/generated/client";
import { newId } from "@marquee/db/id";
import { expect } from "vitest";
import { type Asked, type Fleet, inParallel, tally } from "./fleet";

/**
 * Writers who take the same places in crossed order: two groups of films with the same titles, whose ids
 * run against each other, are moved to the same year and back. Postgres has to break deadlocks; callers
 * see none.
 */
export async function crossLocks(
  { ask, api }: Fleet,
  { writers, ms }: { writers: number; ms: number },
): Promise<object> {
  const groups = await crossedGroups(api.db);
  const before = await deadlocks(api.db);
  const until = Date.now() + ms;
  const answers: { status: number }[] = [];
  await inParallel(writers, writers, async (writer) => {
    while (Date.now() < until) {
      const answer = await ask(someWrite(groups[writer % 2] ?? [], writer));
      answers.push(answer);
      if (answer.status === 503) expect(answer.headers.get("retry-after")).toMatch(/^\d+$/);
    }
  });
  const counts = tally(answers);
  const allowed = ["200", "204", "409", "412", "503"];
  expect(Object.keys(counts).filter((status) => !allowed.includes(status))).toEqual([]);
  return { ...counts, deadlocks: (await deadlocks(api.db)) - before };
}

/** The ids of both groups; the titles of the second run against its ids. */
async function crossedGroups({ prisma }: Fleet["api"]["db"]): Promise<string[][]> {
  const titles = Array.from({ length: 300 }, (_, at) => `Crossed ${at}`);
  const groups: string[][] = [];
  for (const [group, order] of [titles, [...titles].reverse()].entries()) {
    const ids = order.map(newId).sort();
    const films = order.map((title, at) => ({
      id: ids[at] ?? "",
      title,
      genre: "Crossed",
      expiry_date: new Date("2030-01-01"),
      release_year: 1900 + group,
    }));
    await prisma.movie.createMany({ data: films });
    groups.push(ids);
  }
  return groups;
}

function someWrite(ids: string[], writer: number): Asked {
  const release_year = Math.random() < 0.5 ? 1910 : 1900 + (writer % 2);
  if (Math.random() < 0.7) {
    const shuffled = [...ids].sort(() => Math.random() - 0.5);
    const body = { ids: shuffled, set: { release_year }, expected_count: ids.length };
    return { method: "POST", path: "/api/movies/bulk", body };
  }
  const id = ids[Math.floor(Math.random() * ids.length)];
  const headers = { "if-match": `"v${1 + Math.floor(Math.random() * 3)}"` };
  return { method: "PATCH", path: `/api/movies/${id}`, headers, body: { release_year } };
}

async function deadlocks({ prisma }: Fleet["api"]["db"]): Promise<number> {
  const [found] = await prisma.$queryRaw<{ deadlocks: number }[]>(Prisma.sql`
    SELECT deadlocks::integer FROM pg_stat_database WHERE datname = current_database()`);
  return found?.deadlocks ?? 0;
}
