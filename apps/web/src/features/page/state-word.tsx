import type { ReactNode } from "react";

const looks = { good: "text-ink", warn: "text-soon", bad: "text-danger", off: "text-muted" };
const dots = {
  good: "bg-accent",
  warn: "bg-soon",
  bad: "bg-danger",
  off: "border border-muted",
};

/** A word about how something stands; the dot before it says the same again. */
export function StateWord({ kind, children }: { kind: keyof typeof looks; children: ReactNode }) {
  return (
    <span className={`inline-flex items-center gap-1.5 ${looks[kind]}`}>
      <span aria-hidden className={`size-2 shrink-0 rounded-full ${dots[kind]}`} />
      {children}
    </span>
  );
}
