/** The name, as it is written. */
export function Wordmark({
  className = "",
  isShort = false,
}: {
  className?: string;
  isShort?: boolean;
}) {
  return (
    <span className={`inline-flex items-center gap-2 font-semibold tracking-tight ${className}`}>
      <svg aria-hidden="true" viewBox="0 0 32 32" className="size-6 shrink-0">
        <rect width="32" height="32" rx="7" className="fill-accent" />
        <path
          d="M8 23V9.5l8 8 8-8V23"
          fill="none"
          strokeWidth="3"
          strokeLinecap="round"
          strokeLinejoin="round"
          className="stroke-on-accent"
        />
      </svg>
      <span className={isShort ? "sr-only" : undefined}>Marquee</span>
    </span>
  );
}
