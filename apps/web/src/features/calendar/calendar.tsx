"use client";

import type { CalendarDate } from "@marquee/schemas/calendar-date";
import { Button } from "@marquee/ui/button";
import { IconButton } from "@marquee/ui/icon-button";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { formatMonth, type Month, monthOf } from "../../lib/months";
import { useReader } from "../../lib/reader";
import { alone, trpc } from "../../lib/trpc";
import { useLiveMark } from "../../lib/use-live-mark";
import { useParams } from "../../lib/use-params";
import { usePageTitle } from "../movies/use-page-title";
import { Block } from "../page/block";
import { PageMain } from "../page/page-main";
import {
  type CalendarParams,
  calendarHref,
  monthParams,
  monthQuery,
  queryProblem,
  shownOf,
  yearQuery,
} from "./calendar-address";
import { type FirstWeekday, laterMonth } from "./calendar-days";
import { DayPanel } from "./day-panel";
import { MonthGrid } from "./month-grid";
import { QueryField } from "./query-field";
import { useDayCursor } from "./use-day-cursor";
import { calendarWords } from "./words";
import { YearMap } from "./year-map";

const names = ["year", "month", "query", "day"] as const;

/** When rights end: a month by days, its year, and beside them the films of the day that is open. */
export function Calendar({ firstWeekday }: { firstWeekday: FirstWeekday }) {
  const { locale } = useReader();
  useLiveMark();
  const [params, setParams] = useParams(names);
  const { month, day } = shownOf(params);
  const { query } = params;
  usePageTitle(calendarWords.title);
  const counted = useCounts(month, query, firstWeekday);
  const showMonth = (shown: Month) => setParams(monthParams(shown));
  const cursor = useDayCursor({
    month,
    open: day,
    firstWeekday,
    // Passing through months by keys is one step back, and not many.
    onMonth: (shown) => setParams(monthParams(shown), "replace"),
  });
  const openParams = (opened: CalendarDate) => ({ ...monthParams(monthOf(opened)), day: opened });
  const close = (closed: CalendarDate) => {
    cursor.lead(closed);
    setParams({ ...monthParams(monthOf(closed)), day: null });
  };
  const gridProps = {
    month,
    most: counted.most,
    open: day,
    firstWeekday,
    cursor,
    link: {
      hrefOf: (opened: CalendarDate) => calendarHref({ ...params, ...openParams(opened) }),
      onOpen: (opened: CalendarDate) => setParams(openParams(opened)),
    },
  };
  const year = Number(month.slice(0, 4));
  const mapProps = {
    year,
    most: counted.most,
    shown: month,
    firstWeekday,
    hrefOf: (shown: Month) => calendarHref({ ...params, ...monthParams(shown) }),
    onMonth: showMonth,
  };
  return (
    <>
      <PageMain
        title={calendarWords.title}
        actions={<QueryField query={query} onQuery={(asked) => setParams({ query: asked })} />}
      >
        <p role="status" className="sr-only">
          {formatMonth(month, locale)}
        </p>
        <div className="flex w-full max-w-[110rem] @min-[64rem]:flex-row flex-col @min-[64rem]:items-start gap-4 p-4">
          <div className="min-w-0 flex-1">
            <Block
              title={formatMonth(month, locale)}
              failed={calendarWords.failedDays}
              query={counted.month}
              action={<Steps month={month} by="month" onMonth={showMonth} />}
              waiting={<MonthGrid {...gridProps} days={undefined} />}
            >
              {({ days }) => <MonthGrid {...gridProps} days={days} />}
            </Block>
          </div>
          <div className="@min-[64rem]:w-[23rem] shrink-0">
            <Block
              title={String(year)}
              failed={calendarWords.failedDays}
              query={counted.year}
              action={<Steps month={month} by="year" onMonth={showMonth} />}
              waiting={<YearMap {...mapProps} days={undefined} />}
            >
              {({ days }) => <YearMap {...mapProps} days={days} />}
            </Block>
          </div>
        </div>
      </PageMain>
      {day && (
        <DayPanel
          key={day}
          day={day}
          query={query}
          count={counted.countOf(day)}
          onClose={() => close(day)}
        />
      )}
    </>
  );
}

/** The counts of the month and of its year, each for itself, and that of the fullest day of both. None while the query cannot be read. */
function useCounts(month: Month, query: CalendarParams["query"], firstWeekday: FirstWeekday) {
  const options = { trpc: alone, enabled: queryProblem(query) === undefined };
  const ofMonth = trpc.movie.expiryDays.useQuery(monthQuery(month, firstWeekday, query), options);
  const ofYear = trpc.movie.expiryDays.useQuery(yearQuery(month, query), options);
  const countOf = (day: CalendarDate) => {
    if (!ofMonth.data) return undefined;
    return ofMonth.data.days.find(({ expiry_date }) => expiry_date === day)?.count ?? 0;
  };
  const days = [...(ofMonth.data?.days ?? []), ...(ofYear.data?.days ?? [])];
  const most = Math.max(1, ...days.map(({ count }) => count));
  return { month: ofMonth, year: ofYear, countOf, most };
}

/** The ways to the month or year before and after, and to the present one. */
function Steps({
  month,
  by,
  onMonth,
}: {
  month: Month;
  by: "month" | "year";
  onMonth: (month: Month) => void;
}) {
  const { today } = useReader();
  const months = by === "month" ? 1 : 12;
  const step = (count: number) => {
    const moved = laterMonth(month, count);
    if (moved) onMonth(moved);
  };
  return (
    <span className="flex items-center gap-1">
      <IconButton
        label={calendarWords.before[by]}
        icon={ChevronLeft}
        isInactive={laterMonth(month, -months) === undefined}
        onClick={() => step(-months)}
      />
      {by === "month" && (
        <Button onClick={() => onMonth(monthOf(today))}>{calendarWords.today}</Button>
      )}
      <IconButton
        label={calendarWords.after[by]}
        icon={ChevronRight}
        isInactive={laterMonth(month, months) === undefined}
        onClick={() => step(months)}
      />
    </span>
  );
}
