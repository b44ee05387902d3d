"use client";

import { parseAsString, useQueryState } from "nuqs";
import { useAddress } from "../../lib/use-address";

/** What `open` says while a new thing is made. */
export const newThing = "new";

/** What is open beside the table, as the address says it. */
export function useOpenThing() {
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
