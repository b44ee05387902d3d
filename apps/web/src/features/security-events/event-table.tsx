"use client";

import type { SecurityEvent } from "@marquee/schemas/security-event";
import { TableCell, type TableColumn, TableRow } from "@marquee/ui/table";
import { ListTable } from "../page/list-table";
import { OpenLink } from "../page/open-link";
import { SkeletonTableRows } from "../page/skeleton-table-rows";
import { StateWord } from "../page/state-word";
import { When } from "../page/when";
import { doorWords } from "../page/words";
import { eventWords, happened, isAlarming, partyName } from "./words";

const columns = [
  { id: "what", label: eventWords.what },
  { id: "about", label: eventWords.about },
  { id: "who", label: eventWords.who, isWide: true },
  { id: "from", label: eventWords.from, isWide: true },
  { id: "when", label: eventWords.when },
] as const satisfies readonly TableColumn[];
const [, , whoColumn, fromColumn] = columns;

/** Events, the latest first; undefined while they are still to come. */
export function EventTable({
  events,
  isStale,
  openId,
  hrefOf,
  onOpen,
}: {
  events: readonly SecurityEvent[] | undefined;
  /** They are those of the filters before. */
  isStale: boolean;
  openId: string | undefined;
  hrefOf: (id: string) => string;
  onOpen: (id: string) => void;
}) {
  return (
    <ListTable
      label={eventWords.title}
      columns={columns}
      aria-busy={!events || isStale}
      className={`transition-opacity ${isStale ? "opacity-60 delay-150" : ""}`}
    >
      {!events && <SkeletonTableRows columns={columns} />}
      {events?.map((event) => (
        <TableRow key={event.id} isOpen={event.id === openId}>
          <TableCell>
            <OpenLink href={hrefOf(event.id)} onOpen={() => onOpen(event.id)}>
              <EventKind event={event} />
            </OpenLink>
          </TableCell>
          <TableCell>
            <Party party={event.subject} />
          </TableCell>
          <TableCell column={whoColumn}>
            <Party party={event.actor} />
          </TableCell>
          <TableCell column={fromColumn}>
            <span className="tabular-nums">{event.address ?? doorWords[event.door]}</span>
          </TableCell>
          <TableCell>
            <When at={event.at} />
          </TableCell>
        </TableRow>
      ))}
    </ListTable>
  );
}

/** No narrower than most names, so that a long one elsewhere does not break them. */
function Party({ party }: { party: SecurityEvent["actor"] | SecurityEvent["subject"] }) {
  return <span className="block min-w-20 wrap-anywhere">{partyName(party)}</span>;
}

function EventKind({ event }: { event: SecurityEvent }) {
  const words = happened(event);
  return (
    <span className="inline-block min-w-28 @min-[42rem]:min-w-52">
      {isAlarming(event) ? <StateWord kind="bad">{words}</StateWord> : words}
    </span>
  );
}
