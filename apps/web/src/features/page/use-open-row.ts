"use client";

import { useAddress } from "../../lib/use-address";
import { useParam } from "../../lib/use-params";

/** Which row of a table stands open beside it, as the address says; Back closes it. */
export function useOpenRow() {
  const [openId, setOpenId] = useParam("open");
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
