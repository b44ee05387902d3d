// biome-ignore-all lint/a11y/useSemanticElements: rows of a table cannot be placed freely, those of a grid can
"use client";

import type { MovieField } from "@marquee/schemas/movie";
import type { MovieRecord } from "@marquee/schemas/movie-record";
import { type KeyboardEvent, type RefObject, useCallback, useMemo, useRef } from "react";
import type { Preferences } from "../../lib/preferences";
import { isTakenBy } from "../../lib/shortcuts";
import { UnsavedStrip } from "../cell-edit/unsaved-strip";
import { type RowEdit, useCellEdit } from "../cell-edit/use-cell-edit";
import { useDoublePress } from "../cell-edit/use-double-press";
import { columnStyle, hasColumns } from "../columns/column-layout";
import type { Column } from "../columns/columns";
import type { Order } from "../columns/order";
import type { SetWidth } from "../columns/use-widths";
import type { Widths } from "../columns/widths";
import { headSelection, pressSelectionKey } from "../selection/selection-keys";
import type { FilmSelectionControls } from "../selection/use-film-selection";
import { usePointerSelection } from "../selection/use-pointer-selection";
import type { CatalogueRoute } from "./catalogue-route";
import { CellEditor } from "./movie-cell";
import { MovieGridHeader } from "./movie-grid-header";
import { MovieRow } from "./movie-row";
import { SkeletonRows } from "./skeleton-rows";
import { type GridHandle, useGridCursor } from "./use-grid-cursor";
import { useListPlace } from "./use-list-place";
import type { MovieCache } from "./use-movie-cache";
import { type MovieList, useMoreFilms } from "./use-movie-list";
import { useRowWindow } from "./use-row-window";
import { movieWords } from "./words";

const skeletonRows = 20;

export type MovieGridProps = {
  list: MovieList;
  cache: MovieCache;
  columns: readonly Column[];
  /** Another one begins at the top. */
  queryId: string;
  /** Whether it was begun in the middle of its order. */
  isBegun: boolean;
  /** All films that match, where it is known exactly. */
  count: number | undefined;
  order: Order;
  onOrder: (order: Order) => void;
  widths: Widths;
  onWidth: SetWidth;
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
  const {
    list,
    cache,
    columns,
    queryId,
    isBegun,
    count,
    order,
    onOrder,
    widths,
    onWidth,
    density,
    openId,
    selection,
    hrefOf,
    onOpen,
    ref,
  } = props;
  const { movies } = list;
  const root = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const ids = useMemo(() => movies.map((movie) => movie.id), [movies]);
  const listId = list.isSuccess && !list.isPlaceholderData ? queryId : undefined;
  const { rows, scrollTo, rowsAPage } = useRowWindow({ scroller, ids, listId, isBegun, density });
  // Before the cursor, which begins where the list is scrolled to.
  useListPlace(scroller, ids, listId);
  const openRow = (row: number, field?: MovieField) => {
    const id = ids[row];
    if (id) onOpen(id, "keyboard", field);
  };
  const cursor = useGridCursor({
    ref,
    root,
    scroller,
    ids,
    listId,
    columns: columns.length,
    rowsAPage,
    scrollTo,
    onOpen: openRow,
    onEdit: (row, column) => edit.begin(row, column),
  });
  const edit = useCellEdit({
    movies,
    columns,
    openId,
    cache,
    moveTo: cursor.moveTo,
    scrollTo,
    onOpen: openRow,
    hasRoom: () => hasColumns(root.current),
  });
  const doublePress = useDoublePress(edit.begin);
  const onKeyDown = (event: KeyboardEvent) => {
    if (isTakenBy(event.target)) return;
    const isGivenUp = event.key === "Escape" && edit.giveUpAt(cursor.row, cursor.column);
    const isDone = isGivenUp || (selection && pressSelectionKey(event, selection, cursor, ids));
    if (isDone) event.preventDefault();
    else cursor.onKeyDown(event);
  };
  useMoreFilms(list, rows[0] ?? 0, rows.at(-1) ?? 0);
  const { moveTo } = cursor;
  const selectByPointer = usePointerSelection(selection, cursor);
  const openByPointer = useCallback(
    (row: number, id: string) => {
      moveTo(row, 0, false);
      onOpen(id, "pointer");
    },
    [moveTo, onOpen],
  );

  const tailRows = movies.length === 0 ? skeletonRows : list.hasNextPage ? 3 : 0;
  return (
    <>
      <div
        ref={root}
        role="grid"
        aria-label={movieWords.films}
        aria-rowcount={count === undefined || isBegun ? -1 : count + 1}
        aria-colcount={columns.length + (selection ? 1 : 0)}
        aria-multiselectable={selection !== undefined}
        aria-busy={list.isPending || list.isPlaceholderData}
        style={columnStyle(columns, widths)}
        onKeyDown={onKeyDown}
        onFocus={(event) => {
          cursor.onFocus(event);
          CellEditor.load();
        }}
        {...doublePress}
        className="flex min-h-0 flex-1 flex-col"
      >
        <MovieGridHeader
          columns={columns}
          order={order}
          onOrder={onOrder}
          widths={widths}
          onWidth={onWidth}
          selection={headSelection(selection, ids)}
        />
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
              columns={columns}
              rows={rows}
              cursor={cursor}
              rowEdit={edit.rowEdit}
              openId={openId}
              selection={selection}
              onSelect={selectByPointer}
              hrefOf={hrefOf}
              onOpen={openByPointer}
            />
            {tailRows > 0 && (
              <SkeletonRows from={movies.length} rows={tailRows} columns={columns} />
            )}
          </div>
        </div>
      </div>
      <UnsavedStrip {...edit} />
    </>
  );
}

function MovieRows({
  movies,
  columns,
  rows,
  cursor,
  rowEdit,
  openId,
  selection,
  onSelect,
  hrefOf,
  onOpen,
}: Pick<MovieGridProps, "columns" | "openId" | "hrefOf" | "selection"> & {
  movies: readonly MovieRecord[];
  rows: readonly number[];
  cursor: { row: number; column: number };
  rowEdit: (movie: MovieRecord, row: number) => RowEdit | undefined;
  onSelect: (row: number, isRange: boolean) => void;
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
        columns={columns}
        href={hrefOf({ kind: "film", id: movie.id })}
        isOpen={movie.id === openId}
        isSelected={selection?.has(movie.id) ?? false}
        onSelect={selection && onSelect}
        tabColumn={row === cursor.row ? cursor.column : undefined}
        edit={rowEdit(movie, row)}
        onOpen={onOpen}
      />
    );
  });
}
