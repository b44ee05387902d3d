"use client";

import { movieFields } from "@marquee/schemas/movie";
import type { MovieRecord } from "@marquee/schemas/movie-record";
import { Skeleton } from "@marquee/ui/skeleton";
import Link from "next/link";
import { useEffect, useRef } from "react";
import { LastDayMover } from "../last-day/last-day-mover";
import { lastDayWords } from "../last-day/words";
import { pathOf } from "../movies/catalogue-route";
import { FieldValue } from "../movies/field-value";
import { todayWords } from "./words";

const [titleField, ...otherFields] = movieFields;

/** Films that leave soon, each with the ways to renew it in its line. */
export function LeavingFilms({ movies }: { movies: readonly MovieRecord[] }) {
  const { list, onRenewed } = useFocusAfterRenewal(movies);
  if (movies.length === 0) return <p className="py-2 text-muted">{todayWords.weekEmpty}</p>;
  return (
    <ul ref={list} className="-mx-4 flex flex-col">
      {movies.map((movie, index) => (
        <li key={movie.id} className="border-line border-t px-4 py-1.5">
          <LastDayMover movie={movie} verb={lastDayWords.renew} onMoved={() => onRenewed(index)}>
            <FilmLine movie={movie} />
          </LastDayMover>
        </li>
      ))}
    </ul>
  );
}

/** A film's name, which leads to it, over what else is known of it. */
export function FilmLine({ movie }: { movie: MovieRecord }) {
  return (
    <>
      <Link
        href={pathOf({ kind: "film", id: movie.id })}
        prefetch={false}
        className="focus-ring block w-fit max-w-full truncate rounded-sm font-medium hover:underline"
      >
        {titleField && movie[titleField.name]}
      </Link>
      <span className="flex min-w-0 flex-wrap gap-x-2 text-12 text-muted">
        {otherFields.map((field) => (
          <span key={field.name} className="min-w-0">
            <FieldValue field={field} value={movie[field.name]} />
          </span>
        ))}
      </span>
    </>
  );
}

/** The line of a renewed film goes; the focus goes to the line that takes its place, or else to the heading. */
function useFocusAfterRenewal(movies: readonly MovieRecord[]) {
  const list = useRef<HTMLUListElement>(null);
  const renewed = useRef<{ index: number; section: Element | null }>(undefined);
  useEffect(() => {
    const { index, section } = renewed.current ?? {};
    if (index === undefined || document.activeElement !== document.body) return;
    renewed.current = undefined;
    const buttons = [...(section?.querySelectorAll<HTMLElement>("[data-last-day]") ?? [])];
    const next = buttons[Math.min(index, buttons.length - 1)];
    (next ?? section?.querySelector("h2"))?.focus();
  }, [movies]);
  const onRenewed = (index: number) => {
    renewed.current = { index, section: list.current?.closest("section") ?? null };
  };
  return { list, onRenewed };
}

/** Lines in the shape of lines, while they are still to come. */
export function SkeletonLines({ lines }: { lines: number }) {
  return (
    <div className="-mx-4">
      {Array.from({ length: lines }, (_, at) => (
        <div
          key={at}
          className="flex h-[3.1875rem] flex-col justify-center gap-2 border-line border-t px-4"
        >
          <Skeleton className="w-48 max-w-full" />
          <Skeleton className="w-32 max-w-full" />
        </div>
      ))}
    </div>
  );
}
