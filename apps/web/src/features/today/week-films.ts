import { catalogueHref } from "../movies/catalogue-query";

const selection = { query: "expires:today..7d", sort: "expiry_date" };

/** The films that leave within a week, the first of them, soonest first. */
export const weekQuery = { ...selection, limit: 12 };

/** All of them. */
export const weekHref = catalogueHref(selection);

/** The latest changes. */
export const changesQuery = { limit: 12 };
