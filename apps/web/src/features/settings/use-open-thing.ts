"use client";

import { useAddress } from "../../lib/use-address";
import { useGuard } from "./panel-guard";

/** What `open` says while a new thing is made. */
export const newThing = "new";

/** What is open beside the table, as the address says it. */
export function useOpenThing() {
  const { openId, setOpenId } = useGuard();
  const { pathname, search } = useAddress();
  return {
    openId: openId ?? undefined,
    hrefOf: (id: string) => {
      const params = new URLSearchParams(search);
      params.set("open", id);
      return `${pathname}?${params}`;
    },
    open: (id: string) => setOpenId(id),
    close: () => setOpenId(null),
  };
}
