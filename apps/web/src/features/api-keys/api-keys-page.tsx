import "server-only";
import { getServerConfig } from "../../lib/config";
import type { SearchParams } from "../../lib/search-params";
import { serverTrpc } from "../../lib/trpc-server";
import { SettingsPage } from "../settings/settings-page";
import { ApiKeys } from "./api-keys";

/** The keys of programs, fetched already. */
export async function ApiKeysPage({ searchParams }: { searchParams: SearchParams }) {
  return (
    <SettingsPage place="keys" searchParams={searchParams}>
      {async (person) => {
        const { trpc, HydrateClient } = await serverTrpc();
        await trpc.apiKey.list.prefetch({});
        return (
          <HydrateClient>
            <ApiKeys ownRole={person.role} origin={getServerConfig().public_url} />
          </HydrateClient>
        );
      }}
    </SettingsPage>
  );
}
