import {
  ChangeSetDetailsPage,
  ChangeSetPage,
  GetChangeSetInput,
  ListChangeSetsInput,
  UndoChangeSetInput,
  UndoneChangeSet,
} from "@marquee/schemas/change-set";
import { getChangeSet, listChangeSets } from "@marquee/services/change-set-read";
import { undoChangeSet } from "@marquee/services/change-set-undo";
import { procedure, router } from "./trpc";

const list = procedure("movie.read", {
  summary: "A page of change sets, newest first",
  output: ChangeSetPage,
});
const get = procedure("movie.read", {
  summary: "One change set with a page of its changes",
  output: ChangeSetDetailsPage,
  refusals: ["change_set_not_found"],
});
const undo = procedure("movie.write", {
  summary: "Put back what a change set did",
  output: UndoneChangeSet,
  refusals: ["change_set_not_found", "duplicate_movie"],
});

export const changeSetRouter = router({
  list: list
    .input(ListChangeSetsInput.prefault({}))
    .query(({ ctx, input }) => ctx.run(listChangeSets, input)),
  get: get.input(GetChangeSetInput).query(({ ctx, input }) => ctx.run(getChangeSet, input)),
  undo: undo.input(UndoChangeSetInput).mutation(({ ctx, input }) => ctx.run(undoChangeSet, input)),
});
