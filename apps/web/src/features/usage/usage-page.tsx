import "server-only";
import type { SearchParams } from "../../lib/search-params";
import { serverTrpc } from "../../lib/trpc-server";
import { SettingsPage } from "../settings/settings-page";
import { Usage } from "./usage";
import { usageQueries } from "./usage-query";

/** Who calls what, fetched already. */
export async function UsagePage({ searchParams }: { searchParams: SearchParams }) {
  return (
    <SettingsPage place="usage" searchParams={searchParams}>
      {async () => {
        const { trpc, HydrateClient } = await serverTrpc();
        const first = (name: string) => [searchParams[name]].flat()[0] || null;
        const params = {
          period: first("period"),
          caller: first("caller"),
          route: first("route"),
        };
        const { overTime, callers, routes } = usageQueries(params, Date.now());
        await Promise.all(
          [overTime, callers, routes].map((query) => trpc.usage.summary.prefetch(query)),
        );
        return (
          <HydrateClient>
            <Usage />
          </HydrateClient>
        );
      }}
    </SettingsPage>
  );
}
