import type { CalendarDate } from "@marquee/schemas/calendar-date";
import type { Condition } from "@marquee/schemas/condition";
import type { GenreSpread } from "@marquee/schemas/movie-spread";
import { formatQuery } from "@marquee/schemas/query-format";
import { catalogueHref } from "../movies/catalogue-query";

/** A genre that is counted alone, or, as null, all the others together. */
export type SpreadGenre = string | null;

/** A span of time with its films by genre, in the order of the genres. */
export type SpanCounts = { span: string; total: number; counts: readonly number[] };

/** The genres of a spread, the others last if there are any. */
export function spreadGenres({ genres, spans }: GenreSpread): SpreadGenre[] {
  return spans.some(({ genre }) => genre === null) ? [...genres, null] : genres;
}

/** The counts of these spans, also those without a film. */
export function spanCounts(spread: GenreSpread, spans: readonly string[]): SpanCounts[] {
  const genres = spreadGenres(spread);
  const counted = new Map(
    spread.spans.map(({ span, genre, count }) => [placeOf(span, genre), count]),
  );
  return spans.map((span) => {
    const counts = genres.map((genre) => counted.get(placeOf(span, genre)) ?? 0);
    return { span, counts, total: counts.reduce((sum, count) => sum + count, 0) };
  });
}

function placeOf(span: string, genre: SpreadGenre): string {
  return JSON.stringify([span, genre]);
}

/** The films of a span and a genre of a spread; of all genres where none is given. */
export function spreadHref(
  span: Condition,
  genres: readonly SpreadGenre[],
  genre?: SpreadGenre,
): string {
  const named = genres.filter((known) => known !== null);
  const narrowed: Condition =
    genre === undefined ? {} : { genre: genre === null ? { nin: named } : genre };
  return catalogueHref({ query: formatQuery({ filter: { ...narrowed, ...span } }) });
}

/** The condition of last days in a range. */
export function endsWithin(first: CalendarDate, last: CalendarDate): Condition {
  return { expiry_date: { gte: first, lte: last } };
}

/** The condition of release in a decade, given by its first year. */
export function releasedIn(decade: string): Condition {
  const year = Number(decade);
  return { release_year: { gte: year, lte: year + 9 } };
}
