import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

/** What would be here, and what to do about it. */
export function EmptyState({
  icon: Icon,
  title,
  heading: Heading = "h2",
  description,
  children,
}: {
  icon: LucideIcon;
  title: string;
  /** `h1` where it stands for a whole page. */
  heading?: "h1" | "h2";
  description: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className="flex flex-col items-center gap-3 px-6 py-16 text-center">
      <Icon aria-hidden size={28} strokeWidth={1.25} className="text-muted" />
      <div className="flex flex-col gap-1">
        <Heading className="font-semibold text-14">{title}</Heading>
        <div className="max-w-sm text-pretty text-13 text-muted">{description}</div>
      </div>
      {children && <div className="flex flex-wrap justify-center gap-2 pt-1">{children}</div>}
    </div>
  );
}
