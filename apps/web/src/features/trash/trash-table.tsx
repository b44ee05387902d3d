"use client";

import type { TrashedMovie } from "@marquee/schemas/trash";
import { SelectBox } from "@marquee/ui/select-box";
import { TableCell, type TableColumn, TableRow } from "@marquee/ui/table";
import { ListTable } from "../page/list-table";
import { SkeletonTableRows } from "../page/skeleton-table-rows";
import { When } from "../page/when";
import { RestoreFilm } from "./restore-film";
import type { RowSelection } from "./use-row-selection";
import { trashWords } from "./words";

const columns = [
  { id: "film", label: trashWords.film },
  { id: "deleted", label: trashWords.deleted, isWide: true },
  { id: "purged", label: trashWords.purged },
  { id: "act", label: trashWords.act, isPlain: true, isNumber: true },
] as const satisfies readonly TableColumn[];
const [, deletedColumn, , actColumn] = columns;

/** Deleted films, the last one first; undefined while they are still to come. */
export function TrashTable({
  movies,
  isStale,
  selection,
}: {
  movies: readonly TrashedMovie[] | undefined;
  /** They are those of the search before. */
  isStale: boolean;
  /** Undefined for who may only read. */
  selection: RowSelection | undefined;
}) {
  return (
    <>
      {selection && movies && (
        <div className="flex h-9 shrink-0 items-center gap-2 border-line border-b px-4 text-12 text-muted">
          <SelectBox
            label={trashWords.selectAll}
            isChecked={selection.isAll}
            isMixed={selection.ids.length > 0 && !selection.isAll}
            onToggle={selection.toggleAll}
          />
          <span aria-hidden>{trashWords.selectAll}</span>
        </div>
      )}
      <ListTable
        label={trashWords.title}
        columns={columns}
        aria-busy={!movies || isStale}
        className={`transition-opacity ${isStale ? "opacity-60 delay-150" : ""}`}
      >
        {!movies && <SkeletonTableRows columns={columns} />}
        {movies?.map((movie) => (
          <TableRow key={movie.id} isOpen={selection?.has(movie.id) ?? false}>
            <TableCell>
              <span className="flex items-center gap-2.5">
                {selection && (
                  <SelectBox
                    label={trashWords.select(movie.title)}
                    isChecked={selection.has(movie.id)}
                    onToggle={(isRange) => selection.toggle(movie.id, isRange)}
                  />
                )}
                <span className="min-w-0">
                  <span className="font-medium wrap-anywhere">{movie.title}</span>{" "}
                  <span className="text-muted">
                    {movie.release_year} · {movie.genre}
                  </span>
                </span>
              </span>
            </TableCell>
            <TableCell column={deletedColumn}>
              <When at={movie.deleted_at} />
            </TableCell>
            <TableCell>
              <When at={movie.purge_at} />
            </TableCell>
            <TableCell column={actColumn}>{selection && <RestoreFilm movie={movie} />}</TableCell>
          </TableRow>
        ))}
      </ListTable>
    </>
  );
}
