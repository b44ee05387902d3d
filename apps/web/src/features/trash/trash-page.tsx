import "server-only";
import { addressOf, firstOf, type SearchParams } from "../../lib/search-params";
import { requireUser } from "../../lib/session";
import { serverTrpc } from "../../lib/trpc-server";
import { Trash } from "./trash";
import { trashQuery } from "./trash-query";

/** The deleted films, the first of them fetched already. */
export async function TrashPage({ searchParams }: { searchParams: SearchParams }) {
  await requireUser(addressOf("/trash", searchParams));
  const { trpc, HydrateClient } = await serverTrpc();
  await trpc.movie.trash.prefetchInfinite(trashQuery(firstOf(searchParams, "title")));
  return (
    <HydrateClient>
      <Trash />
    </HydrateClient>
  );
}
