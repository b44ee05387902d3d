"use client";

import type { RefObject } from "react";
import { useMemo, useState } from "react";
import { type Preferences, rememberPreference } from "../../lib/preferences";
import { useCan } from "../../lib/reader";
import { useShortcut } from "../../lib/shortcuts";
import { shownColumns } from "../columns/columns";
import { formatOrder, heldOrder } from "../columns/order";
import { useWidths } from "../columns/use-widths";
import { JumpControl } from "../jump/jump-control";
import { SelectionBar } from "../selection/selection-bar";
import { useFilmSelection } from "../selection/use-film-selection";
import { sortKeys } from "./catalogue-query";
import { ListFooter } from "./list-footer";
import { listState } from "./list-states";
import { MovieGrid, type MovieGridProps } from "./movie-grid";
import { Toolbar } from "./toolbar";
import type { CatalogueControls } from "./use-catalogue-params";
import type { GridHandle } from "./use-grid-cursor";
import { useGridFocus } from "./use-grid-focus";
import { useMovieCount, useMovieList } from "./use-movie-list";
import { movieWords } from "./words";

/** The films that match, with what narrows them above and how many they are below. */
export function MovieList({
  controls,
  density: served,
  widths: servedWidths,
  isCovered,
  onNew,
  ref,
  ...rest
}: Pick<MovieGridProps, "cache" | "openId" | "hrefOf" | "onOpen" | "density"> & {
  controls: CatalogueControls;
  widths: Preferences["widths"];
  /** Something lies over all of it. */
  isCovered: boolean;
  onNew: () => void;
  ref: RefObject<GridHandle | null>;
}) {
  const { params, query, change } = controls;
  const list = useMovieList(query);
  const count = useMovieCount(query);
  const [density, setDensity] = useState(served);
  const [widths, setWidth] = useWidths(servedWidths);
  const order = heldOrder(sortKeys(params.sort), params.query);
  const columns = useMemo(() => shownColumns(params.columns), [params.columns]);
  const state = listState(list, controls, onNew);
  const queryId = JSON.stringify(query);
  const ids = useMemo(() => list.movies.map((movie) => movie.id), [list.movies]);
  const selection = useFilmSelection(queryId, ids);
  const focusGrid = useGridFocus(ref);
  const canWrite = useCan("movie.write");
  useShortcut("leave", () => rest.openId === undefined && selection.clear());
  return (
    <section
      aria-label={movieWords.catalogue}
      inert={isCovered}
      className="@container/films flex min-w-0 flex-1 flex-col"
    >
      <Toolbar
        controls={controls}
        density={density}
        onDensity={(chosen) => {
          setDensity(chosen);
          rememberPreference("density", chosen);
        }}
        newHref={rest.hrefOf({ kind: "new" })}
        onNew={onNew}
        onLeaveSearch={focusGrid}
      />
      {state ? (
        <div className="min-h-0 flex-1 overflow-y-auto">{state}</div>
      ) : (
        <MovieGrid
          {...rest}
          list={list}
          columns={columns}
          count={count?.kind === "exact" ? count.count : undefined}
          queryId={queryId}
          isBegun={query.from !== undefined}
          selection={canWrite ? selection : undefined}
          order={order}
          onOrder={(next) => change({ sort: formatOrder(next, params.query) })}
          widths={widths}
          onWidth={setWidth}
          density={density}
          ref={ref}
        />
      )}
      {canWrite && (
        <SelectionBar
          controls={selection}
          query={query.query}
          count={count}
          hasMore={list.hasNextPage || list.hasPreviousPage}
          onLeave={focusGrid}
        />
      )}
      <ListFooter list={list} count={count}>
        <JumpControl
          order={order}
          from={query.from}
          onFrom={(from) => change({ from: from ?? null })}
        />
      </ListFooter>
    </section>
  );
}
