import { defaultShouldDehydrateQuery, QueryClient } from "@tanstack/react-query";
import { isPassing } from "./request-problem";

/** A cache of what the server said. One a request on the server, one a page in the browser. */
export function makeQueryClient(): QueryClient {
  const isBrowser = typeof window !== "undefined";
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        // Being offline is an answer, too: nothing waits unseen for better times.
        networkMode: "always",
        retry: isBrowser ? (failures, error) => failures < 2 && isPassing(error) : false,
        retryDelay: (failures) => 250 * 2 ** failures,
      },
      mutations: { networkMode: "always" },
      dehydrate: {
        shouldDehydrateQuery: (query) =>
          defaultShouldDehydrateQuery(query) || query.state.status === "pending",
      },
    },
  });
}
