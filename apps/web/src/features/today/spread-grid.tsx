"use client";

import Link from "next/link";
import { formatNumber } from "../../lib/numbers";
import { useReader } from "../../lib/reader";
import type { SpreadGenre } from "./genre-spans";
import { genreName } from "./legend";
import type { SpreadRow } from "./spread-table";
import { todayWords } from "./words";

/** All of a row stays in view however many genres there are. */
const lastColumn = "sticky right-0 bg-surface";
const cell = "h-7 px-1.5 text-right pointer-coarse:h-11";

/** Counts by span and genre, each of which leads to its films; `isHeat`: the more films, the fuller its ground. */
export function SpreadGrid({
  label,
  head,
  genres,
  rows,
  isHeat = false,
}: {
  label: string;
  head: string;
  genres: readonly SpreadGenre[];
  rows: readonly SpreadRow[];
  isHeat?: boolean;
}) {
  const most = Math.max(...rows.flatMap(({ counts }) => counts), 1);
  return (
    <div className="-mx-4 overflow-x-auto px-4">
      <table aria-label={label} className="w-full border-separate border-spacing-0.5 text-12">
        <thead>
          <tr className="text-muted">
            <th scope="col" className="h-7 pr-2 text-left font-medium">
              {head}
            </th>
            {genres.map((genre) => (
              <th
                key={genre ?? ""}
                scope="col"
                title={genreName(genre)}
                className="h-7 max-w-17 truncate px-1.5 text-right font-medium"
              >
                {genreName(genre)}
              </th>
            ))}
            <th scope="col" className={`h-7 px-1.5 text-right font-medium ${lastColumn}`}>
              {todayWords.all}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ span, name, counts, total, hrefOf }) => (
            <tr key={span}>
              <th scope="row" className="whitespace-nowrap pr-2 text-left font-normal">
                {name}
              </th>
              {counts.map((count, place) => {
                const genre = genres[place] ?? null;
                return (
                  <CountCell
                    key={genre ?? ""}
                    count={count}
                    href={hrefOf(genre)}
                    heat={isHeat ? count / most : 0}
                  />
                );
              })}
              <CountCell count={total} href={hrefOf()} heat={0} isLast />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** As full as a ground may be under text. */
const mostHeat = 45;

function CountCell({
  count,
  href,
  heat,
  isLast = false,
}: {
  count: number;
  href: string;
  heat: number;
  isLast?: boolean;
}) {
  const { locale } = useReader();
  const place = isLast ? lastColumn : "";
  if (count === 0) return <td className={`${cell} text-muted ${place}`}>—</td>;
  // Roots, so that few among many are still told apart.
  const share = Math.sqrt(heat) * mostHeat;
  return (
    <td
      className={`${cell} rounded-sm p-0 tabular-nums ${place}`}
      style={
        heat > 0
          ? { backgroundColor: `color-mix(in oklch, var(--series-1) ${share}%, transparent)` }
          : undefined
      }
    >
      <Link
        href={href}
        prefetch={false}
        className="focus-ring flex h-full items-center justify-end rounded-sm px-1.5 hover:underline"
      >
        {formatNumber(count, locale)}
      </Link>
    </td>
  );
}
