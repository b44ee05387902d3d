"use client";

import { useEffect } from "react";

/** Names the browser's tab after what is open. Going there asks the server for no page that would. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Marquee`;
  }, [title]);
}
