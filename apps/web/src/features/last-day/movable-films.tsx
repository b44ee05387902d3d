"use client";

import type { MovieFieldMeta } from "@marquee/schemas/movie";
import { movieFields } from "@marquee/schemas/movie-field";
import type { MovieRecord } from "@marquee/schemas/movie-record";
import { Skeleton } from "@marquee/ui/skeleton";
import Link from "next/link";
import { useEffect, useRef } from "react";
import { pathOf } from "../movies/catalogue-route";
import { FieldValue } from "../movies/field-value";
import { LastDayMover } from "./last-day-mover";

const [titleField, ...otherFields] = movieFields;
const isExpiry = (field: MovieFieldMeta) => field.control === "expiry";
/** How long it may be shown comes last, where the eye looks for it. */
const toldFields = [
  ...otherFields.filter((field) => !isExpiry(field)),
  ...otherFields.filter(isExpiry),
];

/** Films, each with the ways to move its last day in its line. */
export function MovableFilms({
  movies,
  verb,
  empty,
}: {
  movies: readonly MovieRecord[];
  verb: string;
  empty: string;
}) {
  const { list, onMoved } = useFocusAfterMove(movies);
  if (movies.length === 0) return <p className="py-2 text-muted">{empty}</p>;
  return (
    <ul ref={list} className="-mx-4 flex flex-col">
      {movies.map((movie, index) => (
        <li key={movie.id} className="border-line border-t px-4 py-1.5">
          <LastDayMover movie={movie} verb={verb} onMoved={() => onMoved(index)}>
            <FilmLine movie={movie} />
          </LastDayMover>
        </li>
      ))}
    </ul>
  );
}

/** A film's name, which leads to it, over what else is known of it. */
function FilmLine({ movie }: { movie: MovieRecord }) {
  return (
    <>
      <Link
        href={pathOf({ kind: "film", id: movie.id })}
        prefetch={false}
        className="focus-ring block w-fit max-w-full truncate rounded-sm font-medium hover:underline"
      >
        {titleField && movie[titleField.name]}
      </Link>
      {/* The dot before what begins a line is cut off. */}
      <span className="block overflow-hidden text-12 text-muted">
        <span className="-ml-4 flex flex-wrap">
          {toldFields.map((field) => (
            <span
              key={field.name}
              className="relative flex min-w-0 pl-4 before:absolute before:left-1.5 before:content-['·']"
            >
              <FieldValue field={field} value={movie[field.name]} />
            </span>
          ))}
        </span>
      </span>
    </>
  );
}

/** The line of a film that was moved goes; the focus goes to the line that takes its place, or else to the heading. */
function useFocusAfterMove(movies: readonly MovieRecord[]) {
  const list = useRef<HTMLUListElement>(null);
  const moved = useRef<{ index: number; section: Element | null }>(undefined);
  useEffect(() => {
    const { index, section } = moved.current ?? {};
    if (index === undefined || document.activeElement !== document.body) return;
    moved.current = undefined;
    const buttons = [...(section?.querySelectorAll<HTMLElement>("[data-last-day]") ?? [])];
    const next = buttons[Math.min(index, buttons.length - 1)];
    (next ?? section?.querySelector("h2"))?.focus();
  }, [movies]);
  const onMoved = (index: number) => {
    moved.current = { index, section: list.current?.closest("section, aside") ?? null };
  };
  return { list, onMoved };
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
