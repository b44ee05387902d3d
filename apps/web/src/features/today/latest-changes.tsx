"use client";

import type { ChangeSet } from "@marquee/schemas/change-set";
import Link from "next/link";
import { changeSetHref } from "../change-sets/change-set-href";
import { When } from "../page/when";
import { doorWords } from "../page/words";
import { todayWords } from "./words";

/** What was changed, by whom and when, each leading to its whole. */
export function LatestChanges({ changes }: { changes: readonly ChangeSet[] }) {
  if (changes.length === 0) return <p className="py-2 text-muted">{todayWords.changesEmpty}</p>;
  return (
    <ul className="-mx-4 flex flex-col">
      {changes.map(({ id, summary, actor, door, at, undone_by }) => (
        <li key={id} className="flex flex-col border-line border-t px-4 py-1.5">
          <span className="flex min-w-0 items-baseline gap-3">
            <Link
              href={changeSetHref(id)}
              prefetch={false}
              className="focus-ring min-w-0 truncate rounded-sm font-medium hover:underline"
            >
              {summary}
            </Link>
            {undone_by && <span className="text-12 text-muted">{todayWords.undone}</span>}
            <span className="ml-auto text-12 text-muted">
              <When at={at} />
            </span>
          </span>
          <span className="truncate text-12 text-muted">
            {todayWords.changedBy(actor.name, doorWords[door])}
          </span>
        </li>
      ))}
    </ul>
  );
}
