import { changeSetRouter } from "./change-set-router";
import { movieRouter } from "./movie-router";
import { router } from "./trpc";
import { usageRouter } from "./usage-router";
import { viewRouter } from "./view-router";

/** Every procedure, as `resource.verb`. */
export const appRouter = router({
  movie: movieRouter,
  changeSet: changeSetRouter,
  view: viewRouter,
  usage: usageRouter,
});

export type AppRouter = typeof appRouter;
