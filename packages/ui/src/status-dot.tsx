export type Tone = "expired" | "soon" | "month" | "later";

const shapes: Record<Tone, string> = {
  expired: "bg-expired",
  soon: "bg-soon",
  month: "bg-month",
  later: "border border-later",
};

/** A dot of a tone's colour; a word always stands beside it. */
export function StatusDot({ tone }: { tone: Tone }) {
  return (
    <span aria-hidden className={`inline-block size-2 shrink-0 rounded-full ${shapes[tone]}`} />
  );
}
