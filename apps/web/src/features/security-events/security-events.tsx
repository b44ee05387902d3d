"use client";

import { EmptyState } from "@marquee/ui/empty-state";
import { keepPreviousData } from "@tanstack/react-query";
import { ShieldCheck } from "lucide-react";
import { trpc } from "../../lib/trpc";
import { useParams } from "../../lib/use-params";
import { ListMore } from "../page/list-more";
import { LoadProblem } from "../page/load-problem";
import { PageMain } from "../page/page-main";
import { SidePanel } from "../page/side-panel";
import { useOpenThing } from "../settings/use-open-thing";
import { EventFilters, NoEventMatches } from "./event-filters";
import { EventPanel } from "./event-panel";
import { eventQuery } from "./event-query";
import { EventTable } from "./event-table";
import { eventWords } from "./words";

const names = ["kind", "actor", "subject"] as const;

/** What happened around access, the latest first, and beside it the event that is open. */
export function SecurityEvents() {
  const [params, setParams] = useParams(names);
  const list = trpc.audit.list.useInfiniteQuery(eventQuery(params), {
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: keepPreviousData,
  });
  const events = list.data?.pages.flatMap((page) => page.events);
  const { openId, hrefOf, open, close } = useOpenThing();
  const event = events?.find(({ id }) => id === openId);
  const isNarrowed = Object.values(params).some((value) => value !== null);
  const narrow = (changes: Partial<typeof params>) => setParams(changes);
  return (
    <>
      <PageMain
        title={eventWords.title}
        actions={<EventFilters params={params} events={events} onChange={narrow} />}
        footer={<ListMore list={list} />}
      >
        {list.isLoadingError && <LoadProblem title={eventWords.failedList} query={list} />}
        {events?.length === 0 &&
          (isNarrowed ? (
            <NoEventMatches params={params} onChange={narrow} />
          ) : (
            <EmptyState
              icon={ShieldCheck}
              title={eventWords.noneYet}
              description={eventWords.noneYetWhy}
            />
          ))}
        {!list.isLoadingError && events?.length !== 0 && (
          <EventTable
            events={events}
            isStale={list.isPlaceholderData}
            openId={openId}
            hrefOf={hrefOf}
            onOpen={open}
          />
        )}
      </PageMain>
      {event && <EventPanel key={event.id} event={event} onClose={close} onNarrow={narrow} />}
      {openId && !event && list.isSuccess && (
        <SidePanel title={eventWords.gone} onClose={close}>
          <EmptyState icon={ShieldCheck} title={eventWords.gone} description={eventWords.goneWhy} />
        </SidePanel>
      )}
    </>
  );
}
