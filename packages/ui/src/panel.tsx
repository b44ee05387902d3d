"use client";

import { X } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { IconButton } from "./icon-button";

/** A page beside the page: 420 wide where there is room for both, else all of the screen. */
export function Panel({
  title,
  subtitle,
  actions,
  onClose,
  children,
  ...props
}: Omit<ComponentProps<"aside">, "title"> & {
  title: string;
  subtitle?: ReactNode;
  actions?: ReactNode;
  onClose: () => void;
}) {
  return (
    <aside
      aria-label={title}
      {...props}
      className="flex w-full shrink-0 flex-col border-line bg-surface max-md:fixed max-md:inset-0 max-md:z-30 md:w-[420px] md:border-l"
    >
      <header className="flex min-h-12 shrink-0 items-center gap-1 border-line border-b py-1 pr-2 pl-4">
        <div className="min-w-0 flex-1">
          <h2 tabIndex={-1} title={title} className="truncate font-semibold text-14 outline-none">
            {title}
          </h2>
          {subtitle && <p className="truncate text-12 text-muted">{subtitle}</p>}
        </div>
        {actions}
        <IconButton label="Close" icon={X} keys={["Esc"]} onClick={onClose} />
      </header>
      {children}
    </aside>
  );
}
