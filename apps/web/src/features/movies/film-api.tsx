"use client";

import type { MovieRecord } from "@marquee/schemas/movie-record";
import { CopyText } from "@marquee/ui/copy-text";
import { formatInstant } from "../../lib/dates";
import { useReader } from "../../lib/reader";
import { CodeBlock } from "../page/code-block";
import { movieWords } from "./words";

const words = movieWords.api;

/** How programs reach a film: its identity, its version, and requests that can be pasted. */
export function FilmApi({ record }: { record: MovieRecord }) {
  const { locale } = useReader();
  const { id, version, created_at, updated_at } = record;
  const etag = `"v${version}"`;
  const url = `${window.location.origin}/api/movies/${id}`;
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto p-4 text-12">
      <section aria-label={movieWords.sections.api} className="flex flex-col gap-1.5">
        <CopyText label={words.id} text={id} />
        <CopyText label={words.etag} text={etag} />
        <dl className="grid grid-cols-[5rem_1fr] gap-y-1.5 tabular-nums">
          <dt className="text-muted">{words.version}</dt>
          <dd>{version}</dd>
          <dt className="text-muted">{words.added}</dt>
          <dd>{formatInstant(created_at, locale)}</dd>
          <dt className="text-muted">{words.changed}</dt>
          <dd>{version === 1 ? words.never : formatInstant(updated_at, locale)}</dd>
        </dl>
      </section>
      <p className="text-muted">{words.token}</p>
      <CodeBlock
        label={words.read}
        code={`curl -H "Authorization: Bearer $MARQUEE_TOKEN" \\\n  ${url}`}
      />
      <CodeBlock
        label={words.change}
        code={[
          'curl -X PATCH -H "Authorization: Bearer $MARQUEE_TOKEN" \\',
          `  -H 'If-Match: ${etag}' -H 'Content-Type: application/json' \\`,
          `  -d '{"expiry_date": "${record.expiry_date}"}' \\`,
          `  ${url}`,
        ].join("\n")}
      />
    </div>
  );
}
