import { apiKeyRouter } from "./api-key-router";
import { changeSetRouter } from "./change-set-router";
import { movieRouter } from "./movie-router";
import { tokenRouter } from "./token-router";
import { router } from "./trpc";
import { viewRouter } from "./view-router";

/** Every procedure, as `resource.verb`. */
export const appRouter = router({
  movie: movieRouter,
  changeSet: changeSetRouter,
  view: viewRouter,
  apiKey: apiKeyRouter,
  token: tokenRouter,
});

export type AppRouter = typeof appRouter;
