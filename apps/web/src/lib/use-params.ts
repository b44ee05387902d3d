"use client";

import { useCallback, useMemo } from "react";
import { goAhead, usePresentSearch } from "./address-ahead";
import { spelled } from "./use-address";

/** How the address changes: `push` can be taken back by Back, `replace` corrects the present entry. */
export type AddressChange = "push" | "replace";

/**
 * The parameters of the address by these names, null where one is missing or empty, and how to change some
 * of them; the others stay as they are. Nothing is fetched from the server for it.
 */
export function useParams<Name extends string>(names: readonly Name[]) {
  const search = usePresentSearch();
  const params = useMemo(() => {
    const present = new URLSearchParams(search);
    const entries = names.map((name) => [name, present.get(name) || null]);
    return Object.fromEntries(entries) as Record<Name, string | null>;
  }, [search, names]);
  return [params, changeParams<Name>] as const;
}

/** One of them: as `useParams`. */
export function useParam(name: string) {
  const search = usePresentSearch();
  const change = useCallback(
    (value: string | null, how?: AddressChange) => changeParams({ [name]: value }, how),
    [name],
  );
  return [new URLSearchParams(search).get(name) || null, change] as const;
}

function changeParams<Name extends string>(
  changes: Partial<Record<Name, string | null>>,
  how: AddressChange = "push",
): void {
  const { pathname, hash, search: before } = window.location;
  // As the browser has it by now: several may be changed before the page follows.
  const params = new URLSearchParams(before);
  const present = spelled(params);
  for (const [name, value] of Object.entries<string | null | undefined>(changes)) {
    if (value) params.set(name, value);
    else if (value === null || value === "") params.delete(name);
  }
  const search = spelled(params);
  if (search === present) return;
  const address = `${pathname}${search && `?${search}`}${hash}`;
  if (how === "push") window.history.pushState(null, "", address);
  else window.history.replaceState(null, "", address);
  goAhead({ pathname, search });
}
