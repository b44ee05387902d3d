import "server-only";
import { cookies } from "next/headers";
import { callbackPath } from "../../lib/callback-path";
import { readPreferences } from "../../lib/preferences";
import type { SearchParams } from "../../lib/search-params";
import { serverTrpc } from "../../lib/trpc-server";
import { SettingsPage } from "../settings/settings-page";
import { Account } from "./account";

/** One's own account, fetched already. */
export async function AccountPage({ searchParams }: { searchParams: SearchParams }) {
  return (
    <SettingsPage place="account" searchParams={searchParams}>
      {async (person) => {
        const { trpc, HydrateClient } = await serverTrpc();
        const [kept] = await Promise.all([
          cookies(),
          trpc.account.get.prefetch({}),
          trpc.account.sessions.prefetch({}),
        ]);
        return (
          <HydrateClient>
            <Account
              keys={readPreferences((name) => kept.get(name)?.value).keys}
              heldUpFrom={
                person.must_enrol ? callbackPath([searchParams.callbackUrl].flat()[0]) : undefined
              }
            />
          </HydrateClient>
        );
      }}
    </SettingsPage>
  );
}
