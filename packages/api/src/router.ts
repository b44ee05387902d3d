import { accountRouter, sessionRouter } from "./account-router";
import { apiKeyRouter } from "./api-key-router";
import { auditRouter } from "./audit-router";
import { changeSetRouter } from "./change-set-router";
import { movieRouter } from "./movie-router";
import { tokenRouter } from "./token-router";
import { router } from "./trpc";
import { usageRouter } from "./usage-router";
import { userRouter } from "./user-router";
import { viewRouter } from "./view-router";

/** Every procedure, as `resource.verb`. */
export const appRouter = router({
  movie: movieRouter,
  changeSet: changeSetRouter,
  view: viewRouter,
  apiKey: apiKeyRouter,
  token: tokenRouter,
  user: userRouter,
  account: accountRouter,
  session: sessionRouter,
  audit: auditRouter,
  usage: usageRouter,
});

export type AppRouter = typeof appRouter;
