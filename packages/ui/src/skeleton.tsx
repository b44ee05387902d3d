/** A grey bar where text will be. It shows itself after 150 ms, so that a short wait shows nothing. */
export function Skeleton({ className = "w-full" }: { className?: string }) {
  return <span aria-hidden className={`block h-3 animate-pulse rounded-sm bg-line ${className}`} />;
}
