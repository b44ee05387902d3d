"use client";

import type { ApiKey } from "@marquee/schemas/api-key";
import { TableCell, type TableColumn, TableRow } from "@marquee/ui/table";
import { useReader } from "../../lib/reader";
import { ListTable } from "../page/list-table";
import { OpenLink } from "../page/open-link";
import { SkeletonTableRows } from "../page/skeleton-table-rows";
import { StateWord } from "../page/state-word";
import { When } from "../page/when";
import { keyRole, keyState, keyWords } from "./words";

const columns = [
  { id: "name", label: keyWords.name },
  { id: "role", label: keyWords.role, isWide: true },
  { id: "state", label: keyWords.state },
  { id: "used", label: keyWords.lastUsed },
  { id: "ends", label: keyWords.ends, isWide: true },
  { id: "owner", label: keyWords.owner, isWide: true },
] as const satisfies readonly TableColumn[];
const [, roleColumn, , , endsColumn, ownerColumn] = columns;

/** The keys of programs; undefined while they are still to come. */
export function ApiKeyTable({
  keys,
  openId,
  hrefOf,
  onOpen,
}: {
  keys: readonly ApiKey[] | undefined;
  openId: string | undefined;
  hrefOf: (id: string) => string;
  onOpen: (id: string) => void;
}) {
  return (
    <ListTable label={keyWords.title} columns={columns} aria-busy={!keys}>
      {!keys && <SkeletonTableRows columns={columns} />}
      {keys?.map((key) => (
        <TableRow key={key.id} isOpen={key.id === openId}>
          <TableCell>
            <OpenLink href={hrefOf(key.id)} onOpen={() => onOpen(key.id)}>
              {key.name}
            </OpenLink>
          </TableCell>
          <TableCell column={roleColumn}>{keyRole(key)}</TableCell>
          <TableCell>
            <ApiKeyState apiKey={key} />
          </TableCell>
          <TableCell>
            {key.last_used_at ? <When at={key.last_used_at} /> : keyWords.never}
          </TableCell>
          <TableCell column={endsColumn}>
            {key.expires_at ? <When at={key.expires_at} with="day" /> : keyWords.endsNever}
          </TableCell>
          <TableCell column={ownerColumn}>{key.owner.name}</TableCell>
        </TableRow>
      ))}
    </ListTable>
  );
}

export function ApiKeyState({ apiKey }: { apiKey: ApiKey }) {
  const { now } = useReader();
  const state = keyState(apiKey, now);
  return <StateWord kind={state === "Works" ? "good" : "off"}>{state}</StateWord>;
}
