import { Prisma } from "@marquee/db/generated/client";
import { aMovie } from "@marquee/schemas/movie-arbitrary";
import type { MovieRecord } from "@marquee/schemas/movie-record";
import { expect } from "vitest";
import { originalMovie } from "../src/original-movie";
import { type Answered, type Fleet, inParallel, tally } from "./fleet";
import { startLossyProxy } from "./lossy-proxy";

/** How one title may be written: in capitals, in full width, with more white space. */
const spellings: ((title: string) => string)[] = [
  (title) => title,
  (title) => title.toUpperCase(),
  (title) => `  ${title.replaceAll(" ", "   ")} `,
  (title) =>
    title.replaceAll(/[!-~]/g, (one) => String.fromCodePoint((one.codePointAt(0) ?? 0) + 0xfee0)),
  (title) => title.replaceAll(" ", "\u00a0"),
];

/** Callers who all add the same films, spelt in many ways: each film is added once, by one of them. */
export async function addTheSameFilms(
  { ask, api }: Fleet,
  { callers, creates, films }: { callers: number; creates: number; films: number },
): Promise<object> {
  const answers = await inParallel(callers * creates, callers, (at) => {
    const spell = spellings[Math.floor(Math.random() * spellings.length)] ?? String;
    const title = spell(`The same film ${at % films}`);
    return ask({
      method: "POST",
      path: "/api",
      body: originalMovie(aMovie({ title, release_year: 2000 })),
    });
  });
  const counts = tally(answers);
  const stored = await api.db.prisma.movie.count({ where: { release_year: 2000 } });
  expect({ counts, stored }).toEqual({
    counts: { 201: films, 409: callers * creates - films },
    stored: films,
  });
  return counts;
}

/** Callers who change the same films by compare-and-set: every acknowledged change is one version. */
export async function changeTheSameFilms(
  { ask, api }: Fleet,
  { callers, updates, films }: { callers: number; updates: number; films: number },
): Promise<object> {
  const made = await inParallel(films, callers, () =>
    ask({ method: "POST", path: "/api/movies", body: aMovie() }),
  );
  const ids = made.map(({ text }) => (JSON.parse(text) as MovieRecord).id);
  const acknowledged = new Map(ids.map((id) => [id, 0]));
  const answers = await inParallel(callers * updates, callers, async (at) => {
    const id = ids[Math.floor(Math.random() * films)] ?? "";
    const path = `/api/movies/${id}`;
    const { headers } = await ask({ method: "GET", path });
    const body = { genre: `Genre ${at}` };
    const answer = await ask({
      method: "PATCH",
      path,
      headers: { "if-match": headers.get("etag") ?? "" },
      body,
    });
    if (answer.status === 200) acknowledged.set(id, (acknowledged.get(id) ?? 0) + 1);
    if (answer.status === 412) expect(JSON.parse(answer.text).current.id).toBe(id);
    return answer;
  });
  const counts = tally(answers);
  expect(Object.keys(counts).filter((status) => status !== "200" && status !== "412")).toEqual([]);
  const rows = await api.db.prisma.movie.findMany({
    where: { id: { in: ids } },
    select: { id: true, version: true },
  });
  expect(new Map(rows.map(({ id, version }) => [id, version - 1]))).toEqual(acknowledged);
  return counts;
}

/** Keyed requests, each sent several times through a proxy that loses answers: each is done once. */
export async function sendKeyedOften(
  { ask, api, origins }: Fleet,
  { requests, times, lostShare }: { requests: number; times: number; lostShare: number },
): Promise<object> {
  const proxy = await startLossyProxy(origins, lostShare);
  const counted = () => api.db.prisma.changeSet.count();
  const before = await counted();
  const statuses: Answered[] = [];
  await inParallel(requests, 16, async (at) => {
    const headers = { "idempotency-key": `storm-${at}` };
    const sent = { method: "POST", path: "/api/movies", headers, body: aMovie() };
    const bodies = new Set<string>();
    // Two at a time, and again until an answer comes through.
    for (let left = times; left > 0 || bodies.size === 0; left -= 2) {
      const pair = Array.from({ length: left === 1 ? 1 : 2 }, () => ask(sent, proxy.origin));
      const answers = await Promise.allSettled(pair);
      for (const answer of answers) {
        if (answer.status === "rejected") continue;
        statuses.push(answer.value);
        if (answer.value.status === 201) bodies.add(answer.value.text);
      }
    }
    expect(bodies.size).toBe(1);
  });
  proxy.close();
  const counts = tally(statuses);
  expect(Object.keys(counts).filter((status) => status !== "201" && status !== "409")).toEqual([]);
  expect((await counted()) - before).toBe(requests);
  return { ...counts, lost: proxy.lost() };
}

/** Edits of many films with one that cannot be: each time nothing is written. */
export async function editWithOneBadFilm(
  { ask, api }: Fleet,
  { films, edits }: { films: number; edits: number },
): Promise<object> {
  const { prisma } = api.db;
  await prisma.$executeRaw(Prisma.sql`
    INSERT INTO movies (id, title, genre, expiry_date, release_year)
    SELECT gen_random_uuid(), 'Bulk film ' || at, 'Bulk', DATE '2030-01-01', 1950
    FROM generate_series(1, ${films}::integer) AS at`);
  const before = await prisma.changeSet.count();
  const began = performance.now();
  for (let at = 0; at < edits; at += 1) {
    const title = `bulk FILM ${1 + Math.floor(Math.random() * films)}`;
    const { id } = JSON.parse(
      (
        await ask({
          method: "POST",
          path: "/api/movies",
          body: aMovie({ title, release_year: 1960 }),
        })
      ).text,
    ) as MovieRecord;
    const body = { filter: { genre: "bulk" }, set: { release_year: 1960 }, expected_count: films };
    const answer = await ask({ method: "POST", path: "/api/movies/bulk", body });
    expect([answer.status, JSON.parse(answer.text).existing]).toEqual([409, `/api/movies/${id}`]);
    await ask({ method: "DELETE", path: `/api/movies/${id}`, headers: { "if-match": '"v1"' } });
  }
  const written = await prisma.movie.count({ where: { genre: "Bulk", version: { gt: 1 } } });
  expect({ written, change_sets: (await prisma.changeSet.count()) - before }).toEqual({
    written: 0,
    change_sets: 2 * edits,
  });
  return { edits, ms_each: Math.round((performance.now() - began) / edits) };
}
