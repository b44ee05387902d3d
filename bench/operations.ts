import type { KnownFilm } from "./bench-database";
import { generatedFilm, laterDate, titlePiece } from "./generated-films";
import type { LoadRequest } from "./load-job";

/** One way to do an operation: whose server is asked, and how. */
export type Contestant = {
  name: "bare" | "bare, with change set" | "unguarded" | "REST" | "tRPC";
  server: "bare" | "unguarded" | "marquee";
  /** The request of an index; indices never come twice for a write. */
  request: (index: number) => LoadRequest;
  /** What of the answer's body must be equal among contestants. */
  answer: (body: unknown) => unknown;
};

export type Operation = {
  name: string;
  /** `access` is a read against one that asks nobody who they are. */
  kind: "read" | "write" | "access";
  expected_status: number;
  /** Requests of one contestant's turn, at scale 1. */
  requests: number;
  contestants: Contestant[];
};

/** The operations that are measured, each with its contestants, bare first. */
export function benchOperations(films: readonly KnownFilm[]): Operation[] {
  const film = (index: number) => films[index % films.length] ?? emptyCatalogue();
  return [
    read(
      "get",
      3_000,
      (index) => `/api/movies/${film(index).id}`,
      (index) => trpcGet("movie.get", { id: film(index).id }),
    ),
    accessOperation((index) => `/api/movies/${film(index).id}`),
    read(
      "list",
      1_000,
      () => "/api/movies?limit=50",
      () => trpcGet("movie.list", { limit: 50 }),
    ),
    read("search", 2_000, (index) => `/api/search?title=${encodeURIComponent(film(index).title)}`),
    read("contains", 500, (index) => {
      const filter = JSON.stringify({ title: { contains: titlePiece(index) } });
      return `/api/movies?limit=50&filter=${encodeURIComponent(filter)}`;
    }),
    read("expiring", 1_000, (index) => {
      const from = laterDate("2024-06-01", index % 3_000);
      return `/api/expiredMovies?from=${from}&to=${laterDate(from, 7)}&limit=50`;
    }),
    createOperation(films.length),
    duplicateOperation(films.length),
    updateOperation(film, films.length),
  ];
}

/** What it costs to know who asks, that they still may, how often, and to keep account of it. */
function accessOperation(path: (index: number) => string): Operation {
  const request = (index: number) => ({ method: "GET", path: path(index) }) as const;
  const contestants: Contestant[] = [
    { name: "unguarded", server: "unguarded", request, answer: sameBody },
    { name: "REST", server: "marquee", request, answer: sameBody },
  ];
  return { name: "access", kind: "access", expected_status: 200, requests: 3_000, contestants };
}

const sameBody = (body: unknown) => body;

function read(
  name: string,
  requests: number,
  path: (index: number) => string,
  trpcPath?: (index: number) => string,
): Operation {
  const get = (path: (index: number) => string) => (index: number) =>
    ({ method: "GET", path: path(index) }) as const;
  const contestants: Contestant[] = [
    { name: "bare", server: "bare", request: get(path), answer: sameBody },
    { name: "REST", server: "marquee", request: get(path), answer: sameBody },
  ];
  if (trpcPath) {
    contestants.push({
      name: "tRPC",
      server: "marquee",
      request: get(trpcPath),
      answer: trpcAnswer,
    });
  }
  return { name, kind: "read", expected_status: 200, requests, contestants };
}

function trpcGet(procedure: string, input: object): string {
  return `/api/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify(input))}`;
}

/** A film or the films of a page, as REST shows them. */
function trpcAnswer(body: unknown): unknown {
  const { data } = (body as { result: { data: { movies?: unknown; movie?: unknown } } }).result;
  return data.movies ?? data.movie ?? data;
}

const noAnswer = () => undefined;

function createOperation(first: number): Operation {
  const request = (path: string) => (index: number) =>
    ({ method: "POST", path, body: JSON.stringify(generatedFilm(first + index)) }) as const;
  const create = { request: request("/api/movies"), answer: noAnswer };
  const contestants: Contestant[] = [
    { name: "bare", server: "bare", ...create },
    {
      name: "bare, with change set",
      server: "bare",
      ...create,
      request: request("/recorded/api/movies"),
    },
    { name: "REST", server: "marquee", ...create },
  ];
  return { name: "create", kind: "write", expected_status: 201, requests: 1_200, contestants };
}

/** Films that are all there already: nothing is written. */
function duplicateOperation(films: number): Operation {
  const request = (index: number) =>
    ({
      method: "POST",
      path: "/api/movies",
      body: JSON.stringify(generatedFilm(index % films)),
    }) as const;
  const contestants: Contestant[] = [
    { name: "bare", server: "bare", request, answer: noAnswer },
    { name: "REST", server: "marquee", request, answer: noAnswer },
  ];
  return { name: "duplicate", kind: "read", expected_status: 409, requests: 1_000, contestants };
}

function updateOperation(film: (index: number) => KnownFilm, films: number): Operation {
  // Every film is at its first version, and gains one each time its turn comes round again.
  const change = (index: number) => {
    const version = 1 + Math.floor(index / films);
    const { id, expiry_date } = film(index);
    return { id, version, set: { expiry_date: laterDate(expiry_date, version) } };
  };
  const patch = (path: string) => (index: number) => {
    const { id, version, set } = change(index);
    const headers = { "If-Match": `"v${version}"` };
    return { method: "PATCH", path: `${path}/${id}`, headers, body: JSON.stringify(set) } as const;
  };
  const call = (index: number) =>
    ({
      method: "POST",
      path: "/api/trpc/movie.update",
      body: JSON.stringify(change(index)),
    }) as const;
  const contestants: Contestant[] = [
    { name: "bare", server: "bare", request: patch("/api/movies"), answer: noAnswer },
    {
      name: "bare, with change set",
      server: "bare",
      request: patch("/recorded/api/movies"),
      answer: noAnswer,
    },
    { name: "REST", server: "marquee", request: patch("/api/movies"), answer: noAnswer },
    { name: "tRPC", server: "marquee", request: call, answer: noAnswer },
  ];
  return { name: "update", kind: "write", expected_status: 200, requests: 1_200, contestants };
}

function emptyCatalogue(): never {
  throw new Error("A bench needs films");
}
