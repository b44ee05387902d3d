import type { CalendarDate } from "@marquee/schemas/calendar-date";
import { Movie } from "@marquee/schemas/movie";
import {
  ExpiringMoviesFields,
  type ListMoviesInput,
  PageInput,
} from "@marquee/schemas/movie-record";
import { searchCondition, searchSelection } from "@marquee/schemas/search-fields";
import { refusedInput } from "@marquee/schemas/service-error";
import {
  byExpiry,
  expiringFilter,
  expiringPage,
  listMovieFields,
  type MovieStream,
  streamMovies,
} from "@marquee/services/movie-read";
import { createMovie, deleteMovies } from "@marquee/services/movie-write";
import { type Answer, changeSetHeader, etag } from "./answer";
import { streamFilms } from "./film-stream";
import {
  DeleteByTitleInput,
  OriginalMovie,
  OriginalSearchInput,
  originalFields,
  originalMovie,
} from "./original-movie";
import { nextPageHeaders } from "./page-link";
import { type RestCall, type RestRoute, readRoute, writeRoute } from "./rest-route";
import { answerSearchPage, totalHeaders } from "./search-answer";

/** The paths of the original service: films as their four fields, for ever. */
export const originalRoutes: readonly RestRoute[] = [
  writeRoute({
    method: "POST",
    path: "/api",
    permission: "movie.write",
    input: OriginalMovie,
    answer: async ({ ctx }, input) => {
      const { movie, change_set } = await createMovie(ctx, Movie.parse(input));
      const location = { Location: `/api/movies/${movie.id}`, ETag: etag(movie) };
      const headers = { ...location, ...changeSetHeader(change_set) };
      return { status: 201, headers, body: originalMovie(movie) };
    },
  }),
  readRoute({
    method: "DELETE",
    path: "/api",
    is_write: true,
    permission: "movie.write",
    input: DeleteByTitleInput,
    answer: async ({ ctx }, input) => {
      const { deleted, movies, change_set } = await deleteMovies(ctx, {
        filter: searchCondition(input),
      });
      const body = { deleted, movies: movies.map(originalMovie), change_set };
      return { status: 200, headers: changeSetHeader(change_set), body };
    },
  }),
  readRoute({
    method: "GET",
    path: "/api",
    permission: "movie.read",
    input: PageInput,
    answer: async (call, input) => {
      requireLimit(input);
      if (input.limit === undefined) return streamAll(call, {});
      return page(call, input, await listMovieFields(call.ctx, input, originalFields));
    },
  }),
  searchRoute("GET"),
  searchRoute("POST"),
  readRoute({
    method: "GET",
    path: "/api/expiredMovies",
    permission: "movie.read",
    input: ExpiringMoviesFields,
    answer: async (call, input) => {
      requireLimit(input);
      requireRange(input);
      if (input.limit !== undefined)
        return page(
          call,
          input,
          await listMovieFields(call.ctx, expiringPage(input), originalFields),
        );
      return streamAll(call, { filter: expiringFilter(input), sort: byExpiry });
    },
  }),
];

/** The search takes all it can take by either method; what is long goes better into a body. */
function searchRoute(method: "GET" | "POST"): RestRoute {
  return readRoute({
    method,
    path: "/api/search",
    permission: "movie.read",
    input: OriginalSearchInput,
    answer: async (call, input) => {
      requireLimit(input);
      if (input.limit !== undefined) {
        const read = (page: ListMoviesInput) => listMovieFields(call.ctx, page, originalFields);
        return answerSearchPage(call, input, read);
      }
      const total = await totalHeaders(call, input);
      for (const [name, value] of Object.entries(total)) call.outgoing.setHeader(name, value);
      return streamAll(call, { ...searchSelection(input), sort: input.sort });
    },
  });
}

function page(
  call: RestCall,
  input: Record<string, unknown>,
  found: { movies: unknown[]; next_cursor: string | null },
): Answer {
  const headers = nextPageHeaders(call.path, input, found.next_cursor);
  return { status: 200, headers, body: found.movies };
}

function streamAll(call: RestCall, selection: Omit<MovieStream, "fields">) {
  const fields = originalFields;
  return streamFilms(call, fields, streamMovies(call.ctx, { ...selection, fields }));
}

function requireLimit({ limit, cursor }: PageInput): void {
  if (cursor === undefined || limit !== undefined) return;
  throw refusedInput([
    { parameter: "limit", code: "required", detail: "is required with a cursor" },
  ]);
}

function requireRange({ from, to }: { from: CalendarDate; to: CalendarDate }): void {
  if (from <= to) return;
  throw refusedInput([
    { parameter: "from", code: "invalid_range", detail: "must not be after to" },
  ]);
}
