"use client";

import type { ViewColumn } from "@marquee/schemas/view-column";
import { Checkbox } from "@marquee/ui/choice";
import { IconButton } from "@marquee/ui/icon-button";
import { ChevronDown, ChevronUp } from "lucide-react";
import { useState } from "react";
import { allColumns, type Column, linkColumn } from "./columns";
import { columnWords } from "./words";

/** Which columns stand in the table, and in which order. The film's link always does. */
export function ColumnSettings({
  columns,
  onColumns,
}: {
  columns: readonly Column[];
  onColumns: (names: readonly ViewColumn[]) => void;
}) {
  const [told, setTold] = useState("");
  const names = columns.map(({ name }) => name);
  const hidden = allColumns.filter(({ name }) => !names.includes(name));
  const move = (column: Column, by: 1 | -1) => {
    const from = names.indexOf(column.name);
    const others = names.filter((name) => name !== column.name);
    onColumns(others.toSpliced(from + by, 0, column.name));
    setTold(columnWords.moved(column.label, from + by + 1, names.length));
  };
  return (
    <>
      <ul className="flex flex-col">
        {[...columns, ...hidden].map((column) => {
          const { name, label } = column;
          const at = names.indexOf(name);
          return (
            <li key={name} className="flex min-h-8 items-center justify-between gap-2">
              <Checkbox
                label={label}
                checked={at !== -1}
                disabled={name === linkColumn}
                onChange={({ target }) =>
                  onColumns(
                    target.checked ? [...names, name] : names.filter((known) => known !== name),
                  )
                }
              />
              {at !== -1 && (
                <span className="flex">
                  <IconButton
                    label={columnWords.moveLeft(label)}
                    icon={ChevronUp}
                    isInactive={at === 0}
                    onClick={() => move(column, -1)}
                  />
                  <IconButton
                    label={columnWords.moveRight(label)}
                    icon={ChevronDown}
                    isInactive={at === names.length - 1}
                    onClick={() => move(column, 1)}
                  />
                </span>
              )}
            </li>
          );
        })}
      </ul>
      <p role="status" className="sr-only">
        {told}
      </p>
    </>
  );
}
