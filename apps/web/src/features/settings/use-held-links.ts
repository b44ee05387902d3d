"use client";

import { useEffect, useEffectEvent } from "react";
import { isPlainClick } from "../../lib/plain-click";

/** While `isHeld`, links to other pages of this site are not followed: `onLink` is told where they lead. */
export function useHeldLinks(isHeld: boolean, onLink: (href: string) => void): void {
  const hold = useEffectEvent((event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!link || link.target || !isPlainClick(event)) return;
    const { origin, pathname } = window.location;
    if (link.origin !== origin || link.pathname === pathname) return;
    event.preventDefault();
    event.stopPropagation();
    onLink(link.href);
  });
  useEffect(() => {
    if (!isHeld) return;
    const listener = (event: MouseEvent) => hold(event);
    // Before the link's own listener, which would go there.
    window.addEventListener("click", listener, true);
    return () => window.removeEventListener("click", listener, true);
  }, [isHeld]);
}
