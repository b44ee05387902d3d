"use client";

import { formatAgo, formatInstant } from "../../lib/dates";
import { useReader } from "../../lib/reader";

/** An instant as people tell it, "3 hours ago", with the time itself beside it or on asking. */
export function When({ at, isWhole = false }: { at: string | null; isWhole?: boolean }) {
  const { locale, now } = useReader();
  if (at === null) return <>—</>;
  const ago = formatAgo(at, now);
  const whole = formatInstant(at, locale);
  return (
    <time dateTime={at} title={whole} className="whitespace-nowrap">
      {isWhole ? (
        <>
          {whole} <span className="text-muted">{ago}</span>
        </>
      ) : (
        ago
      )}
    </time>
  );
}
