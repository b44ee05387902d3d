"use client";

import { useMemo } from "react";
import { useParams } from "../../lib/use-params";
import { type CatalogueParams, catalogueQuery } from "./catalogue-query";

const names = ["query", "sort", "columns", "view", "from"] as const;

/** What the address says of the list, what it asks for, and how to change it. */
export function useCatalogueParams() {
  const [params, setParams] = useParams(names);
  const { query, sort, from } = params;
  const asked = useMemo(() => catalogueQuery({ query, sort, from }), [query, sort, from]);
  return {
    params,
    query: asked,
    /** Goes to another list; Back returns. */
    change: (changes: Partial<CatalogueParams>) => setParams(fromBeginning(changes), "push"),
    /** The same, but as a correction of the present address. */
    correct: (changes: Partial<CatalogueParams>) => setParams(fromBeginning(changes), "replace"),
  };
}

/** Other films or another order begin at their beginning. */
function fromBeginning(changes: Partial<CatalogueParams>): Partial<CatalogueParams> {
  return "query" in changes || "sort" in changes ? { from: null, ...changes } : changes;
}

export type CatalogueControls = ReturnType<typeof useCatalogueParams>;
