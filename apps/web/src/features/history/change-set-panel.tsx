"use client";

import type { ChangeSet } from "@marquee/schemas/change-set";
import { CopyText } from "@marquee/ui/copy-text";
import { Skeleton } from "@marquee/ui/skeleton";
import Link from "next/link";
import { formatNumber } from "../../lib/numbers";
import { useReader } from "../../lib/reader";
import { trpc } from "../../lib/trpc";
import { changeSetHref } from "../change-sets/change-set-href";
import { FilmDiff } from "../change-sets/film-diff";
import { hrefOf } from "../movies/catalogue-route";
import { Facts } from "../page/facts";
import { ListMore } from "../page/list-more";
import { LoadProblem } from "../page/load-problem";
import { PanelSection } from "../page/panel-section";
import { SidePanel } from "../page/side-panel";
import { When } from "../page/when";
import { doorWords } from "../page/words";
import { UndoSection } from "./undo-section";
import { actorName, historyWords, kindWords } from "./words";

const changesAPage = 20;

/** One change set: who, how, what became of each of its films, and its undoing. */
export function ChangeSetPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const details = trpc.changeSet.get.useInfiniteQuery(
    { id, limit: changesAPage },
    { getNextPageParam: (page) => page.next_cursor },
  );
  const changeSet = details.data?.pages[0];
  const changes = details.data?.pages.flatMap((page) => page.changes) ?? [];
  return (
    <SidePanel title={changeSet?.summary ?? historyWords.title} onClose={onClose}>
      {details.isLoadingError && <LoadProblem title={historyWords.failedOne} query={details} />}
      {details.isPending && <SkeletonPanel />}
      {changeSet && (
        <>
          <ChangeSetFacts changeSet={changeSet} />
          <UndoSection changeSet={changeSet} />
          <PanelSection title={historyWords.changes}>
            <ol className="-mx-4 flex flex-col border-line border-t">
              {changes.map(({ movie_id, before, after }) => (
                <li key={movie_id} className="flex flex-col gap-1 border-line border-b px-4 py-2.5">
                  <Link
                    href={hrefOf({ kind: "film", id: movie_id }, "")}
                    prefetch={false}
                    className="focus-ring w-fit max-w-full truncate rounded-sm font-medium hover:underline"
                  >
                    {after?.title ?? before?.title}
                  </Link>
                  <FilmDiff before={before} after={after} />
                </li>
              ))}
            </ol>
            <ListMore list={details} />
          </PanelSection>
        </>
      )}
    </SidePanel>
  );
}

function ChangeSetFacts({ changeSet }: { changeSet: ChangeSet }) {
  const { locale } = useReader();
  const { kind, actor, door, at, film_count, request_id, undoes, undone_by } = changeSet;
  const linkTo = (id: string) => (
    <Link href={changeSetHref(id)} className="focus-ring rounded-sm text-accent underline">
      {historyWords.show}
    </Link>
  );
  return (
    <div className="flex flex-col gap-1.5">
      <Facts
        facts={[
          [historyWords.what, kindWords[kind]],
          [historyWords.films, formatNumber(film_count, locale)],
          [historyWords.who, actorName(actor)],
          [historyWords.how, doorWords[door]],
          [historyWords.when, <When key="when" at={at} with="time" />],
          undoes ? [historyWords.undoes, linkTo(undoes)] : undefined,
          undone_by ? [historyWords.undoneBy, linkTo(undone_by)] : undefined,
        ]}
      />
      <CopyText label={historyWords.requestId} text={request_id} />
    </div>
  );
}

function SkeletonPanel() {
  return (
    <div className="flex flex-col gap-3" aria-busy>
      <Skeleton className="w-2/3" />
      <Skeleton className="w-1/2" />
      <Skeleton className="w-3/5" />
    </div>
  );
}
