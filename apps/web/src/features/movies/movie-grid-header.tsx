// biome-ignore-all lint/a11y/useSemanticElements: rows of a table cannot be placed freely, those of a grid can
"use client";

import { movieFields } from "@marquee/schemas/movie";
import { formatSort, type SortKey } from "@marquee/schemas/sort";
import { SelectBox } from "@marquee/ui/select-box";
import { ArrowDown, ArrowUp } from "lucide-react";
import { selectionWords } from "../selection/words";

/** The catalogue is ordered by its first sortable field unless another order is asked for. */
const ownOrder = movieFields.find((field) => field.is_sortable)?.name;

/** The columns' names, each a button that orders by it, and back the other way. */
export function MovieGridHeader({
  sort,
  selection,
  onSort,
}: {
  /** Undefined for who may only read. */
  selection: { isAll: boolean; isSome: boolean; onToggle: () => void } | undefined;
  sort: SortKey | undefined;
  onSort: (sort: string | null) => void;
}) {
  const current = sort ?? (ownOrder && { field: ownOrder, is_descending: false });
  return (
    <div
      role="rowgroup"
      className="shrink-0 overflow-hidden border-line border-b bg-canvas [scrollbar-gutter:stable] narrow:sr-only"
    >
      {/* biome-ignore lint/a11y/useFocusableInteractive: its buttons take the focus */}
      <div
        role="row"
        aria-rowindex={1}
        className="relative grid h-8 grid-cols-(--columns) items-center pr-2 pl-9"
      >
        {selection && (
          // biome-ignore lint/a11y/useFocusableInteractive: its box takes the focus
          <div
            role="columnheader"
            aria-label={selectionWords.column}
            className="absolute inset-y-0 left-0 grid w-9 place-items-center pl-2"
          >
            <SelectBox
              label={selectionWords.selectLoaded}
              isChecked={selection.isAll}
              isMixed={selection.isSome && !selection.isAll}
              onToggle={selection.onToggle}
            />
          </div>
        )}
        {movieFields.map((field) => {
          const isSorted = current?.field === field.name;
          const is_descending = isSorted && !current.is_descending;
          const next = formatSort([{ field: field.name, is_descending }]);
          return (
            // biome-ignore lint/a11y/useFocusableInteractive: its button takes the focus
            <div
              key={field.name}
              role="columnheader"
              aria-sort={isSorted ? direction(current) : undefined}
              className="min-w-0 px-1"
            >
              {field.is_sortable ? (
                <button
                  type="button"
                  onClick={() => onSort(next === ownOrder ? null : next)}
                  className="focus-ring flex h-6 max-w-full items-center gap-1 rounded-sm px-1 font-medium text-12 text-muted transition-colors hover:text-ink"
                >
                  <span className="truncate">{field.label}</span>
                  {isSorted && <SortArrow isDescending={current.is_descending} />}
                </button>
              ) : (
                <span className="px-1 font-medium text-12 text-muted">{field.label}</span>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function direction(key: { is_descending: boolean }) {
  return key.is_descending ? "descending" : "ascending";
}

function SortArrow({ isDescending }: { isDescending: boolean }) {
  const Arrow = isDescending ? ArrowDown : ArrowUp;
  return <Arrow aria-hidden size={12} className="shrink-0" />;
}
