"use client";

import type { ChangeSet } from "@marquee/schemas/change-set";
import { TableCell, type TableColumn, TableRow } from "@marquee/ui/table";
import { formatNumber } from "../../lib/numbers";
import { useReader } from "../../lib/reader";
import { ListTable } from "../page/list-table";
import { OpenLink } from "../page/open-link";
import { SkeletonTableRows } from "../page/skeleton-table-rows";
import { When } from "../page/when";
import { doorWords } from "../page/words";
import { actorName, historyWords } from "./words";

const columns = [
  { id: "what", label: historyWords.what },
  { id: "films", label: historyWords.films, isNumber: true },
  { id: "who", label: historyWords.who },
  { id: "how", label: historyWords.how, isWide: true },
  { id: "when", label: historyWords.when },
] as const satisfies readonly TableColumn[];
const [, filmsColumn, , howColumn] = columns;

/** Change sets, the latest first; undefined while they are still to come. */
export function HistoryTable({
  changeSets,
  isStale,
  openId,
  hrefOf,
  onOpen,
}: {
  changeSets: readonly ChangeSet[] | undefined;
  /** They are those of the filters before. */
  isStale: boolean;
  openId: string | undefined;
  hrefOf: (id: string) => string;
  onOpen: (id: string) => void;
}) {
  const { locale } = useReader();
  return (
    <ListTable
      label={historyWords.title}
      columns={columns}
      aria-busy={!changeSets || isStale}
      className={`transition-opacity ${isStale ? "opacity-60 delay-150" : ""}`}
    >
      {!changeSets && <SkeletonTableRows columns={columns} />}
      {changeSets?.map(({ id, summary, film_count, actor, door, at, undone_by }) => (
        <TableRow key={id} isOpen={id === openId}>
          <TableCell>
            <OpenLink href={hrefOf(id)} onOpen={() => onOpen(id)}>
              <span className={undone_by ? "text-muted line-through" : undefined}>{summary}</span>
            </OpenLink>
            {undone_by && <span className="ml-2 text-12 text-muted">{historyWords.undone}</span>}
          </TableCell>
          <TableCell column={filmsColumn}>{formatNumber(film_count, locale)}</TableCell>
          <TableCell>
            <span className="block min-w-16 wrap-anywhere">{actorName(actor)}</span>
          </TableCell>
          <TableCell column={howColumn}>{doorWords[door]}</TableCell>
          <TableCell>
            <When at={at} />
          </TableCell>
        </TableRow>
      ))}
    </ListTable>
  );
}
