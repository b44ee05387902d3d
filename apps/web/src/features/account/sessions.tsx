"use client";

import type { AccountSession } from "@marquee/schemas/account";
import { Button } from "@marquee/ui/button";
import { Table, TableCell, type TableColumn, TableRow } from "@marquee/ui/table";
import { toast } from "@marquee/ui/toast";
import { signInPath } from "../../lib/callback-path";
import { trpc } from "../../lib/trpc";
import { useRun } from "../../lib/use-run";
import { ConfirmAction } from "../page/confirm-action";
import { LoadProblem } from "../page/load-problem";
import { PanelSection } from "../page/panel-section";
import { ProblemNote } from "../page/problem-note";
import { SkeletonTableRows } from "../page/skeleton-table-rows";
import { When } from "../page/when";
import { accountWords } from "./words";

const columns = [
  { id: "device", label: accountWords.device },
  { id: "seen", label: accountWords.lastSeen },
  { id: "address", label: accountWords.address, isWide: true },
  { id: "signed-in", label: accountWords.signedIn, isWide: true },
  { id: "actions", label: accountWords.actions, isNumber: true, isPlain: true },
] as const satisfies readonly TableColumn[];
const [, , addressColumn, signedInColumn, actionColumn] = columns;

/** The browsers in which one is signed in, each of which can be signed out. */
export function Sessions() {
  const utils = trpc.useUtils();
  const sessions = trpc.account.sessions.useQuery({});
  const everywhere = trpc.account.signOutEverywhere.useMutation();
  const { problem, run } = useRun();
  const revoke = trpc.account.revokeSession.useMutation({
    onSuccess: () => utils.account.sessions.invalidate(),
  });
  const end = (session: AccountSession) =>
    run(async () => {
      await revoke.mutateAsync({ id: session.id });
      toast(accountWords.revoked(deviceOf(session)));
    });

  return (
    <PanelSection heading="h2" title={accountWords.sessions}>
      <p className="text-muted">{accountWords.sessionsWhy}</p>
      <ProblemNote failed={accountWords.notRevoked} problem={problem} />
      {sessions.isLoadingError ? (
        <LoadProblem title={accountWords.failedSessions} query={sessions} />
      ) : (
        <div className="@container overflow-hidden rounded-md border border-line *:-mb-px">
          <Table label={accountWords.sessions} columns={columns} aria-busy={sessions.isPending}>
            {sessions.isPending && <SkeletonTableRows columns={columns} />}
            {sessions.data?.map((session) => (
              <SessionRow
                key={session.id}
                session={session}
                isEnding={revoke.isPending && revoke.variables.id === session.id}
                onEnd={() => void end(session)}
              />
            ))}
          </Table>
        </div>
      )}
      <div>
        <ConfirmAction
          label={accountWords.everywhere}
          title={accountWords.everywhereTitle}
          description={accountWords.everywhereWhy}
          action={accountWords.everywhere}
          failed={accountWords.notRevoked}
          run={() => everywhere.mutateAsync({})}
          onDone={() => window.location.assign(signInPath(window.location.pathname))}
        />
      </div>
    </PanelSection>
  );
}

function SessionRow({
  session,
  isEnding,
  onEnd,
}: {
  session: AccountSession;
  isEnding: boolean;
  onEnd: () => void;
}) {
  return (
    <TableRow>
      <TableCell>
        <span className="font-medium">{deviceOf(session)}</span>
        {session.is_current && <span className="text-muted"> · {accountWords.thisOne}</span>}
      </TableCell>
      <TableCell>
        <When at={session.last_seen_at} />
      </TableCell>
      <TableCell column={addressColumn}>{session.address ?? "—"}</TableCell>
      <TableCell column={signedInColumn}>
        <When at={session.created_at} />
      </TableCell>
      <TableCell column={actionColumn}>
        {!session.is_current && (
          <Button
            aria-label={accountWords.revoke(deviceOf(session))}
            isPending={isEnding}
            onClick={onEnd}
          >
            {accountWords.actions}
          </Button>
        )}
      </TableCell>
    </TableRow>
  );
}

function deviceOf({ device }: AccountSession): string {
  return device ?? accountWords.unknownDevice;
}
