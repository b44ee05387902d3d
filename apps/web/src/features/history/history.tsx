"use client";

import { Button } from "@marquee/ui/button";
import { EmptyState } from "@marquee/ui/empty-state";
import { keepPreviousData } from "@tanstack/react-query";
import { History as HistoryIcon, SearchX } from "lucide-react";
import { trpc } from "../../lib/trpc";
import { useLiveMark } from "../../lib/use-live-mark";
import { useParams } from "../../lib/use-params";
import { ListMore } from "../page/list-more";
import { LoadProblem } from "../page/load-problem";
import { PageMain } from "../page/page-main";
import { useOpenRow } from "../page/use-open-row";
import { ChangeSetPanel } from "./change-set-panel";
import { HistoryFilters } from "./history-filters";
import { type HistoryParams, historyQuery } from "./history-query";
import { HistoryTable } from "./history-table";
import { historyWords } from "./words";

const names = ["kind", "actor", "door", "from", "to"] as const;
const noFilters: HistoryParams = { kind: null, actor: null, door: null, from: null, to: null };

/** All that was done to films, the latest first, and beside it the change set that is open. */
export function History() {
  const [params, setParams] = useParams(names);
  const list = trpc.changeSet.list.useInfiniteQuery(historyQuery(params), {
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: keepPreviousData,
  });
  const changeSets = list.data?.pages.flatMap((page) => page.change_sets);
  const { openId, hrefOf, open, close } = useOpenRow();
  const isNarrowed = Object.values(params).some((value) => value !== null);
  useLiveMark();
  return (
    <>
      <PageMain
        title={historyWords.title}
        actions={
          <HistoryFilters
            params={params}
            changeSets={changeSets}
            onChange={(changes) => setParams(changes)}
          />
        }
        footer={<ListMore list={list} />}
      >
        {list.isLoadingError && <LoadProblem title={historyWords.failedList} query={list} />}
        {changeSets?.length === 0 &&
          (isNarrowed ? (
            <EmptyState
              icon={SearchX}
              title={historyWords.noMatch}
              description={historyWords.noMatchWhy}
            >
              <Button onClick={() => setParams(noFilters)}>{historyWords.showAll}</Button>
            </EmptyState>
          ) : (
            <EmptyState
              icon={HistoryIcon}
              title={historyWords.noneYet}
              description={historyWords.noneYetWhy}
            />
          ))}
        {!list.isLoadingError && changeSets?.length !== 0 && (
          <HistoryTable
            changeSets={changeSets}
            isStale={list.isPlaceholderData}
            openId={openId}
            hrefOf={hrefOf}
            onOpen={open}
          />
        )}
      </PageMain>
      {openId && <ChangeSetPanel key={openId} id={openId} onClose={close} />}
    </>
  );
}
