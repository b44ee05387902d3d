import { changeSetRouter } from "./change-set-router";
import { movieRouter } from "./movie-router";
import { router } from "./trpc";

/** Every procedure, as `resource.verb`. */
export const appRouter = router({ movie: movieRouter, changeSet: changeSetRouter });

export type AppRouter = typeof appRouter;
