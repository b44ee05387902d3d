import { Movie, MovieChanges } from "@marquee/schemas/movie";
import { MovieId, MovieRecord } from "@marquee/schemas/movie-record";
import { SearchMoviesInput } from "@marquee/schemas/search-fields";
import { ServiceError, underPointer } from "@marquee/schemas/service-error";
import { getMovie, listMovies } from "@marquee/services/movie-read";
import { createMovie, deleteMovie, updateMovie } from "@marquee/services/movie-write";
import { z } from "zod";
import { type Answer, changeSetHeader, etag } from "./answer";
import { pageHeaders } from "./documentation";
import { type RestCall, type RestRoute, readRoute, writeRoute } from "./rest-route";
import { answerSearchPage, totalHeaderNames } from "./search-answer";

const noInput = z.strictObject({});

/** Films with identity. */
export const movieRoutes: readonly RestRoute[] = [
  readRoute({
    method: "GET",
    path: "/api/movies",
    permission: "movie.read",
    operation_id: "listMovies",
    summary: "A page of films with identity, filtered and sorted",
    answers: [
      {
        status: 200,
        says: "The page: 50 films unless `limit` says.",
        body: z.array(MovieRecord),
        optional_headers: [...pageHeaders, ...totalHeaderNames],
      },
    ],
    refusals: ["query_too_slow"],
    input: SearchMoviesInput,
    answer: (call, input) => answerSearchPage(call, input, (page) => listMovies(call.ctx, page)),
  }),
  writeRoute({
    method: "POST",
    path: "/api/movies",
    permission: "movie.write",
    operation_id: "createMovie",
    summary: "Add a film",
    answers: [
      {
        status: 201,
        says: "The film.",
        body: MovieRecord,
        headers: ["ETag", "Location", "Change-Set"],
      },
    ],
    refusals: ["duplicate_movie"],
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
    operation_id: "getMovie",
    summary: "One film",
    answers: [
      { status: 200, says: "The film.", body: MovieRecord, headers: ["ETag"] },
      { status: 304, says: "The film has a version of `If-None-Match`.", headers: ["ETag"] },
    ],
    refusals: ["movie_not_found", "movie_deleted"],
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
    operation_id: "updateMovie",
    summary: "Change fields of a film",
    answers: [
      {
        status: 200,
        says: "The film. Without a change set where it already was so.",
        body: MovieRecord,
        headers: ["ETag"],
        optional_headers: ["Change-Set"],
      },
    ],
    refusals: ["movie_not_found", "movie_deleted", "duplicate_movie"],
    needs_if_match: true,
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
    operation_id: "deleteMovie",
    summary: "Move a film to the trash",
    answers: [{ status: 204, says: "It is in the trash.", headers: ["Change-Set"] }],
    refusals: ["movie_not_found", "movie_deleted"],
    needs_if_match: true,
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
