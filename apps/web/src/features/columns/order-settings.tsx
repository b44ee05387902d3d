"use client";

import { type SortField, sortFields } from "@marquee/schemas/sort-key";
import { Button } from "@marquee/ui/button";
import { IconButton } from "@marquee/ui/icon-button";
import { Select } from "@marquee/ui/select-field";
import { ArrowDown, ArrowUp, X } from "lucide-react";
import { allColumns } from "./columns";
import { alsoSortedBy, type Order, turned } from "./order";
import { columnWords } from "./words";

const labelOf = (field: SortField) =>
  allColumns.find(({ sortField }) => sortField === field)?.label ?? field;
const fieldOf = (name: SortField) => allColumns.find((column) => column.name === name)?.field;

/** What the films are sorted by, one key after the other. */
export function OrderSettings({
  order,
  onOrder,
}: {
  order: Order;
  onOrder: (order: Order) => void;
}) {
  const others = sortFields.filter((name) => !order.some(({ field }) => field === name));
  const addLabel = order.length === 0 ? columnWords.sortBy : columnWords.thenBy;
  return (
    <div className="flex flex-col gap-1">
      {order.length === 0 && <p className="pb-1 text-muted">{columnWords.bestFirst}</p>}
      <ol className="flex flex-col gap-1">
        {order.map(({ field, is_descending }) => {
          const label = labelOf(field);
          const direction = columnWords.direction(fieldOf(field), is_descending);
          const Arrow = is_descending ? ArrowDown : ArrowUp;
          return (
            <li key={field} className="flex items-center gap-1">
              <span className="min-w-0 flex-1 truncate">{label}</span>
              <Button
                aria-label={columnWords.turn(label, direction)}
                onClick={() => onOrder(turned(order, field))}
              >
                <Arrow aria-hidden size={14} className="shrink-0 text-muted" />
                {direction}
              </Button>
              <IconButton
                label={columnWords.removeKey(label)}
                icon={X}
                isInactive={order.length === 1}
                onClick={() => onOrder(order.filter((key) => key.field !== field))}
              />
            </li>
          );
        })}
      </ol>
      {others.length > 0 && (
        <Select
          aria-label={addLabel}
          value=""
          options={[
            { value: "", label: addLabel },
            ...others.map((name) => ({ value: name, label: labelOf(name) })),
          ]}
          onChange={({ target }) => {
            const chosen = others.find((name) => name === target.value);
            if (chosen) onOrder(alsoSortedBy(order, chosen));
          }}
        />
      )}
    </div>
  );
}
