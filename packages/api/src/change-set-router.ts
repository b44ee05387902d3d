import { GetChangeSetInput, ListChangeSetsInput } from "@marquee/schemas/change-set";
import { getChangeSet, listChangeSets } from "@marquee/services/change-set-read";
import { procedure, router } from "./trpc";

const read = procedure("movie.read");

export const changeSetRouter = router({
  list: read
    .input(ListChangeSetsInput.prefault({}))
    .query(({ ctx, input }) => ctx.run(listChangeSets, input)),
  get: read.input(GetChangeSetInput).query(({ ctx, input }) => ctx.run(getChangeSet, input)),
});
