import { ListTrashInput } from "@marquee/schemas/trash";
import { listTrash, restoreMovie } from "@marquee/services/trash";
import { z } from "zod";
import { changeSetHeader } from "./answer";
import { filmAnswer, filmId } from "./movie-routes";
import { nextPageHeaders } from "./page-link";
import { type RestRoute, readRoute, writeRoute } from "./rest-route";

/** Films that were deleted and can come back until they are purged. */
export const trashRoutes: readonly RestRoute[] = [
  readRoute({
    method: "GET",
    path: "/api/trash",
    permission: "movie.read",
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
    input: z.strictObject({}),
    answer: async (call) => {
      const { movie, change_set } = await restoreMovie(call.ctx, { id: filmId(call) });
      return filmAnswer(movie, changeSetHeader(change_set));
    },
  }),
];
