import type { Door } from "@marquee/schemas/actor";

/** What all pages have in common to say. */
export const pageWords = {
  loadMore: "Show more",
  noMore: "More did not come.",
  notUpToDate: "The list is not up to date.",
  retry: "Retry",
  notDone: "Not done.",
  undo: "Undo",
  requestId: "Request id",
  unsaved: {
    title: "Leave without saving?",
    told: "What was typed is not saved yet.",
    leave: "Discard changes",
    stay: "Keep editing",
  },
  partLost: "This could not be fetched. Reload the page once you are connected again.",
};

/** The ways by which a call comes, in words. */
export const doorWords: Record<Door, string> = {
  dashboard: "the dashboard",
  rest: "REST",
  trpc: "tRPC",
  client: "the client library",
  system: "Marquee itself",
};
