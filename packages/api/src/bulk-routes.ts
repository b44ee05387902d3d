import { type BulkAnswer, BulkSelectInput, BulkUpdateInput } from "@marquee/schemas/bulk";
import { bulkDelete, bulkRestore, bulkUpdate } from "@marquee/services/bulk";
import { type Answer, changeSetHeader } from "./answer";
import { type RestRoute, writeRoute } from "./rest-route";

/** Edits of many films at once, and what they would do. */
export const bulkRoutes: readonly RestRoute[] = [
  writeRoute({
    method: "POST",
    path: "/api/movies/bulk",
    permission: "movie.write",
    input: BulkUpdateInput,
    answer: async ({ ctx }, input) => bulkAnswer(await bulkUpdate(ctx, input)),
  }),
  writeRoute({
    method: "POST",
    path: "/api/movies/bulk/delete",
    permission: "movie.write",
    input: BulkSelectInput,
    answer: async ({ ctx }, input) => bulkAnswer(await bulkDelete(ctx, input)),
  }),
  writeRoute({
    method: "POST",
    path: "/api/movies/bulk/restore",
    permission: "movie.write",
    input: BulkSelectInput,
    answer: async ({ ctx }, input) => bulkAnswer(await bulkRestore(ctx, input)),
  }),
];

function bulkAnswer(body: BulkAnswer): Answer {
  return { status: 200, headers: changeSetHeader(body.dry_run ? null : body.change_set), body };
}
