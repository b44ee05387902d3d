"use client";

import { createParser, useQueryStates } from "nuqs";
import { useMemo } from "react";
import { useReader } from "../../lib/reader";
import { type CatalogueParams, catalogueQuery, movieFilters, paramNames } from "./catalogue-query";

const text = createParser({ parse: (value: string) => value || null, serialize: String });
const parsers = Object.fromEntries(paramNames.map((name) => [name, text]));
const noFilters = Object.fromEntries(movieFilters.map(({ field }) => [field.name, null]));

/** The filters and the order in the address, what they ask for, and how to change them. */
export function useCatalogueParams() {
  const { today } = useReader();
  const [params, setParams] = useQueryStates(parsers);
  const query = useMemo(() => catalogueQuery(params, today), [params, today]);
  return {
    params,
    query,
    /** Goes to other filters or another order; Back returns. */
    change: (changes: CatalogueParams) => setParams(changes, { history: "push" }),
    /** The same, but as a correction of the present address. */
    correct: (changes: CatalogueParams) => setParams(changes, { history: "replace" }),
    clearFilters: () => setParams(noFilters, { history: "push" }),
  };
}

export type CatalogueControls = ReturnType<typeof useCatalogueParams>;
