import type { ReactNode } from "react";
import { StatusDot, type Tone } from "./status-dot";

const colours: Record<Tone, string> = {
  expired: "text-expired",
  soon: "text-soon",
  month: "text-month",
  later: "text-later",
};

/** A word about a state, with its dot. */
export function Badge({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={`inline-flex min-w-0 max-w-full items-center gap-1.5 ${colours[tone]}`}>
      <StatusDot tone={tone} />
      <span className="truncate">{children}</span>
    </span>
  );
}
