import { BulkAnswer, BulkSelectInput, BulkUpdateInput } from "@marquee/schemas/bulk";
import { bulkDelete, bulkRestore, bulkUpdate } from "@marquee/services/bulk";
import { type Answer, changeSetHeader } from "./answer";
import type { DocumentedAnswer } from "./documentation";
import { type RestRoute, writeRoute } from "./rest-route";

const documented = {
  answers: [
    {
      status: 200,
      says: "What was done, or with `dry_run` what would be. Without a change set where no film changed.",
      body: BulkAnswer,
      optional_headers: ["Change-Set"],
    },
  ] satisfies DocumentedAnswer[],
  refusals: ["count_mismatch", "duplicate_movie"],
} as const;

/** Edits of many films at once, and what they would do. */
export const bulkRoutes: readonly RestRoute[] = [
  writeRoute({
    method: "POST",
    path: "/api/movies/bulk",
    permission: "movie.write",
    operation_id: "bulkUpdateMovies",
    summary: "Set fields of many films or extend their rights, all or none",
    ...documented,
    input: BulkUpdateInput,
    answer: async ({ ctx }, input) => bulkAnswer(await bulkUpdate(ctx, input)),
  }),
  writeRoute({
    method: "POST",
    path: "/api/movies/bulk/delete",
    permission: "movie.write",
    operation_id: "bulkDeleteMovies",
    summary: "Move many films to the trash, all or none",
    ...documented,
    input: BulkSelectInput,
    answer: async ({ ctx }, input) => bulkAnswer(await bulkDelete(ctx, input)),
  }),
  writeRoute({
    method: "POST",
    path: "/api/movies/bulk/restore",
    permission: "movie.write",
    operation_id: "bulkRestoreMovies",
    summary: "Take many films out of the trash, all or none",
    ...documented,
    input: BulkSelectInput,
    answer: async ({ ctx }, input) => bulkAnswer(await bulkRestore(ctx, input)),
  }),
];

function bulkAnswer(body: BulkAnswer): Answer {
  return { status: 200, headers: changeSetHeader(body.dry_run ? null : body.change_set), body };
}
