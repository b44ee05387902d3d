"use client";

import type { ReactNode } from "react";
import { onPlainClick } from "../../lib/plain-click";

/** The name of a row's thing: it opens it, and the whole row is where to press. */
export function OpenLink({
  href,
  onOpen,
  children,
}: {
  href: string;
  onOpen: () => void;
  children: ReactNode;
}) {
  return (
    <a
      href={href}
      onClick={onPlainClick(onOpen)}
      className="focus-ring rounded-sm font-medium wrap-anywhere after:absolute after:inset-0"
    >
      {children}
    </a>
  );
}
