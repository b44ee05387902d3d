import type { AppRouter } from "@marquee/api/router";
import { httpBatchLink, httpLink, splitLink, type TRPCLink } from "@trpc/client";
import { createTRPCReact } from "@trpc/react-query";
import { observable } from "@trpc/server/observable";

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
      splitLink({
        condition: ({ context }) => context.isAlone === true,
        true: httpLink(endpoint),
        false: httpBatchLink({ ...endpoint, maxItems: 10 }),
      }),
    ],
  });
}

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
