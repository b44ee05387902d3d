"use client";

import type { MovieStats } from "@marquee/schemas/movie-stats";
import { Skeleton } from "@marquee/ui/skeleton";
import { StatusDot } from "@marquee/ui/status-dot";
import Link from "next/link";
import { formatNumber } from "../../lib/numbers";
import { useReader } from "../../lib/reader";
import { expiryWindows } from "./expiry-windows";
import { todayWords } from "./words";

/** How many films' rights are over or end soon; undefined while it is still to come. Each leads to its films. */
export function ExpiryTiles({ expiry }: { expiry: MovieStats["expiry"] | undefined }) {
  const { locale } = useReader();
  return (
    <ul className="grid @min-[40rem]:grid-cols-5 grid-cols-2 gap-2">
      {expiryWindows.map(({ name, tone, href }) => {
        const count = expiry?.[name];
        return (
          <li key={name} className="flex @max-[40rem]:first:col-span-2">
            <Link
              href={href}
              prefetch={false}
              className="focus-ring flex flex-1 flex-col gap-1 rounded-md border border-line px-3 py-2.5 transition-colors hover:bg-hover"
            >
              <span className="flex items-center gap-1.5 text-12 text-muted">
                <StatusDot tone={tone} />
                {todayWords.windows[name]}
              </span>
              <span
                className={`font-semibold text-20 tabular-nums ${count === 0 ? "text-muted" : ""}`}
              >
                {count === undefined ? (
                  <Skeleton className="my-2 w-12" />
                ) : (
                  formatNumber(count, locale)
                )}
              </span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
