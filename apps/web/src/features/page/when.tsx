"use client";

import { formatAgo, formatDay, formatInstant } from "../../lib/dates";
import { useReader } from "../../lib/reader";

const oneLine = "whitespace-nowrap";

/**
 * An instant as people tell it, "3 hours ago", and the time itself on asking; `with` puts that time, or
 * its day, before it.
 */
export function When({ at, with: shown }: { at: string | null; with?: "time" | "day" }) {
  const { locale, now } = useReader();
  if (at === null) return <>—</>;
  const ago = formatAgo(at, now);
  const whole = formatInstant(at, locale);
  return (
    <time dateTime={at} title={whole}>
      {shown !== undefined && (
        <>
          <span className={oneLine}>
            {shown === "day" ? formatDay(at.slice(0, 10), locale) : whole}
          </span>{" "}
        </>
      )}
      <span className={shown === undefined ? oneLine : `${oneLine} text-muted`}>{ago}</span>
    </time>
  );
}
