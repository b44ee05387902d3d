import type { Door, Permission, Role } from "@marquee/schemas/actor";

/** What the pages of the settings have in common to say. */
export const settingsWords = {
  notYours: (place: string) => `${place} ${place.endsWith("s") ? "are" : "is"} not for your role`,
  needs: (permission: Permission, role: Role, holders: readonly Role[]) =>
    `This takes the permission ${permission}, which ${role} does not have. An administrator can grant it with the role ${holders.join(" or ")}.`,
  loadMore: "Show more",
  noMore: "More did not come.",
  notUpToDate: "The list is not up to date.",
  retry: "Retry",
  notDone: "Not done.",
  cancel: "Cancel",
  shownOnce: "It is shown this once. Nobody can look it up later, not even an administrator.",
  leaveTitle: "Leave before this is kept?",
  leave: "Leave without it",
  stay: "Stay",
  undo: "Undo",
  limit: "Requests a minute",
  limitHelp: "Empty: the installation's own limit. 0: no limit.",
  saveLimit: "Save limit",
  copy: "Copy",
  copied: "Copied",
  copiedTo: "It is in the clipboard.",
  copyByHand: "The browser does not let it be copied. Mark it and copy it by hand.",
  requestId: "Request id",
};

/** The ways by which a call comes, in words. */
export const doorWords: Record<Door, string> = {
  dashboard: "the dashboard",
  rest: "REST",
  trpc: "tRPC",
  client: "the client library",
  system: "Marquee itself",
};
