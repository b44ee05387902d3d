import "server-only";
import { cookies } from "next/headers";
import { readPreferences } from "../../lib/preferences";
import { serverTrpc } from "../../lib/trpc-server";
import { SettingsPage } from "../settings/settings-page";
import { Account } from "./account";

/** One's own account, fetched already. */
export async function AccountPage() {
  return (
    <SettingsPage place="account">
      {async () => {
        const { trpc, HydrateClient } = await serverTrpc();
        const [kept] = await Promise.all([
          cookies(),
          trpc.account.get.prefetch({}),
          trpc.account.sessions.prefetch({}),
        ]);
        return (
          <HydrateClient>
            <Account keys={readPreferences((name) => kept.get(name)?.value).keys} />
          </HydrateClient>
        );
      }}
    </SettingsPage>
  );
}
