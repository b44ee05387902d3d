import type { AppRouter } from "@marquee/api/router";
import { httpBatchLink, httpLink, splitLink, TRPCClientError, type TRPCLink } from "@trpc/client";
import { createTRPCReact } from "@trpc/react-query";
import { observable } from "@trpc/server/observable";
import { isOffline } from "./request-problem";

/** The API's procedures as React hooks. */
export const trpc = createTRPCReact<AppRouter>();

/** Options of a query that travels alone, so that it neither waits for others nor fails with them. */
export const alone = { context: { isAlone: true } };

const endpoint = {
  url: "/api/trpc",
  // Without it the session cookie does not count.
  headers: { "X-Marquee-Client": "dashboard" },
};

/** A client for the API of the site that served this page. */
export function makeTrpcClient() {
  return trpc.createClient({
    links: [
      withoutDirection,
      noWritesOffline,
      splitLink({
        condition: ({ context }) => context.isAlone === true,
        true: httpLink(endpoint),
        false: httpBatchLink({ ...endpoint, maxItems: 10 }),
      }),
    ],
  });
}

/** While the browser is offline nothing is sent that would be written at who knows which time. */
const noWritesOffline: TRPCLink<AppRouter> = () => {
  return ({ op, next }) =>
    observable((observer) => {
      if (op.type !== "mutation" || !isOffline()) return next(op).subscribe(observer);
      observer.error(TRPCClientError.from(new Error("The browser is offline")));
    });
};

// Endless lists send the direction they grow in, which is an unknown field to the API.
const withoutDirection: TRPCLink<AppRouter> = () => {
  return ({ op, next }) =>
    observable((observer) => {
      const { input } = op;
      const isEndless = typeof input === "object" && input !== null && "direction" in input;
      return next(isEndless ? { ...op, input: { ...input, direction: undefined } } : op).subscribe(
        observer,
      );
    });
};
