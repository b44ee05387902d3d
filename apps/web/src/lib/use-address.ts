"use client";

import { usePathname, useSearchParams } from "next/navigation";

/** Where the browser is: the path, and the parameters after it without their `?`. */
export function useAddress(): { pathname: string; search: string } {
  const pathname = usePathname() ?? "";
  const search = useSearchParams()?.toString() ?? "";
  return { pathname, search };
}
