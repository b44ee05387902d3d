"use client";

import type { View } from "@marquee/schemas/view";
import { usePathname, useRouter } from "next/navigation";
import { viewHref } from "./view-address";

/** Shows a view in the catalogue; within the catalogue without asking the server for the page. */
export function useOpenView(): (view: View) => void {
  const router = useRouter();
  const isInCatalogue = isCatalogue(usePathname() ?? "");
  return (view) => {
    const href = viewHref(view);
    if (isInCatalogue) window.history.pushState(null, "", href);
    else router.push(href);
  };
}

/** Whether a path is the catalogue's, with or without a film open in it. */
export function isCatalogue(path: string): boolean {
  return path === "/catalogue" || path.startsWith("/catalogue/");
}
