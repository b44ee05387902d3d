"use client";

import type { MovieRecord } from "@marquee/schemas/movie-record";
import { CopyText } from "@marquee/ui/copy-text";
import { formatInstant } from "../../lib/dates";
import { useReader } from "../../lib/reader";

/** What the catalogue itself knows of a film. */
export function FilmFacts({ record }: { record: MovieRecord }) {
  const { locale } = useReader();
  return (
    <section aria-label="Record" className="mt-2 border-line border-t pt-4 text-12">
      <dl className="grid grid-cols-[5rem_1fr] gap-y-1.5">
        <dt className="text-muted">Added</dt>
        <dd className="tabular-nums">{formatInstant(record.created_at, locale)}</dd>
        <dt className="text-muted">Changed</dt>
        <dd className="tabular-nums">
          {record.version === 1 ? "Never" : formatInstant(record.updated_at, locale)}
        </dd>
        <dt className="text-muted">Version</dt>
        <dd className="tabular-nums">{record.version}</dd>
      </dl>
      <div className="pt-1.5">
        <CopyText label="Id" text={record.id} />
      </div>
    </section>
  );
}
