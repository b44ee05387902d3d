"use client";

import { usePathname, useSearchParams } from "next/navigation";

/** Where the browser is: the path, and the parameters after it without their `?`. */
export function useAddress(): { pathname: string; search: string } {
  const pathname = usePathname() ?? "";
  const params = useSearchParams()?.toString() ?? "";
  // As it stands in the address bar: a query in one line stays readable.
  const search = params.replaceAll("%3A", ":").replaceAll("%2C", ",");
  return { pathname, search };
}
