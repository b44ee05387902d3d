"use client";

import { Button } from "@marquee/ui/button";
import { EmptyState } from "@marquee/ui/empty-state";
import { keepPreviousData } from "@tanstack/react-query";
import { SearchX, Trash2 } from "lucide-react";
import { useState } from "react";
import { filmsWord } from "../../lib/films-word";
import { useCan, useReader } from "../../lib/reader";
import { useShortcut } from "../../lib/shortcuts";
import { trpc } from "../../lib/trpc";
import { useLiveMark } from "../../lib/use-live-mark";
import { useParam } from "../../lib/use-params";
import { late, useLoadAhead } from "../page/late";
import { ListMore } from "../page/list-more";
import { LoadProblem } from "../page/load-problem";
import { PageMain } from "../page/page-main";
import { trashQuery } from "./trash-query";
import { TrashSearch } from "./trash-search";
import { TrashTable } from "./trash-table";
import { useRowSelection } from "./use-row-selection";
import { trashWords } from "./words";

const RestoreDialog = late(() => import("./restore-dialog"));
const later = [RestoreDialog];

/** The deleted films, the last deleted first; one is restored at once, many after a look at them. */
export function Trash() {
  const [title, setTitle] = useParam("title");
  const { locale } = useReader();
  const canWrite = useCan("movie.write");
  const list = trpc.movie.trash.useInfiniteQuery(trashQuery(title), {
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: keepPreviousData,
  });
  const movies = list.data?.pages.flatMap((page) => page.movies);
  const selection = useRowSelection(movies?.map(({ id }) => id) ?? []);
  const [isAsking, setAsking] = useState(false);
  useLiveMark();
  useLoadAhead(later);
  useShortcut("leave", selection.clear);
  const count = selection.ids.length;
  return (
    <PageMain
      title={trashWords.title}
      actions={<TrashSearch title={title ?? ""} onTitle={(typed) => setTitle(typed, "replace")} />}
      footer={
        <>
          <ListMore list={list} />
          {count > 0 && (
            <footer className="flex h-12 shrink-0 items-center gap-2 border-line border-t bg-canvas px-4">
              <p role="status" className="mr-2 font-medium tabular-nums">
                {trashWords.selected(filmsWord(count, locale))}
              </p>
              <Button variant="primary" onClick={() => setAsking(true)}>
                {trashWords.restoreSelected}
              </Button>
              <Button variant="quiet" onClick={selection.clear}>
                {trashWords.clear}
              </Button>
            </footer>
          )}
        </>
      }
    >
      {list.isLoadingError && <LoadProblem title={trashWords.failedList} query={list} />}
      {movies?.length === 0 && (
        <NothingThere title={title} onAll={() => setTitle(null, "replace")} />
      )}
      {!list.isLoadingError && movies?.length !== 0 && (
        <TrashTable
          movies={movies}
          isStale={list.isPlaceholderData}
          selection={canWrite ? selection : undefined}
        />
      )}
      {isAsking && (
        <RestoreDialog
          ids={selection.ids}
          onClose={() => setAsking(false)}
          onRestored={() => {
            setAsking(false);
            selection.clear();
          }}
        />
      )}
    </PageMain>
  );
}

function NothingThere({ title, onAll }: { title: string | null; onAll: () => void }) {
  if (!title) {
    return <EmptyState icon={Trash2} title={trashWords.empty} description={trashWords.emptyWhy} />;
  }
  return (
    <EmptyState icon={SearchX} title={trashWords.noMatch} description={`“${title}”`}>
      <Button onClick={onAll}>{trashWords.showAll}</Button>
    </EmptyState>
  );
}
