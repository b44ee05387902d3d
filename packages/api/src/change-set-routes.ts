import {
  ChangeSet,
  ChangeSetDetails,
  ChangeSetId,
  ListChangeSetsInput,
  MovieChange,
  UndoneChangeSet,
} from "@marquee/schemas/change-set";
import { PageInput } from "@marquee/schemas/movie-record";
import { ServiceError } from "@marquee/schemas/service-error";
import { getChangeSet, listChangeSets, movieHistory } from "@marquee/services/change-set-read";
import { undoChangeSet } from "@marquee/services/change-set-undo";
import { z } from "zod";
import { changeSetHeader } from "./answer";
import { pageHeaders } from "./documentation";
import { filmId } from "./movie-routes";
import { nextPageHeaders } from "./page-link";
import { type RestCall, type RestRoute, readRoute, writeRoute } from "./rest-route";

/** What was done to the catalogue, by whom and through which door. */
export const changeSetRoutes: readonly RestRoute[] = [
  readRoute({
    method: "GET",
    path: "/api/movies/:id/history",
    permission: "movie.read",
    operation_id: "listMovieHistory",
    summary: "The changes of a film, newest first",
    answers: [
      {
        status: 200,
        says: "A page of changes.",
        body: z.array(MovieChange),
        optional_headers: pageHeaders,
      },
    ],
    refusals: ["movie_not_found"],
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
    operation_id: "listChangeSets",
    summary: "Who wrote what, when and through which door, newest first",
    answers: [
      {
        status: 200,
        says: "A page of change sets.",
        body: z.array(ChangeSet),
        optional_headers: pageHeaders,
      },
    ],
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
    operation_id: "getChangeSet",
    summary: "One change set with what it did",
    answers: [
      {
        status: 200,
        says: "The change set with a page of its changes.",
        body: ChangeSetDetails,
        optional_headers: pageHeaders,
      },
    ],
    refusals: ["change_set_not_found"],
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
    operation_id: "undoChangeSet",
    summary: "Put back what a change set did",
    answers: [
      {
        status: 200,
        says: "What was put back, and what is in the way. Without a change set where no film changed.",
        body: UndoneChangeSet,
        optional_headers: ["Change-Set"],
      },
    ],
    refusals: ["change_set_not_found", "duplicate_movie"],
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
