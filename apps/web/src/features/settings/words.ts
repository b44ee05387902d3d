import type { Permission, Role } from "@marquee/schemas/actor";

/** What the pages of the settings have in common to say. */
export const settingsWords = {
  settings: "Settings",
  notYours: (place: string) => `${place} ${place.endsWith("s") ? "are" : "is"} not for your role`,
  needs: (permission: Permission, role: Role, holders: readonly Role[]) =>
    `This takes the permission ${permission}, which ${role} does not have. An administrator can grant it with the role ${holders.join(" or ")}.`,
  shownOnce: "It is shown this once. Nobody can look it up later, not even an administrator.",
  leaveTitle: "Leave before this is kept?",
  leave: "Leave without it",
  stay: "Stay",
  limit: "Requests a minute",
  limitHelp: "Empty: the installation's own limit. 0: no limit.",
  saveLimit: "Save limit",
  copy: "Copy",
  copied: "Copied",
  copiedTo: "It is in the clipboard.",
  copyByHand: "The browser does not let it be copied. Mark it and copy it by hand.",
};
