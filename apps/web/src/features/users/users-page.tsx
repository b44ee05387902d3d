import "server-only";
import type { SearchParams } from "../../lib/search-params";
import { serverTrpc } from "../../lib/trpc-server";
import { SettingsPage } from "../settings/settings-page";
import { Users } from "./users";

/** Who may sign in, the first of them fetched already. */
export async function UsersPage({ searchParams }: { searchParams: SearchParams }) {
  return (
    <SettingsPage place="users" searchParams={searchParams}>
      {async (person) => {
        const { trpc, HydrateClient } = await serverTrpc();
        await trpc.user.list.prefetchInfinite({});
        return (
          <HydrateClient>
            <Users selfId={person.id} />
          </HydrateClient>
        );
      }}
    </SettingsPage>
  );
}
