// biome-ignore-all lint/a11y/useSemanticElements: rows of a table cannot be placed freely, those of a grid can
"use client";

import { SelectBox } from "@marquee/ui/select-box";
import { Tooltip } from "@marquee/ui/tooltip";
import { ArrowDown, ArrowUp } from "lucide-react";
import type { MouseEvent } from "react";
import type { Column } from "../columns/columns";
import { alsoSortedBy, type Order, sortedBy } from "../columns/order";
import type { SetWidth } from "../columns/use-widths";
import { WidthHandle } from "../columns/width-handle";
import type { Widths } from "../columns/widths";
import { columnWords } from "../columns/words";
import type { headSelection } from "../selection/selection-keys";
import { selectionWords } from "../selection/words";

type HeaderProps = {
  columns: readonly Column[];
  order: Order;
  onOrder: (order: Order) => void;
  widths: Widths;
  onWidth: SetWidth;
  selection: ReturnType<typeof headSelection>;
};

/** The columns' names, each a button that orders by it, and at its right the edge that makes it wider. */
export function MovieGridHeader({
  columns,
  order,
  onOrder,
  widths,
  onWidth,
  selection,
}: HeaderProps) {
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
        {selection && <SelectHead {...selection} />}
        {columns.map((column) => (
          // biome-ignore lint/a11y/useFocusableInteractive: its button takes the focus
          <div
            key={column.name}
            role="columnheader"
            // Of the key that counts first; the others are in their names.
            aria-sort={sortOf(column, order.slice(0, 1))}
            className="relative flex h-full min-w-0 items-center px-1"
          >
            <ColumnName column={column} order={order} onOrder={onOrder} />
            <WidthHandle column={column} width={widths[column.name]} onWidth={onWidth} />
          </div>
        ))}
      </div>
    </div>
  );
}

function SelectHead({
  isAll,
  isSome,
  onToggle,
}: {
  isAll: boolean;
  isSome: boolean;
  onToggle: () => void;
}) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: its box takes the focus
    <div
      role="columnheader"
      aria-label={selectionWords.column}
      className="absolute inset-y-0 left-0 grid w-9 place-items-center pl-2"
    >
      <SelectBox
        label={selectionWords.selectLoaded}
        isChecked={isAll}
        isMixed={isSome && !isAll}
        onToggle={onToggle}
      />
    </div>
  );
}

function sortOf({ sortField }: Column, order: Order): "ascending" | "descending" | undefined {
  const key = order.find(({ field }) => field === sortField);
  return key && (key.is_descending ? "descending" : "ascending");
}

function ColumnName({
  column: { label, sortField },
  order,
  onOrder,
}: Pick<HeaderProps, "order" | "onOrder"> & { column: Column }) {
  if (!sortField)
    return <span className="truncate px-1 font-medium text-12 text-muted">{label}</span>;
  const at = order.findIndex(({ field }) => field === sortField);
  const key = order[at];
  const Arrow = key?.is_descending ? ArrowDown : ArrowUp;
  const sort = ({ shiftKey }: MouseEvent) =>
    onOrder(shiftKey ? alsoSortedBy(order, sortField) : sortedBy(order, sortField));
  return (
    <Tooltip label={columnWords.sortHint}>
      <button
        type="button"
        onClick={sort}
        className="focus-ring flex h-6 max-w-full items-center gap-1 rounded-sm px-1 font-medium text-12 text-muted transition-colors hover:text-ink"
      >
        <span className="truncate">{label}</span>
        {key && (
          <>
            <Arrow aria-hidden size={12} className="shrink-0" />
            {order.length > 1 && (
              <>
                <span aria-hidden className="text-11 tabular-nums">
                  {at + 1}
                </span>
                <span className="sr-only">{columnWords.sorted(at + 1, key.is_descending)}</span>
              </>
            )}
          </>
        )}
      </button>
    </Tooltip>
  );
}
