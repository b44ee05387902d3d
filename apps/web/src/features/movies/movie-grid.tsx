// biome-ignore-all lint/a11y/useSemanticElements: rows of a table cannot be placed freely, those of a grid can
"use client";

import { type MovieField, movieFields } from "@marquee/schemas/movie";
import type { SortKey } from "@marquee/schemas/sort";
import { type CSSProperties, type RefObject, useCallback, useEffect, useMemo, useRef } from "react";
import type { Preferences } from "../../lib/preferences";
import type { CatalogueRoute } from "./catalogue-route";
import { MovieGridHeader } from "./movie-grid-header";
import { columnTemplate, MovieRow, narrowTemplate } from "./movie-row";
import { SkeletonRows } from "./skeleton-rows";
import { type GridHandle, useGridCursor } from "./use-grid-cursor";
import type { MovieList } from "./use-movie-list";
import { useRowWindow } from "./use-row-window";

const columnStyle: CSSProperties & Record<`--${string}`, string> = {
  "--columns": columnTemplate,
  "--narrow-columns": narrowTemplate,
};
/** How many rows before the last one fetched the next ones are asked for. */
const rowsAhead = 60;
const skeletonRows = 20;

export type MovieGridProps = {
  list: MovieList;
  /** Another one begins at the top. */
  queryId: string;
  /** All films that match, where it is known exactly. */
  count: number | undefined;
  sort: SortKey | undefined;
  onSort: (sort: string | null) => void;
  density: Preferences["density"];
  openId: string | undefined;
  hrefOf: (route: CatalogueRoute) => string;
  /** `field` is where the focus is wanted; without one it stays in the table. */
  onOpen: (id: string, by: "pointer" | "keyboard", field?: MovieField) => void;
  ref: RefObject<GridHandle | null>;
};

/** The films as a table: only the rows in view are drawn, and more are fetched as it is scrolled. */
export function MovieGrid(props: MovieGridProps) {
  const { list, queryId, count, sort, onSort, density, openId, hrefOf, onOpen, ref } = props;
  const { movies, hasNextPage, isFetchNextPageError, isFetchingNextPage, fetchNextPage } = list;
  const root = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const ids = useMemo(() => movies.map((movie) => movie.id), [movies]);
  const { rows, scrollTo, rowsAPage } = useRowWindow({ scroller, ids, density });
  const openRow = (row: number, field?: MovieField) => {
    const id = ids[row];
    if (id) onOpen(id, "keyboard", field);
  };
  const cursor = useGridCursor({
    ref,
    root,
    ids,
    columns: movieFields.length,
    rowsAPage,
    scrollTo,
    onOpen: openRow,
    onEdit: (row, column) => openRow(row, movieFields[column]?.name),
  });
  // The cursor's row stays drawn wherever it is, so that the Tab key finds it.
  const drawnRows = rows.includes(cursor.row) ? rows : [...rows, cursor.row];

  const lastRow = rows.at(-1) ?? 0;
  const wantsMore = hasNextPage && lastRow >= movies.length - rowsAhead;
  useEffect(() => {
    if (wantsMore && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
  }, [wantsMore, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);

  const { moveTo, reset } = cursor;
  const shownQuery = useRef(queryId);
  useEffect(() => {
    if (shownQuery.current === queryId) return;
    shownQuery.current = queryId;
    scroller.current?.scrollTo({ top: 0 });
    reset();
  }, [queryId, reset]);

  const openByPointer = useCallback(
    (row: number, id: string) => {
      moveTo(row, 0, false);
      onOpen(id, "pointer");
    },
    [moveTo, onOpen],
  );

  const isFirstLoad = list.isPending;
  const tailRows = isFirstLoad ? skeletonRows : hasNextPage ? 3 : 0;
  return (
    <div
      ref={root}
      role="grid"
      aria-label="Films"
      aria-rowcount={count === undefined ? -1 : count + 1}
      aria-colcount={movieFields.length}
      aria-busy={isFirstLoad || list.isPlaceholderData}
      style={columnStyle}
      onKeyDown={cursor.onKeyDown}
      className="flex min-h-0 flex-1 flex-col"
    >
      <MovieGridHeader sort={sort} onSort={onSort} />
      <div
        ref={scroller}
        role="rowgroup"
        data-density={density}
        className="film-rows min-h-0 flex-1 overflow-y-auto overscroll-contain [scrollbar-gutter:stable]"
      >
        <div
          role="presentation"
          className={`relative transition-opacity ${list.isPlaceholderData ? "opacity-60 delay-150" : ""}`}
          style={{ height: `calc(var(--row-height) * ${movies.length + tailRows})` }}
        >
          {drawnRows.map((row) => {
            const movie = movies[row];
            return (
              movie && (
                <MovieRow
                  key={movie.id}
                  movie={movie}
                  index={row}
                  href={hrefOf({ kind: "film", id: movie.id })}
                  isOpen={movie.id === openId}
                  tabColumn={row === cursor.row ? cursor.column : undefined}
                  onOpen={openByPointer}
                />
              )
            );
          })}
          {tailRows > 0 && <SkeletonRows from={movies.length} rows={tailRows} />}
        </div>
      </div>
    </div>
  );
}
