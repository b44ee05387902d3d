import { MovieRecord } from "@marquee/schemas/movie-record";
import { ListTrashInput, TrashedMovie } from "@marquee/schemas/trash";
import { listTrash, restoreMovie } from "@marquee/services/trash";
import { z } from "zod";
import { changeSetHeader } from "./answer";
import { pageHeaders } from "./documentation";
import { filmAnswer, filmId } from "./movie-routes";
import { nextPageHeaders } from "./page-link";
import { type RestRoute, readRoute, writeRoute } from "./rest-route";

/** Films that were deleted and can come back until they are purged. */
export const trashRoutes: readonly RestRoute[] = [
  readRoute({
    method: "GET",
    path: "/api/trash",
    permission: "movie.read",
    operation_id: "listTrash",
    summary: "Films in the trash, last deleted first",
    answers: [
      {
        status: 200,
        says: "A page of films.",
        body: z.array(TrashedMovie),
        optional_headers: pageHeaders,
      },
    ],
    refusals: ["query_too_slow"],
    input: ListTrashInput,
    answer: async (call, input) => {
      const found = await listTrash(call.ctx, input);
      const headers = nextPageHeaders(call.path, input, found.next_cursor);
      return { status: 200, headers, body: found.movies };
    },
  }),
  writeRoute({
    method: "POST",
    path: "/api/movies/:id/restore",
    permission: "movie.write",
    operation_id: "restoreMovie",
    summary: "Take a film out of the trash",
    answers: [
      {
        status: 200,
        says: "The film. Without a change set where it was not in the trash.",
        body: MovieRecord,
        headers: ["ETag"],
        optional_headers: ["Change-Set"],
      },
    ],
    refusals: ["movie_not_found", "duplicate_movie"],
    input: z.strictObject({}),
    answer: async (call) => {
      const { movie, change_set } = await restoreMovie(call.ctx, { id: filmId(call) });
      return filmAnswer(movie, changeSetHeader(change_set));
    },
  }),
];
