"use client";

import { toast } from "@marquee/ui/toast";
import { clientList, curlList } from "../developers/list-examples";
import type { Shown } from "./view-address";
import { viewWords as words } from "./words";

const examples = { curl: curlList, typescript: clientList };

/** Copies what the list shows as code that asks this installation for the same. */
export function useCopyList({ query, sort }: Shown) {
  return async (language: keyof typeof examples) => {
    const asked = { ...(query ? { query } : {}), ...(sort ? { sort } : {}) };
    try {
      await navigator.clipboard.writeText(examples[language](window.location.origin, asked));
      toast(words.copied[language]);
    } catch {
      toast.error(words.notCopied);
    }
  };
}
