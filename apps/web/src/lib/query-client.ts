import {
  defaultShouldDehydrateQuery,
  MutationCache,
  QueryCache,
  QueryClient,
} from "@tanstack/react-query";
import { enrolPath } from "./callback-path";
import { isPassing, problemOf } from "./request-problem";

/** A cache of what the server said. One a request on the server, one a page in the browser. */
export function makeQueryClient(): QueryClient {
  const isBrowser = typeof window !== "undefined";
  const onError = (error: unknown) => isBrowser && leadToEnrolment(error);
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
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

/** Who must enrol a second factor first is led to where that is done, also in the middle of something. */
function leadToEnrolment(error: unknown): void {
  if (problemOf(error).code !== "second_factor_required") return;
  const { pathname, search } = window.location;
  window.location.assign(enrolPath(pathname + search));
}
