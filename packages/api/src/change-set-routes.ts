import { ChangeSetId, ListChangeSetsInput } from "@marquee/schemas/change-set";
import { PageInput } from "@marquee/schemas/movie-record";
import { ServiceError } from "@marquee/schemas/service-error";
import { getChangeSet, listChangeSets, movieHistory } from "@marquee/services/change-set-read";
import { undoChangeSet } from "@marquee/services/change-set-undo";
import { z } from "zod";
import { changeSetHeader } from "./answer";
import { filmId } from "./movie-routes";
import { nextPageHeaders } from "./page-link";
import { type RestCall, type RestRoute, readRoute, writeRoute } from "./rest-route";

/** What was done to the catalogue, by whom and through which door. */
export const changeSetRoutes: readonly RestRoute[] = [
  readRoute({
    method: "GET",
    path: "/api/movies/:id/history",
    permission: "movie.read",
    input: PageInput,
    answer: async (call, input) => {
      const found = await movieHistory(call.ctx, { id: filmId(call), ...input });
      const headers = nextPageHeaders(call.path, input, found.next_cursor);
      return { status: 200, headers, body: found.changes };
    },
  }),
  readRoute({
    method: "GET",
    path: "/api/change-sets",
    permission: "movie.read",
    input: ListChangeSetsInput,
    answer: async (call, input) => {
      const found = await listChangeSets(call.ctx, input);
      const headers = nextPageHeaders(call.path, input, found.next_cursor);
      return { status: 200, headers, body: found.change_sets };
    },
  }),
  readRoute({
    method: "GET",
    path: "/api/change-sets/:id",
    permission: "movie.read",
    input: PageInput,
    answer: async (call, input) => {
      const { next_cursor, ...body } = await getChangeSet(call.ctx, {
        id: changeSetId(call),
        ...input,
      });
      return { status: 200, headers: nextPageHeaders(call.path, input, next_cursor), body };
    },
  }),
  writeRoute({
    method: "POST",
    path: "/api/change-sets/:id/undo",
    permission: "movie.write",
    input: z.strictObject({}),
    answer: async (call) => {
      const body = await undoChangeSet(call.ctx, { id: changeSetId(call) });
      return { status: 200, headers: changeSetHeader(body.change_set), body };
    },
  }),
];

/** A malformed id is an id that no change set has. */
function changeSetId({ params }: RestCall): string {
  const id = ChangeSetId.safeParse(params.id);
  if (id.success) return id.data;
  throw new ServiceError("change_set_not_found", "There is no change set with this id.");
}
