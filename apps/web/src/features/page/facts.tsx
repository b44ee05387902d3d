import type { ReactNode } from "react";

/** Names and values below each other; undefined ones are left out. */
export function Facts({ facts }: { facts: readonly (readonly [string, ReactNode] | undefined)[] }) {
  return (
    <dl className="grid grid-cols-[minmax(7.5rem,max-content)_1fr] gap-x-3 gap-y-1.5 text-12">
      {facts.map(
        (fact) =>
          fact && (
            <div key={fact[0]} className="contents">
              <dt className="text-muted">{fact[0]}</dt>
              <dd className="min-w-0 tabular-nums wrap-anywhere">{fact[1]}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
