import "server-only";
import { requireUser } from "../../lib/session";
import { serverTrpc } from "../../lib/trpc-server";
import { Today } from "./today";
import { changesQuery, weekQuery } from "./week-films";

/** Today, with what is quick to have already fetched; the browser asks for what has to be counted. */
export async function TodayPage() {
  await requireUser("/today");
  const { trpc, HydrateClient } = await serverTrpc();
  await Promise.all([
    trpc.movie.stats.prefetch({}),
    trpc.movie.list.prefetch(weekQuery),
    trpc.changeSet.list.prefetch(changesQuery),
  ]);
  return (
    <HydrateClient>
      <Today />
    </HydrateClient>
  );
}
