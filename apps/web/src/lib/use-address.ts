"use client";

import { usePathname, useSearchParams } from "next/navigation";

/** Where the browser is: the path, and the parameters after it without their `?`. */
export function useAddress(): { pathname: string; search: string } {
  const pathname = usePathname() ?? "";
  const params = useSearchParams();
  return { pathname, search: params ? spelled(params) : "" };
}

/** What a query in one line is written with and an address may hold as it is: `!` `(` `)` `,` `/` `:` `=` `@` `~`. */
const readable = /%(?:21|28|29|2C|2F|3A|3D|40|7E)/g;

/** As it stands in the address bar: a query in one line stays readable. */
export function spelled(params: URLSearchParams): string {
  return params.toString().replaceAll(readable, decodeURIComponent);
}
