"use client";

import type { BulkPreview } from "@marquee/schemas/bulk";
import { Button } from "@marquee/ui/button";
import Link from "next/link";
import { filmsWord } from "../../lib/films-word";
import { formatNumber } from "../../lib/numbers";
import { useReader } from "../../lib/reader";
import { FilmDiff } from "../change-sets/film-diff";
import { hrefOf } from "../movies/catalogue-route";
import type { BulkKind } from "./bulk-target";
import { Elapsed } from "./elapsed";
import type { Bulk } from "./use-bulk";
import { bulkWords } from "./words";

/** What an edit would do: how many films, the first of them before and after, and what is worth a second look. */
export function BulkPreviewView({
  kind,
  bulk,
  onCancel,
}: {
  kind: BulkKind;
  bulk: Bulk;
  onCancel: () => void;
}) {
  const { locale } = useReader();
  const { edit, preview, problem, isPending, confirm } = bulk;
  const films = filmsWord(preview?.changed ?? 0, locale);
  return (
    <>
      {!preview && !problem && <p className="text-muted">{bulkWords.looking}</p>}
      {preview && <Counts preview={preview} />}
      {preview && preview.changed > 0 && <Pairs pairs={preview.pairs} />}
      <div className="flex flex-wrap items-center justify-end gap-2">
        {isPending && preview && (
          <p role="status" className="mr-auto tabular-nums">
            <Elapsed says={(time) => bulkWords.running[kind](films, time)} />
          </p>
        )}
        <Button isInactive={isPending && preview !== undefined} onClick={onCancel}>
          {bulkWords.cancel}
        </Button>
        {kind !== "delete" && (
          <Button isInactive={isPending} onClick={bulk.back}>
            {bulkWords.back}
          </Button>
        )}
        {problem && edit && <Button onClick={() => void bulk.look(edit)}>{bulkWords.again}</Button>}
        {confirm && (
          <Button
            variant={kind === "delete" ? "danger" : "primary"}
            isPending={isPending}
            onClick={() => void confirm()}
          >
            {bulkWords.action[kind](films)}
          </Button>
        )}
      </div>
    </>
  );
}

function Counts({ preview: { matched, changed, warnings } }: { preview: BulkPreview }) {
  const { locale } = useReader();
  const told =
    changed === 0
      ? bulkWords.nothing
      : bulkWords.counts(filmsWord(matched, locale), formatNumber(changed, locale));
  return (
    <div className="flex flex-col gap-1">
      <p role="status" className="font-medium">
        {told}
      </p>
      {warnings.map(({ code, detail, ids: [first] }) => (
        <p key={code} className="text-soon">
          {detail}{" "}
          {first && (
            <Link
              href={hrefOf({ kind: "film", id: first }, "")}
              className="focus-ring rounded-sm underline underline-offset-2"
            >
              {bulkWords.open}
            </Link>
          )}
        </p>
      ))}
    </div>
  );
}

function Pairs({ pairs }: { pairs: BulkPreview["pairs"] }) {
  const { locale } = useReader();
  return (
    <section aria-label={bulkWords.first(formatNumber(pairs.length, locale))}>
      <h3 className="pb-1 text-12 text-muted">
        {bulkWords.first(formatNumber(pairs.length, locale))}
      </h3>
      <ol
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by keys
        tabIndex={0}
        className="focus-ring max-h-72 overflow-y-auto rounded-md border border-line"
      >
        {pairs.map(({ id, before, after }) => (
          <li
            key={id}
            className="grid gap-x-4 gap-y-1 border-line border-b px-3 py-1.5 last:border-0 sm:grid-cols-[14rem_1fr]"
          >
            <span className="truncate font-medium">{after?.title ?? before?.title}</span>
            {before && after && <FilmDiff before={before} after={after} />}
          </li>
        ))}
      </ol>
    </section>
  );
}
