import type { MovieStats } from "@marquee/schemas/movie-stats";
import type { Tone } from "@marquee/ui/status-dot";
import { catalogueHref } from "../movies/catalogue-query";

export type ExpiryWindow = keyof MovieStats["expiry"];

/** The counted spans of time, each with the list of exactly the films that it counts. */
export const expiryWindows: readonly { name: ExpiryWindow; tone: Tone; href: string }[] = [
  window("expired", "expired", "expires<today", "-expiry_date"),
  window("today", "soon", "expires:today", "title"),
  window("within_7_days", "soon", "expires:today..7d", "expiry_date"),
  window("within_30_days", "month", "expires:today..30d", "expiry_date"),
  window("within_90_days", "later", "expires:today..90d", "expiry_date"),
];

function window(name: ExpiryWindow, tone: Tone, query: string, sort: string) {
  return { name, tone, href: catalogueHref({ query, sort }) };
}
