"use client";

import { createParser, useQueryStates } from "nuqs";
import { useMemo } from "react";
import { type CatalogueParams, catalogueQuery } from "./catalogue-query";

const text = createParser({ parse: (value: string) => value || null, serialize: String });
const parsers = { query: text, sort: text, columns: text, view: text, from: text };

/** What the address says of the list, what it asks for, and how to change it. */
export function useCatalogueParams() {
  const [params, setParams] = useQueryStates(parsers);
  const { query, sort, from } = params;
  const asked = useMemo(() => catalogueQuery({ query, sort, from }), [query, sort, from]);
  return {
    params,
    query: asked,
    /** Goes to another list; Back returns. */
    change: (changes: Partial<CatalogueParams>) =>
      setParams(fromBeginning(changes), { history: "push" }),
    /** The same, but as a correction of the present address. */
    correct: (changes: Partial<CatalogueParams>) =>
      setParams(fromBeginning(changes), { history: "replace" }),
  };
}

/** Other films or another order begin at their beginning. */
function fromBeginning(changes: Partial<CatalogueParams>): Partial<CatalogueParams> {
  return "query" in changes || "sort" in changes ? { from: null, ...changes } : changes;
}

export type CatalogueControls = ReturnType<typeof useCatalogueParams>;
