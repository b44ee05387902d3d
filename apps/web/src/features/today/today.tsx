"use client";

import { buttonClasses } from "@marquee/ui/button-classes";
import { EmptyState } from "@marquee/ui/empty-state";
import { Film } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { formatDay } from "../../lib/dates";
import { useReader } from "../../lib/reader";
import { alone, trpc } from "../../lib/trpc";
import { useLiveMark } from "../../lib/use-live-mark";
import { MovableFilms, SkeletonLines } from "../last-day/movable-films";
import { lastDayWords } from "../last-day/words";
import { pathOf } from "../movies/catalogue-route";
import { usePageTitle } from "../movies/use-page-title";
import { Block } from "../page/block";
import { PageMain } from "../page/page-main";
import { comingMonthsQuery } from "./coming-months";
import { DecadeGrid, SkeletonGrid } from "./decade-grid";
import { ExpiryChart, SkeletonChart } from "./expiry-chart";
import { ExpiryTiles } from "./expiry-tiles";
import { LatestChanges } from "./latest-changes";
import { changesQuery, weekHref, weekQuery } from "./week-films";
import { todayWords } from "./words";

const apart = { trpc: alone };

/** What matters today: what expires, what is to be renewed, what changed, and how the films are spread. */
export function Today() {
  const { locale, today } = useReader();
  useLiveMark();
  usePageTitle(todayWords.title);
  const stats = trpc.movie.stats.useQuery({}, apart);
  return (
    <PageMain
      title={todayWords.title}
      actions={<span className="text-muted tabular-nums">{formatDay(today, locale)}</span>}
    >
      <div className="@container flex w-full max-w-[110rem] flex-col gap-4 p-4">
        <Block
          title={todayWords.expiry}
          failed={todayWords.expiryFailed}
          query={stats}
          waiting={<ExpiryTiles expiry={undefined} />}
        >
          {({ expiry }) => <ExpiryTiles expiry={expiry} />}
        </Block>
        {stats.data?.total === 0 ? (
          <Columns left={<NoFilms />} right={<ChangesBlock />} />
        ) : (
          <Columns
            left={
              <>
                <WeekBlock />
                <ChangesBlock />
              </>
            }
            right={
              <>
                <MonthsBlock />
                <SpreadBlock />
              </>
            }
          />
        )}
      </div>
    </PageMain>
  );
}

/** Beside each other where there is room. */
function Columns({ left, right }: { left: ReactNode; right: ReactNode }) {
  return (
    <div className="flex @min-[58rem]:flex-row flex-col gap-4">
      <div className="flex min-w-0 flex-1 flex-col gap-4">{left}</div>
      <div className="flex min-w-0 flex-1 flex-col gap-4">{right}</div>
    </div>
  );
}

function NoFilms() {
  return (
    <div className="rounded-lg border border-line">
      <EmptyState icon={Film} title={todayWords.empty} description={todayWords.emptyWhy}>
        <Link href={pathOf({ kind: "new" })} className={buttonClasses("primary")}>
          {todayWords.addFilm}
        </Link>
      </EmptyState>
    </div>
  );
}

function MonthsBlock() {
  const { today } = useReader();
  const query = trpc.movie.genreSpread.useQuery(comingMonthsQuery(today), apart);
  return (
    <Block
      title={todayWords.months}
      failed={todayWords.monthsFailed}
      query={query}
      waiting={<SkeletonChart />}
    >
      {(spread) => <ExpiryChart spread={spread} />}
    </Block>
  );
}

function WeekBlock() {
  const query = trpc.movie.list.useQuery(weekQuery, apart);
  return (
    <Block
      title={todayWords.week}
      failed={todayWords.weekFailed}
      query={query}
      action={<BlockLink href={weekHref}>{todayWords.showAll}</BlockLink>}
      waiting={<SkeletonLines lines={weekQuery.limit} />}
    >
      {({ movies }) => (
        <MovableFilms movies={movies} verb={lastDayWords.renew} empty={todayWords.weekEmpty} />
      )}
    </Block>
  );
}

function ChangesBlock() {
  const query = trpc.changeSet.list.useQuery(changesQuery, apart);
  return (
    <Block
      title={todayWords.changes}
      failed={todayWords.changesFailed}
      query={query}
      action={<BlockLink href="/history">{todayWords.allChanges}</BlockLink>}
      waiting={<SkeletonLines lines={changesQuery.limit} />}
    >
      {({ change_sets }) => <LatestChanges changes={change_sets} />}
    </Block>
  );
}

function SpreadBlock() {
  const query = trpc.movie.genreSpread.useQuery({ by: "decade" }, apart);
  return (
    <Block
      title={todayWords.spread}
      failed={todayWords.spreadFailed}
      query={query}
      waiting={<SkeletonGrid />}
    >
      {(spread) => <DecadeGrid spread={spread} />}
    </Block>
  );
}

function BlockLink({ href, children }: { href: string; children: string }) {
  return (
    <Link
      href={href}
      prefetch={false}
      className="focus-ring rounded-sm text-12 text-muted underline hover:text-ink"
    >
      {children}
    </Link>
  );
}
