"use client";

import type { User } from "@marquee/schemas/user";
import { TableCell, type TableColumn, TableRow } from "@marquee/ui/table";
import { factorState, userState } from "../../lib/user-state";
import { ListTable } from "../page/list-table";
import { OpenLink } from "../page/open-link";
import { SkeletonTableRows } from "../page/skeleton-table-rows";
import { StateWord } from "../page/state-word";
import { When } from "../page/when";
import type { useUsers } from "./use-users";
import { userWords } from "./words";

const columns = [
  { id: "name", label: userWords.name },
  { id: "role", label: userWords.role },
  { id: "state", label: userWords.state },
  { id: "factor", label: userWords.secondFactor, isWide: true },
  { id: "seen", label: userWords.lastSeen, isWide: true },
] as const satisfies readonly TableColumn[];
const [, , , factorColumn, seenColumn] = columns;

/** Everyone who may sign in, or might. */
export function UserTable({
  list,
  selfId,
  openId,
  hrefOf,
  onOpen,
}: {
  list: ReturnType<typeof useUsers>;
  selfId: string;
  openId: string | undefined;
  hrefOf: (id: string) => string;
  onOpen: (id: string) => void;
}) {
  return (
    <ListTable label={userWords.title} columns={columns} aria-busy={list.isPending}>
      {list.isPending && <SkeletonTableRows columns={columns} />}
      {list.users.map((user) => (
        <TableRow key={user.id} isOpen={user.id === openId}>
          <TableCell>
            <OpenLink href={hrefOf(user.id)} onOpen={() => onOpen(user.id)}>
              {user.user}
            </OpenLink>
            {user.id === selfId && <span className="text-muted"> · {userWords.you}</span>}
          </TableCell>
          <TableCell>{user.role}</TableCell>
          <TableCell>
            <UserState user={user} />
          </TableCell>
          <TableCell column={factorColumn}>
            <span className="whitespace-nowrap">{factorState(user)}</span>
          </TableCell>
          <TableCell column={seenColumn}>
            {user.last_seen_at ? <When at={user.last_seen_at} /> : userWords.never}
          </TableCell>
        </TableRow>
      ))}
    </ListTable>
  );
}

export function UserState({ user }: { user: User }) {
  const state = userState(user);
  return (
    <span className="whitespace-nowrap">
      <StateWord kind={state === "Active" ? "good" : "off"}>{state}</StateWord>
    </span>
  );
}
