import type { ReactNode } from "react";

/** A page's name, what can be done, and its content, which scrolls by itself. */
export function PageMain({
  title,
  actions,
  footer,
  children,
}: {
  title: string;
  actions?: ReactNode;
  footer?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section aria-label={title} className="@container flex min-h-0 min-w-0 flex-1 flex-col">
      <header className="flex min-h-12 shrink-0 flex-wrap items-center gap-2 border-line border-b px-4 py-1.5">
        <h1 className="mr-auto font-semibold text-20">{title}</h1>
        {actions}
      </header>
      <div className="relative flex min-h-0 flex-1 flex-col overflow-y-auto overscroll-contain">
        {children}
      </div>
      {footer}
    </section>
  );
}
