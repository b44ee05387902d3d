"use client";

import type { MovieChange } from "@marquee/schemas/change-set";
import type { MovieRecord } from "@marquee/schemas/movie-record";
import { Button } from "@marquee/ui/button";
import { Skeleton } from "@marquee/ui/skeleton";
import Link from "next/link";
import { useCan } from "../../lib/reader";
import { trpc } from "../../lib/trpc";
import { useRun } from "../../lib/use-run";
import { changeSetHref } from "../change-sets/change-set-href";
import { changedFields, FilmDiff } from "../change-sets/film-diff";
import { useUndo } from "../change-sets/use-undo";
import { ListMore } from "../page/list-more";
import { LoadProblem } from "../page/load-problem";
import { ProblemNote } from "../page/problem-note";
import { When } from "../page/when";
import { doorWords } from "../page/words";
import { changesBetween, movieOf } from "./conflict";
import type { MovieCache } from "./use-movie-cache";
import { movieWords } from "./words";

const words = movieWords.history;

/** All that was done to a film, the latest first; what it was can be made what it is. */
export function FilmHistory({ record, cache }: { record: MovieRecord; cache: MovieCache }) {
  const list = trpc.movie.history.useInfiniteQuery(
    { id: record.id, limit: 20 },
    { getNextPageParam: (page) => page.next_cursor },
  );
  const changes = list.data?.pages.flatMap((page) => page.changes);
  if (list.isLoadingError) return <LoadProblem title={words.failed} query={list} />;
  return (
    <>
      <ol className="flex min-h-0 flex-1 flex-col overflow-y-auto" aria-busy={list.isPending}>
        {changes?.map((change) => (
          <ChangeItem key={change.version} change={change} record={record} cache={cache} />
        ))}
        {list.isPending && <SkeletonChanges />}
      </ol>
      <ListMore list={list} />
    </>
  );
}

function ChangeItem({
  change,
  record,
  cache,
}: {
  change: MovieChange;
  record: MovieRecord;
  cache: MovieCache;
}) {
  const { version, at, actor, door, before, after, change_set } = change;
  const isPresent = version === record.version;
  return (
    <li className="flex flex-col gap-1.5 border-line border-b px-4 py-3 text-13">
      <p className="flex items-baseline gap-2">
        <Link href={changeSetHref(change_set)} className="focus-ring rounded-sm font-medium">
          {words.verbs[verbOf(change)]}
        </Link>
        <span className="min-w-0 truncate text-muted">{words.by(actor.name, doorWords[door])}</span>
        <span className="ml-auto shrink-0 text-12 text-muted">
          <When at={at} />
        </span>
      </p>
      <FilmDiff before={before} after={after} />
      <p className="text-12 text-muted">
        {words.version(version)}
        {isPresent && ` · ${words.present}`}
      </p>
      {after && !isPresent && <RestoreVersion change={change} record={record} cache={cache} />}
    </li>
  );
}

function verbOf({ version, before, after }: MovieChange): keyof typeof words.verbs {
  if (before && after) return "changed";
  if (before) return "deleted";
  return version === 1 ? "added" : "restored";
}

/** Writes what a film was as a new change; nothing is offered where it is so already. */
function RestoreVersion({
  change: { version, after },
  record,
  cache,
}: {
  change: MovieChange;
  record: MovieRecord;
  cache: MovieCache;
}) {
  const canWrite = useCan("movie.write");
  const { offer } = useUndo();
  const { mutateAsync } = trpc.movie.update.useMutation();
  const { isPending, problem, run } = useRun();
  const present = movieOf(record);
  if (!canWrite || !after || changedFields(present, { ...present, ...after }).length === 0) return;
  const restore = () =>
    run(async () => {
      const set = changesBetween(present, { ...present, ...after });
      const written = await mutateAsync({ id: record.id, version: record.version, set });
      cache.written(written.movie);
      offer(words.restored(written.movie.title, version), written.change_set);
    });
  return (
    <>
      <ProblemNote failed={words.notRestored} problem={problem} />
      <Button className="self-start" isPending={isPending} onClick={() => void restore()}>
        {words.restore}
      </Button>
    </>
  );
}

function SkeletonChanges() {
  return [0, 1, 2].map((row) => (
    <li key={row} className="flex flex-col gap-2.5 border-line border-b px-4 py-3">
      <Skeleton className="w-3/4" />
      <Skeleton className="w-1/2" />
      <Skeleton className="w-1/4" />
    </li>
  ));
}
