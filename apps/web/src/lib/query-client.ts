import {
  defaultShouldDehydrateQuery,
  MutationCache,
  QueryCache,
  QueryClient,
} from "@tanstack/react-query";
import { enrolPath } from "./callback-path";
import { tellAnswered } from "./connection";
import { isPassing, problemOf } from "./request-problem";
import { tellSignedOut } from "./signed-out";

/** A cache of what the server said. One a request on the server, one a page in the browser. */
export function makeQueryClient(): QueryClient {
  const isBrowser = typeof window !== "undefined";
  const onError = (error: unknown) => isBrowser && onFailure(error);
  const onSuccess = () => isBrowser && tellAnswered(true);
  return new QueryClient({
    queryCache: new QueryCache({ onError, onSuccess }),
    mutationCache: new MutationCache({ onError, onSuccess }),
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

/**
 * What any failed call may mean for the whole page: whoever is signed out is asked to sign in again over
 * it, and where nothing answers that is said. Who must enrol a second factor first is
 * led to where that is done, also in the middle of something.
 */
function onFailure(error: unknown): void {
  const { code } = problemOf(error);
  if (code === "unauthenticated") tellSignedOut();
  else if (code === "unreachable") tellAnswered(false);
  else if (code === "second_factor_required") {
    const { pathname, search } = window.location;
    window.location.assign(enrolPath(pathname + search));
  }
}
