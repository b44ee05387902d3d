// biome-ignore-all lint/a11y/useSemanticElements: rows of a table cannot be placed freely, those of a grid can
"use client";

import { type MovieField, movieFields } from "@marquee/schemas/movie";
import type { MovieRecord } from "@marquee/schemas/movie-record";
import type { SortKey } from "@marquee/schemas/sort";
import {
  type CSSProperties,
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
} from "react";
import { keepAtEntry, readEntry } from "../../lib/history-entry";
import type { Preferences } from "../../lib/preferences";
import { isShortcut, isTakenBy } from "../../lib/shortcuts";
import type { FilmSelectionControls } from "../selection/use-film-selection";
import type { CatalogueRoute } from "./catalogue-route";
import { MovieGridHeader } from "./movie-grid-header";
import { columnTemplate, MovieRow, narrowTemplate } from "./movie-row";
import { SkeletonRows } from "./skeleton-rows";
import { type GridHandle, useGridCursor } from "./use-grid-cursor";
import { type MovieList, useMoreFilms } from "./use-movie-list";
import { useRowWindow } from "./use-row-window";

const columnStyle: CSSProperties & Record<`--${string}`, string> = {
  "--columns": columnTemplate,
  "--narrow-columns": narrowTemplate,
};
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
  /** Undefined for who may only read. */
  selection: FilmSelectionControls | undefined;
  ref: RefObject<GridHandle | null>;
};

/** The films as a table: only the rows in view are drawn, and more are fetched as it is scrolled. */
export function MovieGrid(props: MovieGridProps) {
  const { list, queryId, count, sort, onSort, density, openId, hrefOf, onOpen, selection, ref } =
    props;
  const { movies } = list;
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
  const onKeyDown = (event: KeyboardEvent) => {
    const isDown = isShortcut(event, "selectDown");
    if (!selection || isTakenBy(event.target)) return cursor.onKeyDown(event);
    if (isShortcut(event, "select")) selection.selectRow(cursor.row, false);
    else if (isDown || isShortcut(event, "selectUp")) {
      if (!selection.has(ids[cursor.row] ?? "")) selection.selectRow(cursor.row, false);
      const row = Math.max(0, Math.min(cursor.row + (isDown ? 1 : -1), ids.length - 1));
      selection.selectRow(row, true);
      cursor.moveTo(row, cursor.column);
    } else return cursor.onKeyDown(event);
    event.preventDefault();
  };
  useMoreFilms(list, rows.at(-1) ?? 0);
  const { moveTo, reset } = cursor;
  useKeptScroll(scroller);
  useNewQuery(queryId, () => {
    scroller.current?.scrollTo({ top: 0 });
    reset();
  });
  const openByPointer = useCallback(
    (row: number, id: string) => {
      moveTo(row, 0, false);
      onOpen(id, "pointer");
    },
    [moveTo, onOpen],
  );

  const tailRows = list.isPending ? skeletonRows : list.hasNextPage ? 3 : 0;
  return (
    <div
      ref={root}
      role="grid"
      aria-label="Films"
      aria-rowcount={count === undefined ? -1 : count + 1}
      aria-colcount={movieFields.length + (selection ? 1 : 0)}
      aria-busy={list.isPending || list.isPlaceholderData}
      style={columnStyle}
      aria-multiselectable={selection !== undefined}
      onKeyDown={onKeyDown}
      className="flex min-h-0 flex-1 flex-col"
    >
      <MovieGridHeader sort={sort} selection={headSelection(selection, ids)} onSort={onSort} />
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
          <MovieRows
            movies={movies}
            rows={rows}
            cursor={cursor}
            openId={openId}
            selection={selection}
            hrefOf={hrefOf}
            onOpen={openByPointer}
          />
          {tailRows > 0 && <SkeletonRows from={movies.length} rows={tailRows} />}
        </div>
      </div>
    </div>
  );
}

function MovieRows({
  movies,
  rows,
  cursor,
  openId,
  selection,
  hrefOf,
  onOpen,
}: Pick<MovieGridProps, "openId" | "hrefOf" | "selection"> & {
  movies: readonly MovieRecord[];
  rows: readonly number[];
  cursor: { row: number; column: number };
  onOpen: (row: number, id: string) => void;
}) {
  // The cursor's row stays drawn wherever it is, so that the Tab key finds it.
  const drawn = rows.includes(cursor.row) ? rows : [...rows, cursor.row];
  return drawn.map((row) => {
    const movie = movies[row];
    if (!movie) return null;
    return (
      <MovieRow
        key={movie.id}
        movie={movie}
        index={row}
        href={hrefOf({ kind: "film", id: movie.id })}
        isOpen={movie.id === openId}
        isSelected={selection?.has(movie.id) ?? false}
        onSelect={selection?.selectRow}
        tabColumn={row === cursor.row ? cursor.column : undefined}
        onOpen={onOpen}
      />
    );
  });
}

/** What the box above all boxes says and does. */
function headSelection(selection: FilmSelectionControls | undefined, ids: readonly string[]) {
  if (!selection || ids.length === 0) return undefined;
  return {
    isAll: ids.every(selection.has),
    isSome: selection.selection.kind === "all" || selection.ids.length > 0,
    onToggle: selection.selectLoaded,
  };
}

/** Scrolls to where this list was left, and remembers where it is. Only what was fetched before is there again. */
function useKeptScroll(scroller: RefObject<HTMLElement | null>) {
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const kept = readEntry("scroll");
    if (typeof kept === "number") element.scrollTo({ top: kept });
    const keep = () => keepAtEntry("scroll", element.scrollTop);
    element.addEventListener("scrollend", keep, { passive: true });
    return () => element.removeEventListener("scrollend", keep);
  }, [scroller]);
}

/** Begins anew when another list is asked for. */
function useNewQuery(queryId: string, begin: () => void) {
  const shown = useRef(queryId);
  const onNewQuery = useEffectEvent(begin);
  useEffect(() => {
    if (shown.current === queryId) return;
    shown.current = queryId;
    onNewQuery();
  }, [queryId]);
}
