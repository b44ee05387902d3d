import { Movie, MovieChanges } from "@marquee/schemas/movie";
import { MovieId, type MovieRecord } from "@marquee/schemas/movie-record";
import { SearchMoviesInput } from "@marquee/schemas/search-fields";
import { ServiceError, underPointer } from "@marquee/schemas/service-error";
import { getMovie, listMovies } from "@marquee/services/movie-read";
import { createMovie, deleteMovie, updateMovie } from "@marquee/services/movie-write";
import { z } from "zod";
import { type Answer, changeSetHeader, etag } from "./answer";
import { type RestCall, type RestRoute, readRoute, writeRoute } from "./rest-route";
import { answerSearchPage } from "./search-answer";

const noInput = z.strictObject({});

/** Films with identity. */
export const movieRoutes: readonly RestRoute[] = [
  readRoute({
    method: "GET",
    path: "/api/movies",
    permission: "movie.read",
    input: SearchMoviesInput,
    answer: (call, input) => answerSearchPage(call, input, (page) => listMovies(call.ctx, page)),
  }),
  writeRoute({
    method: "POST",
    path: "/api/movies",
    permission: "movie.write",
    input: Movie,
    answer: async ({ ctx }, input) => {
      const { movie, change_set } = await createMovie(ctx, input);
      return filmAnswer(
        movie,
        { Location: `/api/movies/${movie.id}`, ...changeSetHeader(change_set) },
        201,
      );
    },
  }),
  readRoute({
    method: "GET",
    path: "/api/movies/:id",
    permission: "movie.read",
    input: noInput,
    answer: async (call) => {
      const movie = await getMovie(call.ctx, { id: filmId(call) });
      if (!isNoneMatch(call, movie)) return filmAnswer(movie);
      return { status: 304, headers: { ETag: etag(movie) } };
    },
  }),
  writeRoute({
    method: "PATCH",
    path: "/api/movies/:id",
    permission: "movie.write",
    media_types: ["application/json", "application/merge-patch+json"],
    input: MovieChanges,
    answer: async (call, set) => {
      const id = filmId(call);
      const version = await expectedVersion(call, id);
      const { movie, change_set } = await updateMovie(call.ctx, { id, version, set }).catch(
        (error: unknown) => {
          // Here the body itself is what the service is given as `set`.
          throw underPointer(error, "/set", "");
        },
      );
      return filmAnswer(movie, changeSetHeader(change_set));
    },
  }),
  writeRoute({
    method: "DELETE",
    path: "/api/movies/:id",
    permission: "movie.write",
    input: noInput,
    answer: async (call) => {
      const id = filmId(call);
      const version = await expectedVersion(call, id);
      const { change_set } = await deleteMovie(call.ctx, { id, version });
      return { status: 204, headers: changeSetHeader(change_set) };
    },
  }),
];

/** One film as an answer, with its ETag. */
export function filmAnswer(
  movie: MovieRecord,
  headers: Record<string, string> = {},
  status = 200,
): Answer {
  return { status, headers: { ETag: etag(movie), ...headers }, body: movie };
}

/** A malformed id is an id that no film has. */
export function filmId({ params }: RestCall): string {
  const id = MovieId.safeParse(params.id);
  if (id.success) return id.data;
  throw new ServiceError("movie_not_found", "There is no film with this id.");
}

/** A compressing proxy adds `W/`; it is the same version all the same. */
const entityTag = /^(?:W\/)?"v(\d{1,9})"$/;

function isNoneMatch({ incoming }: RestCall, movie: MovieRecord): boolean {
  const tags = incoming.headers["if-none-match"]?.split(",").map((tag) => tag.trim()) ?? [];
  return tags.some((tag) => tag === "*" || Number(entityTag.exec(tag)?.[1]) === movie.version);
}

/**
 * The version in `If-Match`. Without one, or with `*`, the film is looked at first, since 404 and 410
 * go before 428. A tag that is none of ours matches no version.
 */
async function expectedVersion({ ctx, incoming }: RestCall, id: string): Promise<number> {
  const tag = incoming.headers["if-match"]?.trim();
  if (tag !== undefined && tag !== "*") return Number(entityTag.exec(tag)?.[1] ?? 0);
  await getMovie(ctx, { id });
  throw new ServiceError(
    "precondition_required",
    "Send If-Match with the film's ETag, not absent and not *.",
  );
}
