import { changeSetRoutes } from "./change-set-routes";
import { movieRoutes } from "./movie-routes";
import { originalRoutes } from "./original-routes";
import type { RestRoute } from "./rest-route";
import { trashRoutes } from "./trash-routes";

/** Every REST route. Where a path fits two patterns, the one that stands first answers. */
export const restRoutes: readonly RestRoute[] = [
  ...originalRoutes,
  ...movieRoutes,
  ...changeSetRoutes,
  ...trashRoutes,
];
