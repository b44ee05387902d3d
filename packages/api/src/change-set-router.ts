import {
  GetChangeSetInput,
  ListChangeSetsInput,
  UndoChangeSetInput,
} from "@marquee/schemas/change-set";
import { getChangeSet, listChangeSets } from "@marquee/services/change-set-read";
import { undoChangeSet } from "@marquee/services/change-set-undo";
import { procedure, router } from "./trpc";

const read = procedure("movie.read");
const write = procedure("movie.write");

export const changeSetRouter = router({
  list: read
    .input(ListChangeSetsInput.prefault({}))
    .query(({ ctx, input }) => ctx.run(listChangeSets, input)),
  get: read.input(GetChangeSetInput).query(({ ctx, input }) => ctx.run(getChangeSet, input)),
  undo: write.input(UndoChangeSetInput).mutation(({ ctx, input }) => ctx.run(undoChangeSet, input)),
});
