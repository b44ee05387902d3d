import "server-only";
import { headers } from "next/headers";
import { preferredLocale } from "../../lib/locale";
import type { SearchParams } from "../../lib/search-params";
import { requireUser } from "../../lib/session";
import { serverTrpc } from "../../lib/trpc-server";
import { Calendar } from "./calendar";
import {
  type CalendarParams,
  calendarHref,
  type calendarParams,
  monthQuery,
  queryProblem,
  shownOf,
  yearQuery,
} from "./calendar-address";
import { firstWeekdayOf } from "./first-weekday";

/** The calendar with the counts of the month and the year that its address names. */
export async function CalendarPage({ searchParams }: { searchParams: SearchParams }) {
  const first = (name: (typeof calendarParams)[number]) => [searchParams[name]].flat()[0] || null;
  const params: CalendarParams = {
    year: first("year"),
    month: first("month"),
    query: first("query"),
    day: first("day"),
  };
  await requireUser(calendarHref(params));
  const { month } = shownOf(params);
  const firstWeekday = firstWeekdayOf(preferredLocale((await headers()).get("accept-language")));
  const { trpc, HydrateClient } = await serverTrpc();
  if (queryProblem(params.query) === undefined) {
    await Promise.all([
      trpc.movie.expiryDays.prefetch(monthQuery(month, firstWeekday, params.query)),
      trpc.movie.expiryDays.prefetch(yearQuery(month, params.query)),
    ]);
  }
  return (
    <HydrateClient>
      <Calendar firstWeekday={firstWeekday} />
    </HydrateClient>
  );
}
