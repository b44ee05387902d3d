"use client";

import { useEffect } from "react";

/** Names the browser's tab after what is open, and gives the old name back. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    const before = document.title;
    document.title = `${title} · Marquee`;
    return () => {
      document.title = before;
    };
  }, [title]);
}
