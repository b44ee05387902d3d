import type { CalendarDate } from "@marquee/schemas/calendar-date";
import { ChangeSetId } from "@marquee/schemas/change-set";
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
import { z } from "zod";
import { type Answer, changeSetHeader, etag } from "./answer";
import { type DocumentedAnswer, pageHeaders } from "./documentation";
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
import { answerSearchPage, totalHeaderNames, totalHeaders } from "./search-answer";

const DeletedFilms = z.strictObject({
  deleted: z.int(),
  movies: z.array(OriginalMovie),
  change_set: ChangeSetId,
});

const films: DocumentedAnswer = {
  status: 200,
  says: "The films: all of them, streamed, or a page where `limit` asks for one.",
  body: z.array(OriginalMovie),
  is_streamed: true,
  optional_headers: pageHeaders,
};

/** The paths of the original service: films as their four fields, for ever. */
export const originalRoutes: readonly RestRoute[] = [
  writeRoute({
    method: "POST",
    path: "/api",
    permission: "movie.write",
    operation_id: "addFilm",
    summary: "Add a film",
    answers: [
      {
        status: 201,
        says: "The film.",
        body: OriginalMovie,
        headers: ["ETag", "Location", "Change-Set"],
      },
    ],
    refusals: ["duplicate_movie"],
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
    operation_id: "deleteFilmsByTitle",
    summary: "Move every film of a title to the trash, narrowed by other fields",
    answers: [
      {
        status: 200,
        says: "The films that went to the trash.",
        body: DeletedFilms,
        headers: ["Change-Set"],
      },
    ],
    refusals: ["movie_not_found"],
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
    operation_id: "listFilms",
    summary: "All films by title and year",
    answers: [films],
    refusals: ["query_too_slow"],
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
    operation_id: "listExpiringFilms",
    summary: "Films whose rights end in a range of days, soonest first",
    answers: [films],
    refusals: ["query_too_slow"],
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
    operation_id: method === "GET" ? "searchFilms" : "searchFilmsByBody",
    summary: "Films that match all that is given",
    answers: [{ ...films, optional_headers: [...pageHeaders, ...totalHeaderNames] }],
    refusals: ["query_too_slow"],
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
