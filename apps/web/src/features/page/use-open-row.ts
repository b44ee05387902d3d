"use client";

import { parseAsString, useQueryState } from "nuqs";
import { useAddress } from "../../lib/use-address";

/** Which row of a table stands open beside it, as the address says; Back closes it. */
export function useOpenRow() {
  const [openId, setOpenId] = useQueryState("open", parseAsString.withOptions({ history: "push" }));
  const { pathname, search } = useAddress();
  return {
    openId: openId ?? undefined,
    hrefOf: (id: string) => {
      const params = new URLSearchParams(search);
      params.set("open", id);
      return `${pathname}?${params}`;
    },
    open: (id: string) => void setOpenId(id),
    close: () => void setOpenId(null),
  };
}
