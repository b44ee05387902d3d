import "server-only";
import type { AppRouter } from "@marquee/api/router";
import { createHydrationHelpers } from "@trpc/react-query/rsc";
import { cache } from "react";
import { application } from "./application";
import { makeQueryClient } from "./query-client";
import { currentActor } from "./session";

const getQueryClient = cache(makeQueryClient);

/** Procedures called for the page being rendered, and what carries their answers to the browser. */
export const serverTrpc = cache(async () => {
  const caller = application().createCaller(await currentActor(), crypto.randomUUID());
  return createHydrationHelpers<AppRouter>(caller, getQueryClient);
});
