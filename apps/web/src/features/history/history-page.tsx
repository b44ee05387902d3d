import "server-only";
import { addressOf, firstOf, type SearchParams } from "../../lib/search-params";
import { requireUser } from "../../lib/session";
import { serverTrpc } from "../../lib/trpc-server";
import { History } from "./history";
import { historyQuery } from "./history-query";

/** What was done to films, the latest of it fetched already. */
export async function HistoryPage({ searchParams }: { searchParams: SearchParams }) {
  await requireUser(addressOf("/history", searchParams));
  const { trpc, HydrateClient } = await serverTrpc();
  const first = (name: string) => firstOf(searchParams, name);
  const query = historyQuery({
    kind: first("kind"),
    actor: first("actor"),
    door: first("door"),
    from: first("from"),
    to: first("to"),
  });
  await trpc.changeSet.list.prefetchInfinite(query);
  return (
    <HydrateClient>
      <History />
    </HydrateClient>
  );
}
