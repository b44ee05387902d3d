import "server-only";
import type { SearchParams } from "../../lib/search-params";
import { serverTrpc } from "../../lib/trpc-server";
import { SettingsPage } from "../settings/settings-page";
import { eventQuery } from "./event-query";
import { SecurityEvents } from "./security-events";

/** What happened around access, the latest of it fetched already. */
export async function SecurityEventsPage({ searchParams }: { searchParams: SearchParams }) {
  return (
    <SettingsPage place="events" searchParams={searchParams}>
      {async () => {
        const { trpc, HydrateClient } = await serverTrpc();
        const first = (name: string) => [searchParams[name]].flat()[0] || null;
        const query = eventQuery({
          kind: first("kind"),
          actor: first("actor"),
          subject: first("subject"),
        });
        await Promise.all([
          trpc.audit.list.prefetchInfinite(query),
          trpc.user.list.prefetchInfinite({}),
        ]);
        return (
          <HydrateClient>
            <SecurityEvents />
          </HydrateClient>
        );
      }}
    </SettingsPage>
  );
}
