import { Movie } from "@marquee/schemas/movie";
import { aMovie, anyMovieInput, invalidMovieInputs } from "@marquee/schemas/movie-arbitrary";
import { movieFieldNames } from "@marquee/schemas/movie-field";
import type { MoviePage, MovieRecord } from "@marquee/schemas/movie-record";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { originalFields, originalMovie } from "../src/original-movie";
import { type MountedServer, mounts, startMount } from "./mount";
import { mutate, type Outcome, query, rest } from "./trpc-call";

const unknownId = "0193f7e0-0000-7000-8000-000000000000";

/** What a film may be is the same behind both mounts; how it gets there is not. */
const films = { "server.ts": 40, "pages/api": 10 };

describe.each(mounts)("every door is the same catalogue, through $mount", ({ mount, entry }) => {
  let server: MountedServer;
  beforeAll(async () => {
    server = await startMount(entry);
  });
  afterAll(() => server.close());

  const viaRest = (method: string, path: string, body?: object, headers?: Record<string, string>) =>
    rest(server.call, { method, path, ...(body ? { body } : {}), ...(headers ? { headers } : {}) });
  const viaQuery = (procedure: string, input: unknown) => query(server.call, procedure, input);
  const viaMutation = (procedure: string, input: object) => mutate(server.call, procedure, input);
  const movieOf = ({ value }: Outcome) => (value as { movie: MovieRecord }).movie;

  async function made(fields: Partial<Movie> = {}): Promise<MovieRecord> {
    return movieOf(await viaMutation("movie.create", aMovie(fields)));
  }

  type Creator = [name: string, create: (input: object) => Promise<Outcome>];
  const createOriginal = (input: object) => viaRest("POST", "/api", input);
  const creators: Creator[] = [
    ["POST /api/movies", (input) => viaRest("POST", "/api/movies", input)],
    ["movie.create", (input) => viaMutation("movie.create", input)],
  ];

  const isOriginal = (name: string) => originalFields.some((field) => field === name);
  const onlyOriginal = (input: object) =>
    Object.fromEntries(Object.entries(input).filter(([name]) => isOriginal(name)));
  const anyOriginalInput = () => anyMovieInput().map(onlyOriginal);

  type InputCreator = [...Creator, anyInput: () => fc.Arbitrary<object>];
  test.each<InputCreator>([
    ["POST /api", createOriginal, anyOriginalInput],
    ...creators.map((creator): InputCreator => [...creator, anyMovieInput]),
  ])(
    "any valid film put in by %s comes back in its normal form by every door",
    async (_, create, anyInput) => {
      await fc.assert(
        fc.asyncProperty(anyInput(), async (input) => {
          const film = Movie.parse(input);
          const shown = originalMovie(film);
          expect((await create(input)).status).toBeLessThan(300);
          const found = await viaQuery("movie.list", { filter: film });
          const [movie] = (found.value as MoviePage).movies;
          const id = movie?.id;
          expect(movie).toMatchObject(film);
          expect((await viaQuery("movie.get", { id })).value).toEqual(movie);
          expect((await viaRest("GET", `/api/movies/${id}`)).value).toEqual(movie);
          expect((await viaRest("GET", "/api/search", shown)).value).toEqual([shown]);
          const range = `from=${film.expiry_date}&to=${film.expiry_date}`;
          expect((await viaRest("GET", `/api/expiredMovies?${range}`)).value).toContainEqual(shown);
          const deleted = await viaRest("DELETE", "/api", shown);
          expect(deleted.value).toMatchObject({ deleted: 1, movies: [shown] });
        }),
        { numRuns: films[mount] },
      );
    },
  );

  test("any invalid film is refused by every door, at the same field, and changes nothing", async () => {
    const film = await made();
    const change = (set: object): [string, () => Promise<Outcome>][] => [
      ["PATCH", () => viaRest("PATCH", `/api/movies/${film.id}`, set, { "if-match": '"v1"' })],
      ["movie.update", () => viaMutation("movie.update", { id: film.id, version: 1, set })],
    ];
    const before = await viaQuery("movie.count", {});
    for (const { input, pointer } of invalidMovieInputs()) {
      const name = pointer.slice(1);
      const refused = { status: 400, code: "invalid_input", names: [pointer] };
      for (const [, create] of creators) expect(await create(input)).toMatchObject(refused);
      const known = isOriginal(name) ? onlyOriginal(input) : { ...onlyOriginal(input), [name]: 1 };
      expect(await createOriginal(known)).toMatchObject(refused);
      if (!Object.hasOwn(input, name)) continue;
      for (const [door, send] of change({ [name]: input[name] })) {
        const names = door === "PATCH" ? [pointer] : [`/set${pointer}`];
        expect(await send()).toMatchObject({ status: 400, code: "invalid_input", names });
      }
    }
    expect(await viaQuery("movie.count", {})).toEqual(before);
    expect((await viaQuery("movie.get", { id: film.id })).value).toEqual(film);
  });

  type Pair = { name: string; run: () => Promise<[trpc: Outcome, rest: Outcome]> };
  const withoutStatus = ({ status, ...told }: Outcome) =>
    status < 400 ? told : { status, ...told };

  const equivalences: Pair[] = [
    {
      name: "a film by its id",
      run: async () => {
        const { id } = await made();
        return [await viaQuery("movie.get", { id }), await viaRest("GET", `/api/movies/${id}`)];
      },
    },
    {
      name: "a list with filter, order and limit",
      run: async () => {
        for (let at = 0; at < 5; at += 1) await made({ genre: "Western" });
        const filter = { genre: "western" };
        const list = await viaQuery("movie.list", { filter, sort: "-title", limit: 3 });
        const path = `/api/movies?filter=${encodeURIComponent(JSON.stringify(filter))}&sort=-title&limit=3`;
        return [{ ...list, value: (list.value as MoviePage).movies }, await viaRest("GET", path)];
      },
    },
    {
      name: "an expiry range",
      run: async () => {
        await made({ expiry_date: "2040-05-05" });
        const range = { from: "2040-05-01", to: "2040-05-31" };
        const list = await viaQuery("movie.expiring", range);
        const movies = (list.value as MoviePage).movies.map(originalMovie);
        return [{ ...list, value: movies }, await viaRest("GET", "/api/expiredMovies", range)];
      },
    },
    {
      name: "a change",
      run: async () => {
        const [one, other] = [await made({ title: "Same 1" }), await made({ title: "Same 2" })];
        const set = { genre: "War", expiry_date: "2031-01-31" };
        const trpc = movieOf(await viaMutation("movie.update", { id: one.id, version: 1, set }));
        const { value } = await viaRest("PATCH", `/api/movies/${other.id}`, set, {
          "if-match": '"v1"',
        });
        const changed = value as MovieRecord;
        const kept = (movie: MovieRecord) => ({
          ...Movie.strip().parse(movie),
          title: "",
          version: movie.version,
        });
        return [
          { status: 200, value: kept(trpc) },
          { status: 200, value: kept(changed) },
        ];
      },
    },
    {
      name: "a film that is already there",
      run: async () => {
        const film = aMovie();
        await made(film);
        return [
          await viaMutation("movie.create", film),
          await viaRest("POST", "/api/movies", film),
        ];
      },
    },
    {
      name: "a stale change",
      run: async () => {
        const { id } = await made();
        const set = { genre: "War" };
        return [
          await viaMutation("movie.update", { id, version: 7, set }),
          await viaRest("PATCH", `/api/movies/${id}`, set, { "if-match": '"v7"' }),
        ];
      },
    },
    {
      name: "a film that nobody made",
      run: async () => [
        await viaQuery("movie.get", { id: unknownId }),
        await viaRest("GET", `/api/movies/${unknownId}`),
      ],
    },
    {
      name: "a film in the trash",
      run: async () => {
        const { id } = await made();
        await viaMutation("movie.delete", { ids: [id] });
        return [await viaQuery("movie.get", { id }), await viaRest("GET", `/api/movies/${id}`)];
      },
    },
    {
      name: "a condition that is not one",
      run: async () => [
        await viaQuery("movie.list", { filter: {} }),
        await viaRest("GET", "/api/movies", { filter: {} }),
      ],
    },
    {
      name: "an order by what is no field",
      run: async () => [
        await viaQuery("movie.list", { sort: "no_field" }),
        await viaRest("GET", "/api/movies", { sort: "no_field" }),
      ],
    },
  ];

  test.each(equivalences)("tRPC and REST agree on $name", async ({ run }) => {
    const [trpc, overRest] = await run();
    expect(withoutStatus(trpc)).toEqual(withoutStatus(overRest));
  });

  test("a batch answers each call, and takes no more than ten", async () => {
    const batch = async (calls: number) => {
      const procedures = Array.from({ length: calls }, () => "movie.count").join(",");
      const input = Object.fromEntries(Array.from({ length: calls }, (_, at) => [at, {}]));
      const path = `/api/trpc/${procedures}?batch=1&input=${encodeURIComponent(JSON.stringify(input))}`;
      return server.call({ method: "GET", path });
    };
    expect((await batch(10)).json).toHaveLength(10);
    expect((await batch(11)).status).toBe(400);
  });

  test("a cookie alone opens nothing without our header, nor from another origin", async () => {
    const cookie = "marquee.session=anything";
    const attempts: Record<string, string>[] = [
      { cookie },
      { cookie, origin: "http://evil.example", "x-marquee-client": "dashboard" },
    ];
    for (const headers of attempts) {
      const path = "/api/trpc/movie.create";
      const received = await server.anonymous({ method: "POST", path, headers, body: aMovie() });
      expect(received.status).toBe(401);
    }
  });

  test("the fields of the original paths are the schema's first four", async () => {
    await made();
    const { value } = await viaRest("GET", "/api?limit=1");
    expect(Object.keys((value as object[])[0] ?? {})).toEqual(movieFieldNames.slice(0, 4));
  });
});
