"use client";

import { useEffect } from "react";

/** Lets the browser ask before the page is closed or reloaded, until what it answers is called. */
export function askBeforeLeaving(): () => void {
  const ask = (event: BeforeUnloadEvent) => event.preventDefault();
  window.addEventListener("beforeunload", ask);
  return () => window.removeEventListener("beforeunload", ask);
}

/** Lets the browser ask as long as something is unsaved. */
export function useLeaveGuard(isDirty: boolean): void {
  useEffect(() => (isDirty ? askBeforeLeaving() : undefined), [isDirty]);
}
