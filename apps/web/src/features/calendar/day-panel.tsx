"use client";

import type { CalendarDate } from "@marquee/schemas/calendar-date";
import { formatQuery } from "@marquee/schemas/query-format";
import { parseQuery } from "@marquee/schemas/query-parse";
import { allOf } from "@marquee/schemas/selection";
import Link from "next/link";
import { filmsWord } from "../../lib/films-word";
import { formatWholeDay } from "../../lib/months";
import { useReader } from "../../lib/reader";
import { alone, trpc } from "../../lib/trpc";
import { MovableFilms, SkeletonLines } from "../last-day/movable-films";
import { lastDayWords } from "../last-day/words";
import { catalogueHref } from "../movies/catalogue-query";
import { ListMore } from "../page/list-more";
import { LoadProblem } from "../page/load-problem";
import { SidePanel } from "../page/side-panel";
import { calendarWords } from "./words";

/** The films that end on a day, each of which can be moved to another. */
export function DayPanel({
  day,
  query,
  count,
  onClose,
}: {
  day: CalendarDate;
  query: string | null;
  /** Undefined while it is not known. */
  count: number | undefined;
  onClose: () => void;
}) {
  const { locale, today } = useReader();
  const filter = { expiry_date: day };
  const list = trpc.movie.list.useInfiniteQuery(
    { filter, limit: 50, ...(query ? { query } : {}) },
    { getNextPageParam: (page) => page.next_cursor, trpc: alone },
  );
  const movies = list.data?.pages.flatMap((page) => page.movies);
  const parsed = parseQuery(query ?? "", today).query ?? {};
  const all = formatQuery({ ...parsed, filter: allOf([parsed.filter, filter]) });
  return (
    <SidePanel
      title={formatWholeDay(day, locale)}
      subtitle={count === undefined ? "—" : filmsWord(count, locale)}
      onClose={onClose}
    >
      <Link
        href={catalogueHref({ query: all })}
        prefetch={false}
        className="focus-ring w-fit rounded-sm underline"
      >
        {calendarWords.inCatalogue}
      </Link>
      {list.isLoadingError && <LoadProblem title={calendarWords.failedFilms} query={list} />}
      {list.isPending && <SkeletonLines lines={Math.min(count ?? 3, 12)} />}
      {movies && (
        <MovableFilms movies={movies} verb={lastDayWords.move} empty={calendarWords.noFilms} />
      )}
      <ListMore list={list} />
    </SidePanel>
  );
}
