import { late } from "../page/late";

/** Every page carries where it is drawn: it is fetched when it is shown, or ahead. */
export const PageFailure = late(() => import("./page-failure"));
