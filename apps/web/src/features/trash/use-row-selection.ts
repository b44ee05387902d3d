"use client";

import { useState } from "react";

/** Which rows of a list are selected: what is no longer in the list is not. */
export function useRowSelection(rows: readonly string[]) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [anchor, setAnchor] = useState<string>();
  const ids = rows.filter((id) => chosen.has(id));

  /** Selects or lets go of a row; with `isRange`, all from the one before to this one become like that one. */
  const toggle = (id: string, isRange = false) => {
    const [from, to] = [rows.indexOf(anchor ?? id), rows.indexOf(id)];
    const isOneOf = isRange && from !== -1;
    const range = isOneOf ? rows.slice(Math.min(from, to), Math.max(from, to) + 1) : [id];
    const isOn = isOneOf ? chosen.has(anchor ?? id) : !chosen.has(id);
    const next = new Set(chosen);
    for (const row of range) {
      if (isOn) next.add(row);
      else next.delete(row);
    }
    setChosen(next);
    setAnchor(id);
  };

  return {
    ids,
    has: (id: string) => chosen.has(id),
    toggle,
    toggleAll: () => setChosen(new Set(ids.length === rows.length ? [] : rows)),
    clear: () => setChosen(new Set()),
    isAll: rows.length > 0 && ids.length === rows.length,
  };
}

export type RowSelection = ReturnType<typeof useRowSelection>;
